// Pages of A4: what stands on them flows from the top of one to its foot and on to the next. Headings stay with what
// follows, charts and rows of tables are never broken. With Cairo's tags each block is what it is (H1, P, Figure, Table)
// for readers that speak; there are links, an outline, a running title and page numbers. Private to document/.
//
// A document is set twice with one Plan: first without paper, which finds out on which page everything stands.
#pragma once

#include <cairo.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/report/charts/chart.h"
#include "shared/report/charts/pen.h"

namespace document {

// Points.
inline constexpr double kPageWidth = 595.28, kPageHeight = 841.89;
inline constexpr double kMargin = 64, kTop = 72, kFoot = 70;
inline constexpr double kColumn = kPageWidth - 2 * kMargin;

// The type scale: each step about a fifth larger.
inline constexpr double kText = 10.5, kLead = 12.5, kHeading3 = 11.5, kHeading2 = 14, kHeading1 = 20, kTitle = 32;

struct Heading {
  int level = 1;
  std::string text;
  std::size_t page = 0;  // from 1
};

struct Plan {
  std::vector<Heading> headings;
  std::size_t pages = 0;
};

class Book {
 public:
  // `surface` nullptr: nothing is drawn, and `plan` is filled. Else `plan` is what such a run made of the same document.
  Book(cairo_surface_t* surface, const charts::Language& language, std::string running, Plan& plan);
  ~Book();
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  const charts::Language& language() const { return pen_.language(); }
  const charts::Pen& pen() const { return pen_; }
  const Plan& plan() const { return plan_; }

  void Title(std::string_view text);  // of the document: H1 in the largest letters, not in the outline
  void Heading1(const std::string& text);
  void Heading2(const std::string& text);
  void Heading3(const std::string& text);  // not in the outline
  void Text(std::string_view text, double size = kText, charts::Rgb color = charts::kInk, bool bold = false);
  void Item(std::string_view text);         // of a list, with a dot
  void Figure(const charts::Chart& chart);  // its description becomes its alternative text
  const std::vector<std::string>& alternatives() const { return alternatives_; }  // of all figures, in their order
  // Rows of cells, the first of them the head; the first column is the widest. Broken between rows, with the head again.
  using Grid = std::vector<std::vector<std::string>>;
  void Table(const Grid& grid);
  // A heading of the contents: a link to it, with its page.
  void ContentsLine(const Heading& heading, std::size_t index);
  void Space(double points);
  void NewPage();
  // What comes next, with the headings that wait for it, needs so much on one page.
  void Reserve(double points);
  double top() const { return y_; }           // where the next thing begins
  std::size_t page() const { return page_; }  // from 1
  // Anything else: `draw` at the top start corner of the column.
  void Block(const char* tag, double height, const std::function<void()>& draw);
  void Picture(const std::string& alternative, double height,
               const std::function<void()>& draw);  // a block that is a figure
  void Close();                                     // the last page; nothing may follow

 private:
  void AddHeading(int level, const std::string& text, double size, double above, double below);
  void Begin();               // a page, with its running title and number
  void Finish();              // it
  void Flush(double needed);  // puts the headings that wait, together with so much of what follows, on one page
  void Tag(const char* tag, const std::string& attributes, const std::function<void()>& draw);
  double left() const { return kPageHeight - kFoot - y_; }

  struct Waiting {
    int level;
    std::string text;
    double size, above, below;
  };

  cairo_surface_t* surface_;
  cairo_t* cairo_ = nullptr;
  charts::Pen pen_;
  std::string running_;
  Plan& plan_;
  bool dry_;
  bool open_ = false;
  std::size_t page_ = 0, heading_ = 0;
  double y_ = kTop;
  double reserved_ = 0;
  std::vector<std::string> alternatives_;
  std::vector<Waiting> waiting_;
  std::vector<int> outline_;  // the entry above, by level
};

}  // namespace document
