// What every page has around its content, and the pieces that several pages are made of. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/endpoint/db/accounts.h"
#include "sync/endpoint/web/html.h"
#include "sync/endpoint/web/request.h"
#include "sync/endpoint/web/words.h"

namespace web {

// Who asks, and how the answer speaks.
struct Visit {
  const Request& request;
  Path here;
  const Words& words;
  const std::vector<Words>& languages;
  std::string style;             // the version of the style sheet
  std::string scripts;           // the version of the scripts; "": there are none
  std::optional<db::User> user;  // who is signed in
  std::string form_token;        // what this visitor's forms bring along

  std::string Say(Key key, std::initializer_list<std::pair<std::string_view, std::string_view>> values = {}) const {
    return words.Say(key, values);
  }
};

// A whole page. `title` stands in the window's title and in the heading.
Response Page(const Visit& visit, const std::string& title, const Html& content, int status = 200);
// What went wrong, in a sentence.
Response ProblemPage(const Visit& visit, Key words, int status);
Response Redirect(const Url& to);  // 303: with GET

// A form that changes something; `fields` and the button behind them. Brings the token.
Html PostForm(const Visit& visit, Path action, const Html& fields, const std::string& button, bool danger = false);

enum class Field { kText, kNewPassword, kPassword };
// A labelled input that must be filled in. `hint` "" for none.
Html Input(const std::string& id, const std::string& name, const std::string& label, Field kind,
           const std::string& autocomplete, const std::string& hint = {});

struct Option {
  std::string value, words;
};
Html Select(const std::string& name, const std::string& label, const std::vector<Option>& options,
            const std::string& chosen);

// Something that is to be read before the rest: role=alert for what went wrong, role=status else.
Html Notice(const std::string& words, bool wrong);

// A row of heading cells, and a table with a caption (seen: above it, else for who hears it).
enum class Caption { kSeen, kHeard };
struct Look {
  bool wide = false;    // may be wider than the window, and scrolls by itself then
  bool figures = true;  // what stands behind the first column are numbers
};
Html Heads(std::initializer_list<Html> cells);
Html Table(const Html& caption, Caption how, const Html& head, const Html& body, Look look);
Html Cell(const Html& content);
Html NumberCell(const Html& content);
Html RowHead(const Html& content);

}  // namespace web
