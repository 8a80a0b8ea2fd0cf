// What a kiosk shows of html, and what it leaves out.
#include "shared/survey/html.h"

#include <doctest/doctest.h>

#include "shared/base/utf8.h"
#include "tests/unit/shared/survey/check_support.h"

using survey::Block;
using survey::Html;
using survey::LeftOut;
using survey::ReadHtml;
using What = survey::LeftOut::What;

namespace {

// "h2 …", "p …", "* …" or "3. …", "img …", "+ …" for the rest of a long paragraph; two blanks before each for each list
// around it. One line a block.
std::string Shown(std::string_view html) {
  std::string all;
  for (const Block& block : ReadHtml(html).blocks) {
    std::string mark = "p";
    switch (block.kind) {
      case Block::Kind::kHeading: mark = "h" + std::to_string(block.level); break;
      case Block::Kind::kItem: mark = block.number ? std::to_string(block.number) + "." : "*"; break;
      case Block::Kind::kPicture: mark = "img"; break;
      case Block::Kind::kParagraph: break;
    }
    if (block.goes_on) mark = "+";
    if (block.kind != Block::Kind::kHeading) mark.insert(0, static_cast<std::size_t>(2 * block.level), ' ');
    all += mark + " " + block.markup + (block.link.empty() ? "" : " " + block.link) + "\n";
  }
  return all;
}

std::string Repeated(std::string_view part, int times) {
  std::string all;
  while (times-- > 0) all += part;
  return all;
}

std::vector<LeftOut> LeftOutOf(std::string_view html) { return ReadHtml(html).left_out; }

}  // namespace

TEST_CASE("paragraphs, line breaks and headings stay apart; white space of the source is one blank") {
  CHECK(Shown("<p>One  two\n three.</p><p>Four<br/>five</p>") == "p One two three.\np Four\nfive\n");
  CHECK(Shown("<h2>Title</h2>Text<div>more<div>and more</div></div>end") ==
        "h2 Title\np Text\np more\np and more\np end\n");
  CHECK(Shown("<h1>1</h1><h4>4</h4><h5>5</h5><h6>6</h6>") == "h1 1\nh4 4\nh4 5\nh4 6\n");
  CHECK(Shown("plain") == "p plain\n");
  CHECK(Shown("") == "");
  CHECK(Shown(" \n <p> </p><p><b> </b></p>") == "");
}

TEST_CASE("bold, italic and underlined words are closed in their block, whatever the tags do") {
  CHECK(Shown("a <b>b</b> <strong>c</strong> <i>i</i> <em>e</em> <u>u</u>") == "p a <b>b c</b> <i>i e</i> <u>u</u>\n");
  CHECK(Shown("<b>bold <i>both</i></b> plain") == "p <b>bold</b> <b><i>both</i></b> plain\n");
  CHECK(Shown("<b>one<p>two</b> three") == "p <b>one</b>\np two three\n");
  CHECK(Shown("<p><b>open<p>next") == "p <b>open</b>\np next\n");
}

TEST_CASE("lists count, nest, and keep the paragraphs of an item together") {
  CHECK(Shown("<ul><li>a<li>b<ul><li>c</ul></ul>") == "  * a\n  * b\n    * c\n");
  CHECK(Shown("<ol><li>a</li><li><p>b</p><p>more</p></li><li>c</li></ol>") == "  1. a\n  2. b\n  p more\n  3. c\n");
  CHECK(Shown("<ol><li>a<ol><li>b</ol><li>c</ol>") == "  1. a\n    1. b\n  2. c\n");
  CHECK(Shown("<li>lost") == "  * lost\n");
}

TEST_CASE("entities are characters, and what reads like a tag stays text") {
  CHECK(Shown("1 &lt; 2 &amp;amp; &quot;x&quot; &#39; &#x1F600; &#257;") ==
        "p 1 &lt; 2 &amp;amp; &quot;x&quot; &#39; 😀 ā\n");
  CHECK(Shown("&lt;b&gt;x&lt;/b&gt;") == "p &lt;b&gt;x&lt;/b&gt;\n");
  CHECK(Shown("1 < 2 & 3") == "p 1 &lt; 2 &amp; 3\n");
  CHECK(Shown("a\u00A0b") == "p a\u00A0b\n");
}

TEST_CASE("a picture in the file stands between the paragraphs; another leaves its words") {
  const std::string link = "data:image/png;base64,iVBORw0KGgo=";
  CHECK(Shown("<p>a<img src='" + link + "' alt='a \"dog\"'>b</p>") == "p a\nimg a &quot;dog&quot; " + link + "\np b\n");
  CHECK(Shown("<img src=" + link + ">") == "img  " + link + "\n");
  CHECK(Shown("<ul><li><img src=\"" + link + "\"></ul>") == "  img  " + link + "\n");
  CHECK(Shown("<p>see <img src=https://example.org/x.png alt='the map'> here</p>") == "p see the map here\n");
  CHECK(LeftOutOf("<img src=https://example.org/x.png>") ==
        std::vector{LeftOut{What::kPicture, "https://example.org/x.png"}});
  CHECK(LeftOutOf("<img src='data:image/jpeg;base64,AA'>").size() == 1);
  // One that nobody put there.
  CHECK(Shown("<img src='data:image/png;base64,#7'>") == "img  data:image/png;base64,#7\n");
  const std::string large = "data:image/png;base64," + Repeated("AAAA", 300'000);
  const Html html = ReadHtml("<p>a</p><img src=\"" + large + "\"><p>b</p>");
  REQUIRE(html.blocks.size() == 3);
  CHECK(html.blocks[1].link == large);
  CHECK(html.left_out.empty());
}

TEST_CASE("scripts, styles, frames and fields go with all that is in them") {
  CHECK(Shown("a<script>alert('<p>x</p>')</script>b<STYLE>p{}</STYLE>") == "p ab\n");
  CHECK(Shown("a<script>never closed") == "p a\n");
  CHECK(Shown("a<!-- <b>x</b> -->b<!-- never closed") == "p ab\n");
  CHECK(Shown("a<iframe src=x>f</iframe><object>o</object><svg><text>t</text></svg>"
              "<select><option>s</option></select><textarea>t</textarea><button>u</button><noscript>n</noscript>b") ==
        "p ab\n");
  CHECK(Shown("<form>Name: <input value=x></form>after") == "p Name:\np after\n");
  CHECK(Shown("<head><title>t</title><meta charset=latin1></head><body><p>ā") == "p ā\n");
}

TEST_CASE("the words of other tags stay") {
  CHECK(Shown("<a href='https://example.org'>a <b>link</b></a>, H<sub>2</sub>O, <x-y>new</x-y>") ==
        "p a <b>link</b>, H2O, new\n");
  CHECK(Shown("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>") == "p 1 2\np 3\n");
  CHECK(Shown("<section><article>a</article></section><blockquote>b</blockquote>c") == "p a\np b\np c\n");
}

TEST_CASE("what is left out is named once") {
  const auto left_out = LeftOutOf(
      "<p onclick=x style='color:red' class=k>a</p><p onclick=y>b</p><script></script>"
      "<a href=javascript:x>c</a><sub>2</sub><input><video></video>");
  CHECK(left_out == std::vector<LeftOut>{{What::kScript, "onclick"},
                                         {What::kStyle, "style"},
                                         {What::kScript, "script"},
                                         {What::kLink, "javascript:x"},
                                         {What::kUnknown, "sub"},
                                         {What::kForm, "input"},
                                         {What::kEmbedded, "video"}});
  CHECK(LeftOutOf("<div><p>a <b>b</b> <i>c</i> <u>d</u><br></p><ul><li>e</ul><h1>f</h1><span>g</span></div>").empty());
}

TEST_CASE("there is an end to length, number and depth") {
  const Html many = ReadHtml(Repeated("<p>a</p>", 1000));
  CHECK(many.blocks.size() == survey::kMostHtmlBlocks);
  CHECK(many.left_out == std::vector{LeftOut{What::kTooMuch}});
  const Html deep = ReadHtml("before" + Repeated("<div>", 100) + "inside");
  CHECK(deep.blocks.size() == 1);
  CHECK(deep.left_out == std::vector{LeftOut{What::kTooMuch}});
  for (const char* part :
       {"<b>", "<p>", "</p>", "<ul><li>", "<table><tr><td>", "&", "<", "<!--", "<a href='", "<x y=z>"}) {
    CAPTURE(part);
    CHECK(ReadHtml(Repeated(part, 100'000)).left_out.size() >= 1);
  }
}

TEST_CASE("a long paragraph is cut at a blank, so that a screen can hold each part") {
  const Html html = ReadHtml("<b>" + Repeated("word ", 300) + "</b>");
  REQUIRE(html.blocks.size() > 3);
  CHECK(!html.blocks[0].goes_on);
  std::string all;
  for (const Block& block : html.blocks) {
    CHECK(block.markup.size() < 600);
    CHECK(block.markup.ends_with("word</b>"));
    all += block.markup;
  }
  CHECK(html.blocks[1].goes_on);
  CHECK(std::ranges::count(all, 'w') == 300);
  CHECK(ReadHtml(std::string(5000, 'a')).blocks.size() > 4);
  CHECK(ReadHtml(Repeated("a<br>", 100)).blocks.size() > 5);
  CHECK(Shown("<ul><li>" + Repeated("word ", 110) + "</ul>").contains("\n  + "));
}

TEST_CASE("broken text is read without its broken letters") {
  CHECK(Shown("a\xFF\xC4<b>b</b>") == "p a<b>b</b>\n");
  CHECK(Shown(std::string("a\0b", 3)) == "p ab\n");
  for (const char* text : {"&#0;", "&#xD800;", "&#x110000;", "&#-1;", "&#1;"})
    for (const Block& block : ReadHtml(text).blocks) CHECK(base::IsValidUtf8(block.markup));
}

TEST_CASE("the author's check says what a kiosk leaves out of html") {
  const std::string found = test::FindingsOf(R"(
    {"type": "html", "name": "a", "html": {"default": "<p style='x'>a</p><iframe></iframe>",
                                           "lv": "<p onclick='y'>b</p><img src='http://x/y.png'><center>c</center>"}})");
  test::Has(found, "web /elements/0/html:2 no script runs on a kiosk: onclick | ");
  test::Has(found, "web /elements/0/html:2 a kiosk writes in its own style: style | ");
  test::Has(found, "web /elements/0/html:2 a kiosk has no network to fetch a picture from: http://x/y.png | ");
  test::Has(found, "web /elements/0/html:2 a kiosk does not show this: iframe | ");
  test::Has(found, "warning /elements/0/html:2 a kiosk shows the words without this tag: center | ");
  const std::string closing = test::Findings(R"({"elements": [{"type": "comment", "name": "a", "title": "A"}],
    "completedHtml": "<form>x</form>",
    "completedHtmlOnCondition": [{"expression": "{a} notempty", "html": "<a href='http://x'>y</a>"}],)" +
                                             test::kPublished + "}");
  test::Has(closing, "web /completedHtml:2 nothing can be entered in html on a kiosk: form | ");
  test::Has(
      closing,
      "web /completedHtmlOnCondition:3 a kiosk opens no web pages: only the words of the link are shown: http://x | ");
  CHECK(test::FindingsOf(R"({"type": "html", "name": "a", "html": "<h1>A</h1><ul><li><b>b</b></ul>"})") == "");
}
