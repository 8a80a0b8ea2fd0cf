// What a survey or a visitor writes stays text, wherever it stands.
#include "sync/endpoint/web/html.h"

#include <doctest/doctest.h>

using web::Html;
using web::Url;

TEST_CASE("a text is escaped as content and as an attribute") {
  const std::string hostile = "<script>\"'&</script>";
  const std::string escaped = "&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;";
  CHECK(Html(hostile).text() == escaped);
  CHECK(Html("p", {{"title", hostile}}, {hostile}).text() == "<p title=\"" + escaped + "\">" + escaped + "</p>");
}

TEST_CASE("what was made of elements is not escaped again") {
  const Html inner("b", {}, {"a & b"});
  CHECK(Html("p", {}, {inner, " < ", inner}).text() == "<p><b>a &amp; b</b> &lt; <b>a &amp; b</b></p>");
}

TEST_CASE("an attribute that is not set is left out") {
  CHECK(Html("input", {{"checked", false}, {"required", true}, {"id", "x", false}}).text() == "<input required=\"\">");
}

TEST_CASE("an element without content has an end tag, unless HTML has none") {
  CHECK(Html("td", {}).text() == "<td></td>");
  CHECK(Html("br", {}).text() == "<br>");
}

TEST_CASE("parameters of an address are percent-encoded, and left out when empty") {
  const Url url = Url("/results").With("survey", "a&b=\"c\" ā/?#").With("round", "").With("by", "x");
  CHECK(url.text() == "/results?survey=a%26b%3D%22c%22%20%C4%81%2F%3F%23&by=x");
  CHECK(Html("a", {{"href", url}}, {"x"}).text() ==
        "<a href=\"/results?survey=a%26b%3D%22c%22%20%C4%81%2F%3F%23&amp;by=x\">x</a>");
}

TEST_CASE("a page says its language") {
  CHECK(web::Document("lv", Html("title", {}, {"t"}), Html("p", {}, {"x"})) ==
        "<!DOCTYPE html>\n<html lang=\"lv\"><head><title>t</title></head><body><p>x</p></body></html>\n");
}
