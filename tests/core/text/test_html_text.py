"""What is copied from a web page or a mail comes in as its words, lists and rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.text.clipboard import as_clipboard, clipboard_lines
from poadesk.core.text.html_text import html_rows, html_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>two</b>\n three.</p><p>Four&nbsp;&amp; five</p>", "One two three.\nFour\xa0& five"),
        ("a<br>b<br/><br>c", "a\nb\n\nc"),
        ("<ul><li>one<li>two <i>x</i></li></ul>after", "- one\n- two x\nafter"),
        ("<ol><li>one</li><li><p>two</p></li></ol>", "1. one\n2. two"),
        ("<head><title>T</title><style>p {}</style></head><body><script>x()</script>y</body>", "y"),
        ("<html><body><!--StartFragment--><span>a</span><!--EndFragment--></body></html>", "a"),
        ("<p><![if !supportLists]>\u00b7 <![endif]>item</p><![foo[x]]>", "\u00b7 item"),
        ("<table><tr><th>Law<th>Year<tr><td>Act<td>2003</table>", "Law\tYear\nAct\t2003"),
        ("<table><tr><td><div>Dear all,</div><div>Yes.</div></td></tr></table>", "Dear all,\nYes."),
        ("<pre>a  b\n c</pre>", "a  b\n c"),
        ("<div>Line<div><br></div><div>Next</div></div>", "Line\n\nNext"),
        ("1 &lt; 2 <b", "1 < 2 <b"),
        ("under 5 <years", "under 5 <years"),
        ("<p>5 <6</p>", "5 <6"),
        ("", ""),
    ],
)
def test_a_page_becomes_its_text(html: str, text: str):
    assert html_text(html) == text


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<table><tr><td>a</td><td>b<br>c</td></tr></table>", [["a", "b\nc"]]),
        ("<table><tr><td colspan=2>a</td><td>b</td></tr></table>", [["a", "", "b"]]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", [["a", "b"], ["", "c"]]),
        ("<table><tr><td><table><tr><td>x<td>y</table></td></tr></table>", [["x", "y"]]),
        ("<table><thead><tr><th>Law<tbody><tr><td><td>1</table>", [["Law"], ["", "1"]]),
        ("<p>one</p><p>two</p>", [["one"], ["two"]]),
    ],
)  # fmt: skip
def test_a_table_becomes_rows(html: str, rows: list[list[str]]):
    assert html_rows(html) == rows
    assert clipboard_lines(as_clipboard(rows)) == rows


TAGS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<li>", "<ol>", "</ol>", "<p>", "<br>", "a", " ", "<pre>"]
)


@given(st.lists(TAGS, max_size=30))
def test_no_word_is_lost_in_any_order_of_tags(parts: list[str]):
    assert html_text("".join(parts)).count("a") == parts.count("a")
