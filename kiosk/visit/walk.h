// The way through a survey on a kiosk: one thing a screen, whatever the survey has on its pages. A matrix is asked row
// by row, a table cell by cell, a repeating panel entry by entry with its entries as cards at the end. Pure.
//
// A page of the survey is left as on the web: checked as a whole, its triggers run, and what is wrong somewhere on it
// comes back to the screen. A question that the visitor skips is required no more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/session/session.h"

namespace visit {

struct Ask {
  enum class What { kQuestion, kRow, kEntries } what = What::kQuestion;
  session::NodeId id = session::kNone;
  int row = -1;  // kRow: index into the element's rows
  bool operator==(const Ask&) const = default;
};

struct Progress {
  int current = 0;  // from 1
  int total = 0;    // screens that would come now
};

class Walk {
 public:
  // `survey` and `options.packs` must outlive the walk.
  Walk(const survey::Survey& survey, session::Options options);

  const session::Session& session() const { return session_; }
  // What is on the screen; nullopt in the preview and when the survey is completed.
  std::optional<Ask> current() const { return current_; }
  bool IsPreview() const { return session_.phase() == session::Phase::kPreview; }
  bool IsCompleted() const { return session_.phase() == session::Phase::kCompleted; }
  Progress progress() const;
  bool IsLastOfPage() const;
  bool IsLast() const;  // the next step hands in the answers
  bool OpensPreview() const;
  bool IsStartPage() const { return session_.phase() == session::Phase::kStarting; }
  bool CanGoBack() const;
  std::vector<std::string> Problems() const;  // of what is on the screen, after Next said no

  // The row that is asked, or nullptr; the entry that the question belongs to.
  const survey::Choice* Row() const;
  std::string Heading() const;  // of what stands around the question, and of its row or entry; "" for none
  std::string EntryName(session::NodeId id, int entry) const;  // its title, or its number
  std::vector<session::Offered> Choices() const;               // a matrix's columns in a row
  bool IsChosen(const expression::Value& value) const;
  int RankOf(const expression::Value& value) const;  // from 1, while choices are put in order; 0: not yet
  bool IsOtherChosen() const;
  // Of a question with coins: {pot: how many}, also while some are left.
  expression::Value Coins() const;

  // A tap on a choice. False when it has no effect.
  bool Tap(const expression::Value& value);
  bool TapAll();
  void ClearRanking();
  // An answer as a whole. Coins that are not all placed yet are no answer: Next asks for the rest.
  void Answer(expression::Value value);
  void Write(const std::string& text);  // into a text box, also one with a mask
  void Comment(std::string text);
  void AddEntry();
  void RemoveEntry(int entry);
  void OpenEntry(int entry);  // back into an entry from its card
  void Wait(double ms);

  bool Next();  // false: something is wrong, see Problems
  void Skip();
  void Back();
  void GoTo(session::NodeId question);  // from the preview
  bool Finish();                        // from the preview

 private:
  std::vector<Ask> Asks() const;
  bool Leave();
  void Enter(std::optional<Ask> ask);
  bool Check();
  void Follow();  // after an answer: the way may have changed
  bool IsFullRanking() const;

  session::Session session_;
  std::optional<Ask> current_;
  std::vector<expression::Value> order_;  // of a ranking that has begun and is not complete
  std::vector<expression::Value> shown_;  // the cards of a ranking as they were dragged; empty: as offered
  expression::Value coins_;               // {pot: how many} while some are left
  bool unordered_ = false;                // Next was asked for while it, or they, were not
  bool row_missing_ = false;
  std::optional<Ask> warned_;  // of what only warns: said once
};

}  // namespace visit
