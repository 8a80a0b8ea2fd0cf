#include "sync/endpoint/web/page.h"

namespace web {
namespace {

struct Entry {
  Path path;
  Key title;
  db::Role least;
};
constexpr Entry kMenu[] = {
    {"/", Key::kMenuOverview, db::Role::kViewer},           {"/results", Key::kMenuResults, db::Role::kViewer},
    {"/trend", Key::kMenuTrend, db::Role::kViewer},         {"/centres", Key::kMenuCentres, db::Role::kViewer},
    {"/downloads", Key::kMenuDownloads, db::Role::kViewer}, {"/devices", Key::kMenuDevices, db::Role::kAdmin},
    {"/users", Key::kMenuUsers, db::Role::kAdmin},
};

Html Menu(const Visit& visit) {
  Html entries;
  for (const Entry& entry : kMenu) {
    if (visit.user->role < entry.least) continue;
    const bool here = entry.path.text == visit.here.text;
    entries += Html("li", {},
                    {Html("a", {{"href", Url(entry.path)}, {"aria-current", "page", here}}, {visit.Say(entry.title)})});
  }
  return Html("nav", {{"aria-label", visit.Say(Key::kSiteMenu)}, {"class", "menu"}}, {Html("ul", {}, {entries})});
}

// The same page in the other languages; of an answer to a form the page that has the form.
Html Languages(const Visit& visit) {
  Html list;
  for (const Words& language : visit.languages) {
    Url url(visit.here);
    if (visit.request.method != "POST")
      for (const auto& [name, value] : visit.request.parameters)
        if (name != "lang") url = url.With(name, value);
    const bool now = &language == &visit.words;
    list += Html("li", {},
                 {Html("a",
                       {{"href", url.With("lang", language.tag())},
                        {"lang", language.tag()},
                        {"hreflang", language.tag()},
                        {"aria-current", "true", now}},
                       {language.endonym()})});
  }
  return Html("nav", {{"aria-label", visit.Say(Key::kSiteLanguage)}, {"class", "languages"}}, {Html("ul", {}, {list})});
}

Html Account(const Visit& visit) {
  return Html("div", {{"class", "account"}},
              {Html("p", {}, {visit.Say(Key::kSiteYou, {{"name", visit.user->name}})}),
               Html("a", {{"href", Url("/password")}}, {visit.Say(Key::kMenuAccount)}),
               PostForm(visit, "/logout", {}, visit.Say(Key::kMenuOut))});
}

}  // namespace

Response Page(const Visit& visit, const std::string& title, const Html& content, int status) {
  Html head("meta", {{"charset", "utf-8"}});
  head += Html("title", {}, {title + " – Balss"});
  head += Html("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  head += Html("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  head += Html("link", {{"rel", "stylesheet"}, {"href", Url("/style.css").With("v", visit.style)}});
  head += Html("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", Url("/icon.svg")}});
  const Html brand("div", {{"class", "brand"}},
                   {Html("p", {{"class", "name"}}, {"Balss"}), Html("p", {}, {visit.Say(Key::kSiteAbout)})});
  Html header = brand;
  header += Languages(visit);
  if (visit.user) header += Account(visit), header += Menu(visit);
  Html body("a", {{"class", "skip"}, {"href", Url("#content")}}, {visit.Say(Key::kSiteSkip)});
  body += Html("header", {}, {header});
  body += Html("main", {{"id", "content"}, {"tabindex", "-1"}}, {Html("h1", {}, {title}), content});
  body += Html("footer", {}, {Html("p", {}, {visit.Say(Key::kSiteNote)})});
  Response response;
  response.status = status;
  response.body = Document(visit.words.tag(), head, body);
  return response;
}

Response ProblemPage(const Visit& visit, Key words, int status) {
  return Page(visit, visit.Say(Key::kErrorTitle), Html("p", {}, {visit.Say(words)}), status);
}

Response Redirect(const Url& to) { return {303, "text/plain; charset=utf-8", "", {{"Location", to.text()}}}; }

Html PostForm(const Visit& visit, Path action, const Html& fields, const std::string& button, bool danger) {
  return Html("form", {{"method", "post"}, {"action", Url(action)}},
              {Html("input", {{"type", "hidden"}, {"name", "form"}, {"value", visit.form_token}}), fields,
               Html("button", {{"type", "submit"}, {"class", danger ? "danger" : "plain"}}, {button})});
}

Html Input(const std::string& id, const std::string& name, const std::string& label, Field kind,
           const std::string& autocomplete, const std::string& hint) {
  const std::string hint_id = id + "-hint";
  Html field("label", {{"for", id}}, {label});
  if (!hint.empty()) field += Html("p", {{"class", "hint"}, {"id", hint_id}}, {hint});
  field += Html("input", {{"id", id},
                          {"name", name},
                          {"type", kind == Field::kText ? "text" : "password"},
                          {"autocomplete", autocomplete},
                          {"required", true},
                          {"autocapitalize", "none"},
                          {"spellcheck", "false"},
                          {"minlength", "12", kind == Field::kNewPassword},
                          {"maxlength", kind == Field::kText ? "64" : "1024"},
                          {"aria-describedby", hint_id, !hint.empty()}});
  return Html("div", {{"class", "field"}}, {field});
}

Html Select(const std::string& name, const std::string& label, const std::vector<Option>& options,
            const std::string& chosen) {
  Html all;
  for (const Option& option : options)
    all += Html("option", {{"value", option.value}, {"selected", option.value == chosen}}, {option.words});
  return Html("div", {{"class", "field"}},
              {Html("label", {{"for", "filter-" + name}}, {label}),
               Html("select", {{"id", "filter-" + name}, {"name", name}}, {all})});
}

Html Notice(const std::string& words, bool wrong) {
  return Html("p", {{"class", wrong ? "notice wrong" : "notice"}, {"role", wrong ? "alert" : "status"}}, {words});
}

Html Heads(std::initializer_list<Html> cells) {
  Html row;
  for (const Html& cell : cells) row += Html("th", {{"scope", "col"}}, {cell});
  return Html("tr", {}, {row});
}

Html Table(const Html& caption, Caption how, const Html& head, const Html& body, Look look) {
  const Html table("table", {{"class", "figures", look.figures}},
                   {Html("caption", {{"class", how == Caption::kHeard ? "unseen" : "seen"}}, {caption}),
                    Html("thead", {}, {head}), Html("tbody", {}, {body})});
  return Html("div", {{"class", look.wide ? "wide" : "narrow"}, {"tabindex", "0", look.wide}}, {table});
}

Html Cell(const Html& content) { return Html("td", {}, {content}); }
Html NumberCell(const Html& content) { return Html("td", {{"class", "number"}}, {content}); }
Html RowHead(const Html& content) { return Html("th", {{"scope", "row"}}, {content}); }

}  // namespace web
