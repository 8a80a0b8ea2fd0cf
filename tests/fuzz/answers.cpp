// Random visits: whatever a visitor does, in whatever order, the session stays whole. The first byte chooses a survey,
// each further pair of bytes an act.
#include "tests/fuzz/fuzz.h"

#include <cstdlib>
#include <iterator>

#include "shared/session/session.h"

namespace {

using expression::Value;
using session::NodeId;

constexpr const char* kSurveys[] = {
    R"j({"clearInvisibleValues":"onHidden","checkErrorsMode":"onValueChanged","showPreviewBeforeComplete":true,
      "triggers":[{"type":"setvalue","expression":"{a} = 1","setToName":"b","setValue":"x"},{"type":"skip","expression":"{c} contains 'y'","gotoName":"t"},
        {"type":"copyvalue","expression":"{b} notempty","fromName":"b","setToName":"t"},{"type":"complete","expression":"{a} = 3"}],
      "calculatedValues":[{"name":"v","expression":"{a} + {p.length}"}],
      "pages":[{"name":"1","elements":[{"type":"radiogroup","name":"a","choices":[1,2,3],"showOtherItem":true,"isRequired":true},
        {"type":"text","name":"b","visibleIf":"{a} <> 2","defaultValueExpression":"{v}"},
        {"type":"checkbox","name":"c","choices":["x","y","z"],"showNoneItem":true,"showSelectAllItem":true,"maxSelectedChoices":2,"choicesVisibleIf":"{item} <> 'z' or {a} = 1"}]},
       {"name":"2","visibleIf":"{a} notempty","elements":[{"type":"paneldynamic","name":"p","panelCount":1,"maxPanelCount":4,"keyName":"k","templateElements":[
        {"type":"text","name":"k"},{"type":"radiogroup","name":"r","choicesFromQuestion":"c","visibleIf":"{panel.k} notempty"},
        {"type":"matrixdynamic","name":"m","rowCount":1,"columns":[{"name":"n","cellType":"text","inputType":"number","totalType":"sum"},{"name":"e","cellType":"expression","expression":"{row.n} * 2"}]}]},
        {"type":"ranking","name":"k","choices":["p","q","r"]},{"type":"text","name":"t"}]}]})j",
    R"j({"questionsOnPageMode":"questionPerPage","autoAdvanceEnabled":true,"timeLimit":30,"pages":[{"name":"1","elements":[
        {"type":"matrix","name":"m","eachRowRequired":true,"eachRowUnique":true,"columns":["a","b","c"],"rows":["r","s"],"rowsVisibleIf":"{item} <> 's' or {b} = true"},
        {"type":"boolean","name":"b"},{"type":"panel","name":"pan","visibleIf":"{m.r} = 'a'","isRequired":true,"elements":[
        {"type":"slider","name":"s"},{"type":"text","name":"ph","maskType":"pattern","maskSettings":{"pattern":"99-aa"}},{"type":"text","name":"num","inputType":"number","min":1,"max":9}]}]},
        {"name":"2","timeLimit":5,"elements":[{"type":"matrixdropdown","name":"w","rows":["x","y"],"columns":[{"name":"q","cellType":"rating"},{"name":"z","visibleIf":"{row.q} > 2","cellType":"comment"}]},
        {"type":"multipletext","name":"mt","items":[{"name":"one","isRequired":true},{"name":"two","inputType":"number"}]}]}]})j",
    R"j({"questionsOnPageMode":"inputPerPage","elements":[{"type":"paneldynamic","name":"p","panelCount":2,"bindings":{"panelCount":"n"},"templateElements":[
        {"type":"text","name":"x","defaultValue":"d"},{"type":"paneldynamic","name":"in","panelCount":1,"templateElements":[{"type":"text","name":"y","visibleIf":"{parentPanel.x} = 'd'"}]}]},
        {"type":"text","name":"n","inputType":"number"},{"type":"imagepicker","name":"i","multiSelect":true,"choices":["u","v"]}]})j",
};

Value Some(unsigned char byte) {
  switch (byte % 12) {
    case 0: return {};
    case 1: return 1;
    case 2: return 2;
    case 3: return 3;
    case 4: return "x";
    case 5: return "y";
    case 6: return true;
    case 7: return Value::List{"x", "y"};
    case 8: return Value::List{Value::Object{{"k", "v"}, {"x", "d"}}, Value::Object{}};
    case 9: return Value::Object{{"r", "a"}, {"x", Value::Object{{"q", 3}}}};
    case 10: return "";
    default: return -7.5;
  }
}

// Every question that is on the screen, those inside entries too.
std::vector<NodeId> AllOn(const session::Session& session) {
  std::vector<NodeId> all = session.Questions();
  for (std::size_t i = 0; i < all.size() && all.size() < 200; ++i)
    for (const int entry : session.Entries(all[i]))
      for (const NodeId inner : session.QuestionsOf(all[i], entry)) all.push_back(inner);
  return all;
}

// What must hold after any act.
void Hold(const session::Session& session) {
  for (const NodeId id : AllOn(session)) {
    const auto& element = session.element(id);
    if (!element.IsQuestion()) std::abort();
    if (element.type == survey::Type::kPanelDynamic && std::ssize(session.Entries(id)) > element.max_entries)
      std::abort();
    session.Problems(id);
    session.Display(id);
    session.Title(id);
  }
  for (const auto& [name, value] : session.Finished().answers)
    if (value.empty()) std::abort();
}

}  // namespace

void fuzz::One(std::string_view input) {
  if (input.empty()) return;
  const auto loaded = survey::Load(kSurveys[static_cast<unsigned char>(input[0]) % std::size(kSurveys)]);
  if (!loaded) std::abort();
  session::Session session(loaded->survey);
  for (std::size_t i = 1; i + 1 < input.size() && i < 400; i += 2) {
    const auto act = static_cast<unsigned char>(input[i]), how = static_cast<unsigned char>(input[i + 1]);
    const std::vector<NodeId> all = AllOn(session);
    const NodeId id = all.empty() ? session::kNone : all[how % all.size()];
    switch (act % 16) {
      case 0: session.Next(); break;
      case 1: session.Previous(); break;
      case 2: session.Complete(); break;
      case 3: session.Preview(); break;
      case 4: session.CancelPreview(); break;
      case 5: session.Undo(); break;
      case 6: session.Wait(how * 50.0); break;
      case 7: session.SetLocale(how % 2 ? "ar" : "lv"); break;
      case 8: session.SetVariable("a", Some(how)); break;
      default:
        if (id == session::kNone) break;
        if (act % 16 == 9) session.Answer(id, Some(act / 16 + how));
        if (act % 16 == 10) session.Touch(id, Some(act / 16 + how));
        if (act % 16 == 11) session.Comment(id, how % 3 ? "said" : "");
        if (act % 16 == 12) session.AddEntry(id);
        if (act % 16 == 13) session.RemoveEntry(id, how % 3);
        if (act % 16 == 14) session.Skip(id);
        if (act % 16 == 15) {
          const auto choices = session.Choices(id);
          if (!choices.empty()) session.Toggle(id, choices[act / 16 % choices.size()].value);
        }
    }
    Hold(session);
  }
}
