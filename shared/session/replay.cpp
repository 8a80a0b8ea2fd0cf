#include "shared/session/replay.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include "shared/base/json.h"
#include "shared/expression/convert.h"
#include "shared/expression/notation.h"
#include "shared/session/chosen.h"
#include "shared/session/describe.h"
#include "shared/session/entries.h"
#include "shared/session/navigate.h"
#include "shared/session/preview.h"
#include "shared/session/rules.h"
#include "shared/session/scope.h"

namespace session {
namespace {

using base::Json;

struct NotFound {
  std::string what;
};

Value::Object Values(const Json& json) {
  Value::Object values;
  if (json.is_object())
    for (const auto& [name, value] : json.items()) values[name] = expression::ValueFromNotation(value);
  return values;
}

class Player {
 public:
  explicit Player(Session& session) : session_(session) {}

  // What the step returns: true, false, or nothing to say; "ignored" when the button is not there.
  Json Play(const Json& step) {
    const std::string op = step.begin().key();
    const Json& arg = step.begin().value();
    for (const char* button : {"start", "prev", "next", "preview", "complete"})
      if (op == button) {
        const auto buttons = Buttons(session_);
        if (std::ranges::find(buttons, op) == buttons.end()) return {{"ignored", true}};
      }
    if (op == "set")
      return Each(arg,
                  [&](const std::string& name, const Json& value) { Set(name, expression::ValueFromNotation(value)); }),
             Json::object();
    if (op == "setIn")
      return session_.Answer(At(PathOf(arg)), expression::ValueFromNotation(arg.at("value"))), Json::object();
    if (op == "type")
      return Each(arg, [&](const std::string& name,
                           const Json& text) { session_.Type(Need(name), text.get<std::string>()); }),
             Json::object();
    if (op == "toggle") return {{"ok", Toggle(arg)}};
    if (op == "comment")
      return Each(arg, [&](const std::string& name,
                           const Json& text) { session_.Comment(Need(name), text.get<std::string>()); }),
             Json::object();
    if (op == "clear") {
      for (const Json& name : List(arg)) session_.ClearData(name.get<std::string>());
      return Json::object();
    }
    if (op == "variable")
      return Each(arg, [&](const std::string& name,
                           const Json& value) { session_.SetVariable(name, expression::ValueFromNotation(value)); }),
             Json::object();
    if (op == "addPanel") return {{"ok", session_.AddEntry(At(List(arg)))}};
    if (op == "addRow") return session_.AddEntry(At(List(arg))), Json::object();
    if (op == "removePanel" || op == "removeRow")
      return session_.RemoveEntry(Need(arg.at("question").get<std::string>()), arg.at("index").get<int>()),
             Json::object();
    if (op == "next") return {{"ok", session_.Next()}};
    if (op == "prev") return {{"ok", session_.Previous()}};
    if (op == "complete") return {{"ok", session_.Complete()}};
    if (op == "start") return {{"ok", session_.Start()}};
    if (op == "preview") return {{"ok", session_.Preview()}};
    if (op == "cancelPreview")
      return session_.CancelPreview(arg.is_string() ? PageNamed(arg.get<std::string>()) : kNone), Json::object();
    if (op == "goto") return session_.GoToPage(PageNamed(arg.get<std::string>())), Json::object();
    if (op == "locale") return session_.SetLocale(arg.get<std::string>()), Json::object();
    if (op == "validate") return {{"ok", session_.Validate(session_.page())}};
    if (op == "wait") return session_.Wait(arg.get<double>() * 1000), Json::object();
    if (op == "restart") return session_.Restart(), Json::object();
    throw NotFound{"step \"" + op + "\""};
  }

 private:
  template <class Do>
  void Each(const Json& object, const Do& what) {
    for (const auto& [name, value] : object.items()) what(name, value);
  }

  static std::vector<Json> List(const Json& json) {
    return json.is_array() ? json.get<std::vector<Json>>() : std::vector<Json>{json};
  }

  NodeId Need(const std::string& name) const {
    const NodeId id = session_.Find(name);
    if (id == kNone) throw NotFound{"question \"" + name + "\""};
    return id;
  }

  NodeId PageNamed(const std::string& name) const {
    for (const NodeId page : session_.state().pages)
      if (session_.element(page).name == name) return page;
    throw NotFound{"page \"" + name + "\""};
  }

  void Set(const std::string& name, Value value) {
    const NodeId id = session_.Find(name);
    if (id == kNone)
      session_.SetData(name, std::move(value));
    else
      session_.Touch(id, std::move(value));
  }

  bool Toggle(const Json& arg) {
    bool ok = true;
    Each(arg, [&](const std::string& name, const Json& values) {
      for (const Json& value : List(values))
        ok = (value == "$all" ? session_.ToggleAll(Need(name))
                              : session_.Toggle(Need(name), expression::ValueFromNotation(value))) &&
             ok;
    });
    return ok;
  }

  static std::vector<Json> PathOf(const Json& arg) {
    if (arg.contains("path")) return arg.at("path").get<std::vector<Json>>();
    if (arg.contains("item")) return {arg.at("question"), arg.at("item")};
    return {arg.at("question"), arg.contains("panel") ? arg.at("panel") : arg.at("row"), arg.at("name")};
  }

  // ["family", 0, "bills", 1, "eur"]: question, panel or row (by number or name) or item, question, …
  NodeId At(const std::vector<Json>& path) const {
    NodeId id = Need(path.at(0).get<std::string>());
    for (std::size_t i = 1; i < path.size();) {
      const Element& element = session_.element(id);
      if (element.type == Type::kMultipleText) {
        id = In(id, 0, path.at(i).get<std::string>());
        ++i;
        continue;
      }
      const std::vector<int> shown = session_.Entries(id);
      int slot = -1;
      if (path[i].is_number()) {
        const auto index = path[i].get<std::size_t>();
        if (index < shown.size()) slot = shown[index];
      } else {
        for (const int one : shown) {
          const int row = session_.node(id).slots[static_cast<std::size_t>(one)].row;
          if (row >= 0 &&
              expression::ToText(element.rows[static_cast<std::size_t>(row)].value) == path[i].get<std::string>())
            slot = one;
        }
      }
      if (slot < 0) throw NotFound{"entry " + path[i].dump() + " of \"" + element.name + "\""};
      id = In(id, slot, path.at(i + 1).get<std::string>());
      i += 2;
    }
    return id;
  }

  NodeId In(NodeId holder, int slot, const std::string& name) const {
    const NodeId found = session_.FindIn(holder, slot, name);
    if (found == kNone) throw NotFound{"\"" + name + "\" in \"" + session_.element(holder).name + "\""};
    return found;
  }

  Session& session_;
};

}  // namespace

base::Result<Json> Replay(const Json& test_case, const std::vector<i18n::Pack>& packs) {
  if (!test_case.is_object() || !test_case.contains("survey"))
    return base::Fail(base::Code::kInvalid, "not a survey case", R"(a JSON object with "survey" and "steps")");
  setenv("TZ", test_case.value("tz", "UTC").c_str(), 1);
  tzset();
  auto loaded = survey::Load(test_case.at("survey").dump());
  if (!loaded) return std::unexpected(loaded.error());
  Options options;
  options.locale = test_case.value("locale", "");
  options.packs = &packs;
  options.now = expression::MsFromLocal(test_case.value("clock", "2026-01-15T09:00:00"));
  // As the vectors were made: the language, the variables and the answers come after loading.
  const std::string locale = std::exchange(options.locale, {});
  try {
    Session session(loaded->survey, options);
    if (!locale.empty()) session.SetLocale(locale);
    for (auto& [name, value] : Values(test_case.value("variables", Json::object()))) session.SetVariable(name, value);
    for (auto& [name, value] : Values(test_case.value("data", Json::object()))) session.SetData(name, value);
    Json states = Json::array();
    Json first = Describe(session);
    Json kinds = Json::array();
    for (const survey::Finding& finding : loaded->findings)
      if (!finding.kind.empty()) kinds.push_back(finding.kind);
    if (!kinds.empty()) first["loadErrors"] = std::move(kinds);
    states.push_back(std::move(first));
    Player player(session);
    for (const Json& step : test_case.value("steps", Json::array())) {
      if (!step.is_object() || step.empty())
        return base::Fail(base::Code::kInvalid, "a step is an object with one member");
      Json said = player.Play(step);
      Json state = Describe(session);
      state.update(said);
      states.push_back(std::move(state));
    }
    return states;
  } catch (const NotFound& missing) {
    return base::Fail(base::Code::kInvalid, "not there: " + missing.what,
                      "the steps name questions of this survey that can be seen");
  } catch (const Json::exception& wrong) {
    return base::Fail(base::Code::kInvalid, std::string("a step is not as it should be: ") + wrong.what());
  }
}

}  // namespace session
