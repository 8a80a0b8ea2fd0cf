// The grammar of docs/formats/survey.md §5, rank by rank. It has no tokens: like the reference it reads characters, so
// "{x} orders" is {x} or "ders". Every rule either reads and returns true or leaves `at_` where it was.
#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "shared/expression/convert.h"
#include "shared/expression/node.h"

namespace expression {
namespace {

using Node = Expression::Node;

constexpr std::size_t kLongest = 16 << 10;
constexpr int kDeepest = 100;

struct Sign {
  std::string_view text;
  Operator meaning;
};

// In the order in which they are tried; words match in any case and need no space after them.
constexpr Sign kOr[] = {{"||", Operator::kOr}, {"or", Operator::kOr}};
constexpr Sign kAnd[] = {{"&&", Operator::kAnd}, {"and", Operator::kAnd}};
constexpr Sign kCompare[] = {
    {"<=", Operator::kLessOrEqual},    {"lessorequal", Operator::kLessOrEqual},
    {">=", Operator::kGreaterOrEqual}, {"greaterorequal", Operator::kGreaterOrEqual},
    {"==", Operator::kEqual},          {"equal", Operator::kEqual},
    {"=", Operator::kEqual},           {"!=", Operator::kNotEqual},
    {"notequal", Operator::kNotEqual}, {"<", Operator::kLess},
    {"less", Operator::kLess},         {">", Operator::kGreater},
    {"greater", Operator::kGreater}};
constexpr Sign kSum[] = {{"+", Operator::kPlus}, {"-", Operator::kMinus}};
constexpr Sign kProduct[] = {{"*", Operator::kTimes}, {"/", Operator::kDivide}, {"%", Operator::kModulo}};
constexpr Sign kPower[] = {{"^", Operator::kPower}, {"power", Operator::kPower}};
constexpr Sign kContain[] = {{"*=", Operator::kContains},
                             {"contains", Operator::kContains},
                             {"contain", Operator::kContains},
                             {"notcontains", Operator::kNotContains},
                             {"notcontain", Operator::kNotContains},
                             {"anyof", Operator::kAnyOf},
                             {"allof", Operator::kAllOf},
                             {"noneof", Operator::kNoneOf}};
constexpr std::span<const Sign> kRanks[] = {kOr, kAnd, kCompare, kSum, kProduct, kPower, kContain};
constexpr std::size_t kLastRank = std::size(kRanks) - 1;

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

Node Constant(Value value) { return {Kind::kConstant, false, std::move(value), {}, {}, {}}; }

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<Node> All() {
    Node root;
    if (!Whole(root) || at_ != text_.size() || too_deep_ || root.kind == Kind::kNothing) return std::nullopt;
    return root;
  }
  bool too_deep() const { return too_deep_; }
  std::size_t farthest() const { return std::max(farthest_, at_); }
  std::vector<std::string>& names() { return names_; }

 private:
  bool Whole(Node& out) {
    const std::size_t start = at_;
    Space();
    if (!Rank(0, out)) return Back(start);
    Space();
    return true;
  }

  bool Rank(std::size_t rank, Node& out) {
    const auto operand = [&](Node& into) { return rank == kLastRank ? Factor(into) : Rank(rank + 1, into); };
    Node head;
    if (!operand(head)) return false;
    Node chain{Kind::kChain, false, {}, {}, {}, {}};
    for (;;) {
      const std::size_t start = at_;
      Space();
      const std::optional<Operator> found = OneOf(kRanks[rank]);
      const std::size_t after = at_;
      Node right;
      if (found) Space();
      if (!found || !operand(right)) {
        if (!found || rank != kLastRank) {
          Back(start);
          break;
        }
        at_ = after;  // "{list} contains" may end there
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

  bool Factor(Node& out) {
    if (++depth_ > kDeepest + 1) too_deep_ = true;  // brackets, lists, calls and "!" all come through here
    const bool read = !too_deep_ && (Group(out) || Call(out) || Unary(out) || Atom(out) || List(out));
    --depth_;
    return read;
  }

  bool Group(Node& out) {
    const std::size_t start = at_;
    if (!Take("(") || !Whole(out)) return Back(start);
    Take(")");  // the reference forgives a missing one
    return true;
  }

  bool Call(Node& out) {
    const std::size_t start = at_;
    std::string name;
    if (!Word(name) || !Take("(")) return Back(start);
    out = {Kind::kCall, false, {}, std::move(name), {}, {}};
    Sequence(out.children);
    Take(")");
    return true;
  }

  bool Unary(Node& out) {
    const std::size_t start = at_;
    Node child;
    if (Take("!") || TakeWord("negate")) {
      Space();
      if (Factor(child)) return Wrap(Kind::kNegate, std::move(child), out);
      Back(start);
    }
    if (!Atom(child)) return false;
    Space();
    if (TakeWord("empty")) return Wrap(Kind::kEmpty, std::move(child), out);
    if (TakeWord("notempty")) return Wrap(Kind::kNotEmpty, std::move(child), out);
    return Back(start);
  }

  static bool Wrap(Kind kind, Node child, Node& out) {
    out = {kind, false, {}, {}, {}, {}};
    out.children.push_back(std::move(child));
    return true;
  }

  bool List(Node& out) {
    const std::size_t start = at_;
    if (!Take("[")) return false;
    out = {Kind::kList, false, {}, {}, {}, {}};
    Sequence(out.children);
    return Take("]") || Back(start);
  }

  // As in the reference, a list that begins with null (or with nothing) has no members at all.
  void Sequence(std::vector<Node>& into) {
    Node first;
    const bool any = Whole(first) && first.kind != Kind::kNothing;
    if (any) into.push_back(std::move(first));
    for (;;) {
      const std::size_t start = at_;
      Space();
      Node next;
      if (!Take(",") || !Whole(next)) {
        Back(start);
        return;
      }
      if (any) into.push_back(std::move(next));
    }
  }

  bool Atom(Node& out) {
    const std::size_t start = at_;
    Space();
    if (Take("undefined") || Take("null")) {
      out = {};
      return true;
    }
    std::string word;
    if (TakeWord("true")) return out = Constant(true), true;
    if (TakeWord("false")) return out = Constant(false), true;
    if (Number(out)) return true;
    if (Word(word)) return out = Constant(std::move(word)), true;
    if (Quoted(out) || Variable(out)) return true;
    return Back(start);
  }

  bool Number(Node& out) {
    const std::size_t start = at_;
    if (Take("0x")) {
      if (const std::string_view digits = Digits(); !digits.empty())
        return out = Constant(ParseInt(text_.substr(start, at_ - start))), true;
      Back(start);
    }
    Take("-");
    const std::size_t digits = at_;
    const auto read = [&] { return out = Constant(ParseFloat(text_.substr(start, at_ - start))), true; };
    if (!Digits().empty() && Take(".") && !Digits().empty()) return read();
    at_ = digits;
    if (Take("0")) return read();
    return !Digits().empty() ? read() : Back(start);
  }

  // Either quote, written inside only as \' or \".
  bool Quoted(Node& out) {
    const std::size_t start = at_;
    const char quote = Peek();
    if (quote != '\'' && quote != '"') return false;
    std::string value;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == quote) {
        ++at_;
        return out = Constant(std::move(value)), true;
      }
      if (c == '\'' || c == '"') break;
      const bool escaped = c == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == '\'' || text_[at_ + 1] == '"');
      value += escaped ? text_[++at_] : c;
    }
    return Back(start);
  }

  bool Variable(Node& out) {
    const std::size_t start = at_;
    if (!Take("{")) return false;
    const std::size_t end = text_.find_first_of("{}", at_);
    if (end == std::string_view::npos || text_[end] == '{' || end == at_) return Back(start);
    std::string name(text_.substr(at_, end - at_));
    at_ = end + 1;
    const bool raw = name.size() > 1 && name[0] == '#';
    if (raw) name.erase(0, 1);
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
    out = {Kind::kVariable, raw, {}, std::move(name), {}, {}};
    return true;
  }

  // Letters, then digits and letters.
  bool Word(std::string& out) {
    if (!IsLetter(Peek())) return false;
    const std::size_t start = at_;
    while (IsLetter(Peek()) || IsDigit(Peek())) ++at_;
    out = text_.substr(start, at_ - start);
    return true;
  }

  std::string_view Digits() {
    const std::size_t start = at_;
    while (IsDigit(Peek())) ++at_;
    return text_.substr(start, at_ - start);
  }

  std::optional<Operator> OneOf(std::span<const Sign> signs) {
    for (const Sign& sign : signs)
      if (TakeWord(sign.text)) return sign.meaning;
    return std::nullopt;
  }

  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void Space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  }
  bool Take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  bool TakeWord(std::string_view word) {  // in any case
    const std::string_view here = text_.substr(at_, word.size());
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    if (here.size() != word.size() || !std::equal(here.begin(), here.end(), word.begin(), same)) return false;
    at_ += word.size();
    return true;
  }
  bool Back(std::size_t to) {
    farthest_ = std::max(farthest_, at_);
    at_ = to;
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t farthest_ = 0;
  int depth_ = 0;
  bool too_deep_ = false;
  std::vector<std::string> names_;
};

void Replace(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

}  // namespace

base::Result<Expression> Expression::Parse(std::string_view text) {
  if (text.size() > kLongest)
    return base::Fail(base::Code::kInvalid, "an expression of more than 16 KiB", "split it over several questions");
  // The reference rewrites these in the whole text, also inside quotes; each pair is equally long.
  std::string patched(text);
  Replace(patched, "=>", ">=");
  Replace(patched, "=<", "<=");
  Replace(patched, "<>", "!=");
  Replace(patched, "equals", "equal ");
  Parser parser(patched);
  auto root = parser.All();
  if (parser.too_deep())
    return base::Fail(base::Code::kInvalid, "an expression nested more than 100 deep", "use fewer brackets");
  if (!root) {
    const auto before = text.substr(0, std::min(parser.farthest(), text.size()));
    const auto column = 1 + std::count_if(before.begin(), before.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return base::Fail(base::Code::kInvalid, "column " + std::to_string(column) + ": not an expression",
                      "write it as {question} = 'value', joined by and / or");
  }
  Expression expression;
  expression.text_ = text;
  expression.names_ = std::move(parser.names());
  expression.root_ = std::make_shared<const Node>(*std::move(root));
  return expression;
}

}  // namespace expression
