#include "kiosk/text/html.h"

#include <doctest/doctest.h>

using text::PlainFromHtml;

TEST_CASE("paragraphs and line breaks stay, other tags leave their text") {
  CHECK(PlainFromHtml("<p>One <b>bold</b>\n word.</p><p>Two<br/>lines</p>") == "One bold word.\n\nTwo\nlines");
  CHECK(PlainFromHtml("<h2>Title</h2>Text <a href=\"x\">link</a>") == "Title\n\nText link");
  CHECK(PlainFromHtml("plain") == "plain");
  CHECK(PlainFromHtml("") == "");
}

TEST_CASE("scripts and styles go with their content") {
  CHECK(PlainFromHtml("a<script>alert('x')</script>b<STYLE>p{}</STYLE>") == "ab");
  CHECK(PlainFromHtml("a<script>never closed") == "a");
}

TEST_CASE("entities are read once") {
  CHECK(PlainFromHtml("1 &lt; 2 &amp;amp; &quot;x&quot;") == "1 < 2 &amp; \"x\"");
}

TEST_CASE("an unfinished tag ends the text") { CHECK(PlainFromHtml("a <b") == "a"); }
