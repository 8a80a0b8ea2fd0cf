// One page for the children who answered: for each question a face or a picture, the answer that most of them gave,
// and a row of figures of people, so many of them coloured. Hardly any words; nothing is shown that the gate hides.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "shared/report/document/sections.h"

namespace document {
namespace {

using charts::Chart;
using charts::TextStyle;
using Shown = privacy::GatedCount::Kind;

constexpr std::size_t kMostCards = 5;
constexpr int kMostFigures = 40;

struct Card {
  std::string question, answer, emoji;
  double mood = 2;  // of a face: −1 … 1; 2 for none
  int of = 0, count = 0;
  bool nearly_all = false;
};

// The answer that stands out.
Card CardOf(const Matter& matter, const Topic& topic, const Chart& chart) {
  Card card;
  card.question = chart.title;
  const bool scale = chart.kind == charts::Kind::kScale;
  const std::size_t count = scale ? chart.rows[0].cells.size() : chart.rows.size();
  const auto cell = [&](std::size_t i) -> const charts::Cell& {
    return scale ? chart.rows[0].cells[i] : chart.rows[i].cells[0];
  };
  std::size_t most = 0;
  for (std::size_t i = 1; i < count; ++i)
    if (cell(i).value > cell(most).value) most = i;
  if (cell(most).value <= 0) return {};
  card.answer = scale ? chart.columns[most] : chart.rows[most].name;
  card.nearly_all = cell(most).count.kind == Shown::kNearlyAll;
  card.of = chart.n.rounded;
  card.count = card.nearly_all ? card.of : std::min(card.of, cell(most).count.rounded);
  if (scale && chart.faces) card.mood = 2.0 * static_cast<double>(most) / static_cast<double>(count - 1) - 1;
  if (const auto* element = matter.survey ? matter.survey->Find(topic.code) : nullptr) {
    if (element->type == survey::Type::kBoolean) card.emoji = most == 0 ? "👍" : "👎";
    if (element->rate_type == survey::RateType::kStars) card.emoji = "⭐";
    for (const survey::Choice& choice : element->choices)
      if (!choice.emoji.empty() && matter.language.Name({expression::ToCode(choice.value), choice.text}) == card.answer)
        card.emoji = choice.emoji;
  }
  return card;
}

// The same for who hears it.
std::string Said(const Matter& matter, const Card& card) {
  return card.question + " " +
         matter.language.Say(card.nearly_all ? "finding.nearly_all" : "finding.some",
                             {{"who", charts::Variant{"children"}},
                              {"count", static_cast<long long>(card.count)},
                              {"n", static_cast<long long>(card.of)},
                              {"names", matter.language.Quote(card.answer)}});
}

std::vector<Card> CardsOf(const Matter& matter) {
  std::vector<Card> cards;
  for (const Topic& topic : TopicsOf(matter)) {
    if (topic.is_attribute || topic.is_matrix()) continue;
    const Chart chart = ChartOf(matter, topic);
    if (!chart.n.shown() || chart.rows.empty() || (chart.rows.size() < 2 && chart.columns.size() < 2)) continue;
    if (Card card = CardOf(matter, topic, chart); card.of > 0) cards.push_back(std::move(card));
  }
  // Spread over the whole survey, when there are more than the page holds.
  if (cards.size() <= kMostCards) return cards;
  std::vector<Card> spread;
  for (std::size_t i = 0; i < kMostCards; ++i) spread.push_back(cards[i * cards.size() / kMostCards]);
  return spread;
}

// A head and shoulders.
void PaintPerson(const charts::Pen& pen, double x, double y, double size, bool coloured) {
  cairo_t* cairo = pen.cairo();
  if (!cairo) return;
  const double left = pen.Left(x + size / 2);
  const auto color = coloured ? charts::kAccent : charts::kRule;
  const auto shape = [&] {
    cairo_new_path(cairo);
    cairo_arc(cairo, left, y + size * .26, size * .2, 0, 2 * std::numbers::pi);
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, left, y + size * .88, size * .34, std::numbers::pi, 2 * std::numbers::pi);
    cairo_close_path(cairo);
  };
  shape();
  cairo_set_source_rgb(cairo, (color >> 16 & 0xFF) / 255.0, (color >> 8 & 0xFF) / 255.0, (color & 0xFF) / 255.0);
  cairo_set_line_width(cairo, 1);
  if (coloured) {
    cairo_fill(cairo);
  } else {
    cairo_stroke(cairo);
  }
}

void PaintCard(const charts::Pen& pen, const Card& card, double y, double height) {
  pen.Frame(0, y, kColumn, height, charts::kRule, 1);
  const double side = std::min(64.0, height - 34), x = 18 + side + 18;
  // The same lines in every script, or the people would be small below the tall ones.
  const TextStyle question{.size = 11, .color = charts::kQuiet, .child = true, .line = 1.6},
      answer{.size = 18, .bold = true, .child = true, .line = 1.6};
  const double room = kColumn - x - 14;
  double at = y + 9;
  at += pen.Text(card.question, question, x, at, room).height;
  at += pen.Text(card.answer, answer, x, at, room).height + 4;
  if (card.mood <= 1) {
    pen.Face(18 + side / 2, y + height / 2, side / 2, card.mood);
  } else if (!card.emoji.empty()) {
    TextStyle picture{.size = side * .78, .align = charts::Align::kCentre};
    pen.TextMiddle(card.emoji, picture, 12, y, side + 12, height);
  } else {
    pen.Disc(18 + side / 2, y + height / 2, side / 2, charts::kTrack);
    TextStyle number{.size = side * .4, .bold = true, .color = charts::kAccent, .align = charts::Align::kCentre};
    pen.TextMiddle(pen.language().Number(card.count), number, 18, y, side, height);
  }
  // So many figures as people, or each for several of them.
  const int each = (card.of + kMostFigures - 1) / kMostFigures;
  const int figures = card.of / each, coloured = static_cast<int>(std::lround(static_cast<double>(card.count) / each));
  const double space = y + height - at - 7;
  double size = 19;  // the largest at which all of them fit
  const auto in_row = [&] { return std::max(1, static_cast<int>(room / size)); };
  const auto rows = [&] { return (figures + in_row() - 1) / in_row(); };
  while (size > 5 && rows() * size > space) size -= .5;
  for (int i = 0; i < figures; ++i)
    PaintPerson(pen, x + i % in_row() * size, at + i / in_row() * size, size - 1.5, i < coloured);
}

}  // namespace

void SetChildren(Book& book, const Matter& matter) {
  const charts::Pen& pen = book.pen();
  const charts::Language& language = matter.language;
  const TextStyle title{.size = 30, .bold = true, .align = charts::Align::kCentre, .child = true};
  const TextStyle small{.size = 12, .color = charts::kQuiet, .align = charts::Align::kCentre, .child = true};
  book.Block("H1", 70, [&] {
    pen.Text(language.Say("children.title"), title, 0, kTop - 24, kColumn);
    pen.Text(matter.title() + " · " + language.Isolated(matter.table.round()), small, 0, kTop + 22, kColumn);
  });
  const std::vector<Card> cards = CardsOf(matter);
  const double room = kPageHeight - kFoot - 50 - book.top();
  const double height = std::min(124.0, room / static_cast<double>(std::max<std::size_t>(1, cards.size())) - 10);
  for (const Card& card : cards) {
    book.Picture(Said(matter, card), height, [&] { PaintCard(pen, card, book.top(), height); });
    book.Space(10);
  }
  int each = 1;
  for (const Card& card : cards) each = std::max(each, (card.of + kMostFigures - 1) / kMostFigures);
  book.Block("P", 34, [&] {
    std::string key = language.Say("children.one");
    if (each > 1) key = language.Say("children.many", {{"n", static_cast<long long>(each)}});
    pen.Text(key, small, 0, book.top() + 2, kColumn);
    TextStyle thanks = small;
    thanks.bold = true, thanks.size = 14, thanks.color = charts::kInk;
    pen.Text(language.Say("children.thanks"), thanks, 0, book.top() + 20, kColumn);
  });
}

}  // namespace document
