// The grammar of docs/formats/survey.md §5, rank by rank. It has no tokens: like the reference it reads
// characters, so
// "{x} orders" is {x} or "ders". Every rule either reads and returns true or leaves the scanner where it was.
#include <optional>
#include <span>
#include <utility>

#include "shared/expression/convert.h"
#include "shared/expression/scanner.h"
#include "shared/expression/signs.h"
#include "shared/expression/syntax.h"

namespace expression {
namespace {

Syntax Constant(Value value) { return {Kind::kConstant, false, std::move(value), {}, {}, {}}; }

class Parser {
 public:
  Parser(std::string_view text, int depth) : in_(text), depth_(depth) {}

  Parsed All() {
    Parsed parsed;
    Syntax root;
    const bool whole = Whole(root) && in_.at_end() && !too_deep_ && root.kind != Kind::kNothing;
    if (whole) parsed.root = std::move(root);
    parsed.too_deep = too_deep_;
    parsed.farthest = in_.farthest();
    return parsed;
  }

 private:
  bool Whole(Syntax& out) {
    const std::size_t start = in_.at();
    in_.Space();
    if (!Rank(0, out)) return in_.Back(start);
    in_.Space();
    return true;
  }

  bool Rank(std::size_t rank, Syntax& out) {
    const auto operand = [&](Syntax& into) { return rank == kLastRank ? Factor(into) : Rank(rank + 1, into); };
    Syntax head;
    if (!operand(head)) return false;
    Syntax chain{Kind::kChain, false, {}, {}, {}, {}};
    for (;;) {
      const std::size_t start = in_.at();
      in_.Space();
      const std::optional<Operator> found = OneOf(kRanks[rank]);
      const std::size_t after = in_.at();
      Syntax right;
      if (found) in_.Space();
      if (!found || !operand(right)) {
        if (!found || rank != kLastRank) {
          in_.Back(start);
          break;
        }
        in_.Back(after);  // "{list} contains" may end there
      }
      chain.operators.push_back(*found);
      chain.children.push_back(std::move(right));
    }
    if (chain.operators.empty()) {
      out = std::move(head);
    } else {
      chain.children.insert(chain.children.begin(), std::move(head));
      out = std::move(chain);
    }
    return true;
  }

  bool Factor(Syntax& out) {
    if (++depth_ > kDeepest + 1) too_deep_ = true;  // brackets, lists, calls and "!" all come through here
    const bool read = !too_deep_ && (Group(out) || Call(out) || Unary(out) || Atom(out) || List(out));
    --depth_;
    return read;
  }

  bool Group(Syntax& out) {
    const std::size_t start = in_.at();
    if (!in_.Take("(") || !Whole(out)) return in_.Back(start);
    in_.Take(")");  // the reference forgives a missing one
    return true;
  }

  bool Call(Syntax& out) {
    const std::size_t start = in_.at();
    const std::string_view name = in_.Word();
    if (name.empty() || !in_.Take("(")) return in_.Back(start);
    out = {Kind::kCall, false, {}, std::string(name), {}, {}};
    Sequence(out.children);
    in_.Take(")");
    return true;
  }

  bool Unary(Syntax& out) {
    const std::size_t start = in_.at();
    Syntax child;
    if (in_.Take("!") || in_.TakeWord("negate")) {
      in_.Space();
      if (Factor(child)) return Wrap(Kind::kNegate, std::move(child), out);
      in_.Back(start);
    }
    if (!Atom(child)) return false;
    in_.Space();
    if (in_.TakeWord("empty")) return Wrap(Kind::kEmpty, std::move(child), out);
    if (in_.TakeWord("notempty")) return Wrap(Kind::kNotEmpty, std::move(child), out);
    return in_.Back(start);
  }

  static bool Wrap(Kind kind, Syntax child, Syntax& out) {
    out = {kind, false, {}, {}, {}, {}};
    out.children.push_back(std::move(child));
    return true;
  }

  bool List(Syntax& out) {
    const std::size_t start = in_.at();
    if (!in_.Take("[")) return false;
    out = {Kind::kList, false, {}, {}, {}, {}};
    Sequence(out.children);
    return in_.Take("]") || in_.Back(start);
  }

  // As in the reference, a list that begins with null (or with nothing) has no members at all.
  void Sequence(std::vector<Syntax>& into) {
    Syntax first;
    const bool any = Whole(first) && first.kind != Kind::kNothing;
    if (any) into.push_back(std::move(first));
    for (;;) {
      const std::size_t start = in_.at();
      in_.Space();
      Syntax next;
      if (!in_.Take(",") || !Whole(next)) {
        in_.Back(start);
        return;
      }
      if (any) into.push_back(std::move(next));
    }
  }

  bool Atom(Syntax& out) {
    const std::size_t start = in_.at();
    in_.Space();
    if (in_.Take("undefined") || in_.Take("null")) {
      out = {};
      return true;
    }
    if (in_.TakeWord("true")) return out = Constant(true), true;
    if (in_.TakeWord("false")) return out = Constant(false), true;
    if (Number(out)) return true;
    if (const std::string_view word = in_.Word(); !word.empty()) return out = Constant(std::string(word)), true;
    if (Quoted(out) || Variable(out)) return true;
    return in_.Back(start);
  }

  bool Number(Syntax& out) {
    const std::size_t start = in_.at();
    if (in_.Take("0x")) {
      if (const std::string_view digits = in_.Digits(); !digits.empty())
        return out = Constant(ParseInt(in_.Since(start))), true;
      in_.Back(start);
    }
    in_.Take("-");
    const std::size_t digits = in_.at();
    const auto read = [&] { return out = Constant(ParseFloat(in_.Since(start))), true; };
    if (!in_.Digits().empty() && in_.Take(".") && !in_.Digits().empty()) return read();
    in_.Back(digits);
    if (in_.Take("0")) return read();
    return !in_.Digits().empty() ? read() : in_.Back(start);
  }

  // Either quote, written inside only as \' or \".
  bool Quoted(Syntax& out) {
    const std::size_t start = in_.at();
    const char quote = in_.Peek();
    if (quote != '\'' && quote != '"') return false;
    std::string value;
    for (in_.Move(1); !in_.at_end(); in_.Move(1)) {
      if (in_.Peek() == quote) {
        in_.Move(1);
        return out = Constant(std::move(value)), true;
      }
      const auto is_quote = [](char c) { return c == '\'' || c == '"'; };
      if (is_quote(in_.Peek())) break;
      if (in_.Peek() == '\\' && is_quote(in_.Peek(1))) in_.Move(1);
      value += in_.Peek();
    }
    return in_.Back(start);
  }

  bool Variable(Syntax& out) {
    const std::size_t start = in_.at();
    if (!in_.Take("{")) return false;
    const std::size_t length = in_.Rest().find_first_of("{}");
    if (length == std::string_view::npos || length == 0 || in_.Rest()[length] == '{') return in_.Back(start);
    std::string name(in_.Rest().substr(0, length));
    in_.Move(length + 1);
    const bool raw = name.size() > 1 && name[0] == '#';
    if (raw) name.erase(0, 1);
    out = {Kind::kVariable, raw, {}, std::move(name), {}, {}};
    return true;
  }

  std::optional<Operator> OneOf(std::span<const Sign> signs) {
    for (const Sign& sign : signs)
      if (in_.TakeWord(sign.text)) return sign.meaning;
    return std::nullopt;
  }

  Scanner in_;
  int depth_;
  bool too_deep_ = false;
};

void Replace(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

// Each pair is equally long, so that columns stay.
std::string Patched(std::string_view text) {
  std::string patched(text);
  Replace(patched, "=>", ">=");
  Replace(patched, "=<", "<=");
  Replace(patched, "<>", "!=");
  Replace(patched, "equals", "equal ");
  return patched;
}

}  // namespace

Parsed ParseSyntax(std::string_view text, int depth) {
  const std::string patched = Patched(text);
  return Parser(patched, depth).All();
}

}  // namespace expression
