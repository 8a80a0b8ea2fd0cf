// Reads a date from a text (dates.h, ReadDate). First as ISO 8601; what is not ISO word by word, as browsers
// do: numbers fill first the time (when a colon follows), then day, month and year; words are months, zones,
// am and pm.
#include <algorithm>

#include "shared/base/ascii.h"
#include "shared/expression/date_parts.h"
#include "shared/expression/unicode.h"

namespace expression {
namespace {

using base::IsDigit;
bool IsWordly(char c) { return static_cast<unsigned char>(c) >= 'A'; }  // as browsers see it: "_" and "ā" too

struct Number {
  long value = 0;
  std::size_t digits = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Date Read() {
    const Iso iso = ReadIso();
    if (iso == Iso::kYes) return parts_.ToIsoDate();
    return iso == Iso::kLoose && ReadLoose() ? parts_.ToLooseDate() : Date{kNaN};
  }

 private:
  enum class Iso { kYes, kLoose, kBroken };  // kBroken: a time after "T" that no other rule may read

  // YYYY[-MM[-DD]][THH:mm[:ss[.sss]][Z|±HH:mm]], also ±YYYYYY. What was read stays in parts_ for the loose
  // rules.
  Iso ReadIso() {
    if (Peek() == '+' || Peek() == '-') {
      const bool negative = Peek() == '-';
      if (DigitsAt(at_ + 1) != 6 || text_.substr(at_) == "-000000") return Iso::kLoose;
      ++at_;
      const long year = Take().value;
      if (negative && year == 0) return at_ = 0, Iso::kLoose;
      parts_.AddDay(negative ? -year : year);
    } else if (DigitsAt(at_) == 4) {
      parts_.AddDay(Take().value);
    } else {
      return Iso::kLoose;
    }
    for (const long most : {12, 31}) {
      if (!Skip('-')) break;
      const std::size_t start = at_;
      const Number number = DigitsAt(at_) == 2 ? Take() : Number{};
      if (number.value < 1 || number.value > most) return at_ = start, Iso::kLoose;
      parts_.AddDay(number.value);
    }
    if (at_ == text_.size()) return parts_.SetZone(0), Iso::kYes;
    if ((Peek() != 'T' && Peek() != 't') || (at_ + 1 < text_.size() && IsWordly(text_[at_ + 1]))) return Iso::kLoose;
    ++at_;
    return ReadIsoTime() && ReadIsoZone() && at_ == text_.size() ? Iso::kYes : Iso::kBroken;
  }

  bool ReadIsoTime() {
    if (!TakeTwo(24) || !Skip(':') || !TakeTwo(59)) return false;
    if (Skip(':')) {
      if (!TakeTwo(59)) return false;
      if (Skip('.')) {
        if (!IsDigit(Peek())) return false;
        parts_.AddTime(Milliseconds(Take()));
      }
    }
    return parts_.time[0] < 24 || parts_.time[1] + parts_.time[2] + parts_.time[3] == 0;
  }

  bool TakeTwo(long most) {
    if (DigitsAt(at_) != 2) return false;
    const long number = Take().value;
    return number <= most && parts_.AddTime(number);
  }

  bool ReadIsoZone() {
    if (at_ == text_.size()) return true;
    if (Skip('Z') || Skip('z')) return parts_.SetZone(0), true;
    const char sign = Peek();
    if (sign != '+' && sign != '-') return false;
    ++at_;
    parts_.sign = sign == '-' ? -1 : 1;
    if (DigitsAt(at_) == 4) {
      const long number = Take().value;
      parts_.zone_hours = number / 100, parts_.zone_minutes = number % 100;
    } else {
      if (DigitsAt(at_) != 2) return false;
      parts_.zone_hours = Take().value;
      if (!Skip(':') || DigitsAt(at_) != 2) return false;
      parts_.zone_minutes = Take().value;
    }
    return parts_.zone_hours < 24 && *parts_.zone_minutes < 60;
  }

  bool ReadLoose() {
    bool number_read = parts_.days > 0;
    while (at_ < text_.size()) {
      const char c = Peek();
      if (IsDigit(c)) {
        number_read = true;
        if (!LooseNumber()) return false;
      } else if (IsWordly(c)) {
        if (!LooseWord(number_read)) return false;
      } else if ((c == '+' || c == '-') &&
                 (parts_.times > 0 || (parts_.sign != 0 && parts_.zone_hours == 0 && parts_.zone_minutes == 0))) {
        number_read = true;
        if (!LooseZone()) return false;
      } else if ((c == '+' || c == '-' || c == ')') && number_read) {
        return false;
      } else if (c == '(') {
        SkipBrackets();
      } else {
        ++at_;
      }
    }
    return true;
  }

  bool LooseNumber() {
    const Number number = Take();
    if (Skip(':')) {
      if (Skip(':')) return parts_.times == 0 && parts_.AddTime(number.value) && parts_.AddTime(0);
      if (!parts_.AddTime(number.value)) return false;
      Skip('.');
      return true;
    }
    if (Peek() == '.' && parts_.ExpectsTime(number.value)) {
      ++at_;
      parts_.AddTime(number.value);
      if (!IsDigit(Peek())) return false;
      return FinishTime(Milliseconds(Take()));
    }
    if (parts_.sign != 0 && !parts_.zone_minutes && number.value < 60) return parts_.zone_minutes = number.value, true;
    if (parts_.ExpectsTime(number.value)) {
      FinishTime(number.value);
      const char next = Peek();
      const bool z = (next == 'z' || next == 'Z') && (at_ + 1 == text_.size() || !IsWordly(text_[at_ + 1]));
      return at_ == text_.size() || IsSpace() || z || next == '+' || next == '-';
    }
    if (!parts_.AddDay(number.value)) return false;
    Skip('-');
    return true;
  }

  bool FinishTime(long number) {
    const bool added = parts_.AddTime(number);
    parts_.times = parts_.time.size();
    return added;
  }

  // A word that means nothing may stand before the first number only, and not touch it.
  bool LooseWord(bool number_read) {
    const std::size_t start = at_;
    while (at_ < text_.size() && IsWordly(Peek()) && !IsSpace()) ++at_;
    if (at_ == start) return ++at_, true;
    const DateMeaning known = MeaningOf(text_.substr(start, at_ - start));
    if (known.word == DateWord::kHalfDay && parts_.times > 0) return parts_.half_day = known.value, true;
    if (known.word == DateWord::kMonth) {
      parts_.month = known.value;
      Skip('-');
      return true;
    }
    if (known.word == DateWord::kZone && number_read) return parts_.SetZone(known.value), true;
    return !number_read && !IsDigit(Peek());
  }

  bool LooseZone() {
    parts_.sign = Peek() == '-' ? -1 : 1;
    ++at_;
    const Number number = IsDigit(Peek()) ? Take() : Number{};
    parts_.zone_minutes.reset();
    parts_.zone_hours = number.value;
    if (Peek() == ':') return true;
    if (number.digits == 0 || number.digits > 4) return false;
    if (number.digits > 2) parts_.zone_hours = number.value / 100;
    parts_.zone_minutes = number.digits > 2 ? number.value % 100 : 0;
    return true;
  }

  void SkipBrackets() {
    int depth = 0;
    do {
      depth += Peek() == '(' ? 1 : Peek() == ')' ? -1 : 0;
      ++at_;
    } while (at_ < text_.size() && depth > 0);
  }

  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool Skip(char c) { return Peek() == c && at_ < text_.size() ? (++at_, true) : false; }
  bool IsSpace() const {
    const std::string_view rest = text_.substr(at_, 3);
    return !rest.empty() && (TrimWide(rest.substr(0, 1)).empty() || !rest.starts_with(TrimWide(rest)));
  }
  std::size_t DigitsAt(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() && IsDigit(text_[end])) ++end;
    return end - from;
  }
  // Nine digits count, leading zeros aside; the rest is passed over.
  Number Take() {
    Number number{0, DigitsAt(at_)};
    int counted = 0;
    for (const std::size_t end = at_ + number.digits; at_ < end; ++at_) {
      if (counted == 9 || (counted == 0 && text_[at_] == '0')) continue;
      number.value = number.value * 10 + (text_[at_] - '0');
      ++counted;
    }
    return number;
  }
  // The digits after the point, to thousandths.
  static long Milliseconds(Number number) {
    if (number.digits == 1) return number.value * 100;
    if (number.digits == 2) return number.value * 10;
    for (std::size_t digits = std::min<std::size_t>(number.digits, 9); digits > 3; --digits) number.value /= 10;
    return number.value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  DateParts parts_;
};

}  // namespace

Date ReadDate(std::string_view text) { return Reader(text).Read(); }

}  // namespace expression
