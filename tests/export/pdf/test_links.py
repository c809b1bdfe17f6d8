"""Addresses in a printed report can be followed: the whole address, nothing around it, and only harmless kinds."""

import io
from time import perf_counter

import pikepdf
import pytest

from poadesk.core.blocks import Bullets, Grid, GridColumn, Item, Pair, Pairs, Paragraph
from poadesk.export import pdf
from poadesk.export.pdf.column import Column
from poadesk.export.pdf.line_breaking import break_lines
from poadesk.export.pdf.shaping import Shaper
from poadesk.export.pdf.style import BODY
from poadesk.export.text.links import links

LONG = "https://www.example.org/" + "laws/firearms-and-ammunition/" * 12 + "act.pdf?year=2011&lang=fr#art-14"


def followed(made):
    """The addresses of the link annotations of a file, in order, with their areas."""
    with pikepdf.open(io.BytesIO(made)) as file:
        notes = [note for page in file.pages for note in page.get("/Annots", []) if "/A" in note]
        assert all(str(note.A.S) == "/URI" for note in notes)
        return [(str(note.A.URI), [float(side) for side in note.Rect]) for note in notes]


@pytest.mark.parametrize(
    ("text", "shown", "address"),
    [
        ("https://example.org", "https://example.org", "https://example.org"),
        ("see (https://example.org/a_(b)).", "https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("see <http://example.org/x>;", "http://example.org/x", "http://example.org/x"),
        ("Site:HTTPS://Example.org/A, and", "HTTPS://Example.org/A", "https://Example.org/A"),
        ("www.example.org/laws!", "www.example.org/laws", "https://www.example.org/laws"),
        ("poa@mod.example.", "poa@mod.example", "mailto:poa@mod.example"),
        ("E-mail:a.b+c@mod.gov.example;", "a.b+c@mod.gov.example", "mailto:a.b+c@mod.gov.example"),
        ("[mailto:poa@mod.example]", "mailto:poa@mod.example", "mailto:poa@mod.example"),
        ("«https://example.org/é»", "https://example.org/é", "https://example.org/%C3%A9"),
        ("https://example.org?q=é", "https://example.org?q=é", "https://example.org?q=%C3%A9"),
        ("网址https://example.cn/a。", "https://example.cn/a", "https://example.cn/a"),
        ("见https://example.cn/a查阅", "https://example.cn/a", "https://example.cn/a"),
        ("电邮a@example.cn或", "a@example.cn", "mailto:a@example.cn"),
        ("https://مثال.إختبار/قانون", "https://مثال.إختبار/قانون", "https://xn--mgbh0fb.xn--kgbechtv/%D9%82%D8%A7%D9%86%D9%88%D9%86"),
        ("https://user.example:8080/a?b=c&d=%20#e", "https://user.example:8080/a?b=c&d=%20#e", "https://user.example:8080/a?b=c&d=%20#e"),
        ("*https://example.org/a_*", "https://example.org/a_", "https://example.org/a_"),
    ],
)  # fmt: skip
def test_what_is_a_link_and_where_it_leads(text, shown, address):
    (link,) = links(text)
    assert (text[link.start : link.end], link.address) == (shown, address)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)", "JavaScript://example.org/%0aalert(1)", "javascript:'a@example.org'", "vbscript:x",
        "file:///etc/passwd", "file://www.example.org/x", "data:text/html,<b>", "ftp://user:pw@example.org",
        "smb://host/share", "https://", "http://.", "www.", "a@b", "@ home", "Cap. 171",
    ],
)  # fmt: skip
def test_what_is_no_link(text, make):
    assert links(text) == ()
    assert followed(pdf.export(make(Paragraph(text), Grid((GridColumn("A"),), ((text,),))))) == []


def test_several_addresses_are_several_links():
    text = "https://a.example/x,https://b.example; a@c.example/b@d.example, www.e.example"
    assert [link.address for link in links(text)] == [
        "https://a.example/x", "https://b.example", "mailto:a@c.example", "mailto:b@d.example", "https://www.e.example",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_address_over_several_lines_leads_to_the_same_place_on_each(language, make, poppler):
    made = pdf.export(make(Paragraph(f"The act ({LONG}), amended."), language=language))
    found = followed(made)
    assert len(found) > 2
    assert {address for address, _ in found} == {LONG}
    assert len({area[1] for _, area in found}) == len(found)
    assert LONG in "".join(poppler(made).split())


def test_a_bracket_stays_with_its_address_and_lines_end_after_slashes():
    lines = break_lines(Shaper(), f"({LONG})", BODY, Column(0.0, 300.0, 0))
    assert lines[0].text.startswith("(https://")
    assert "".join(line.text for line in lines) == f"({LONG})"
    assert all(line.text.endswith(("/", "?", "&", "=")) for line in lines[:-1])
    assert all(line.width <= 300 for line in lines)
    unbroken = break_lines(Shaper(), f"(https://example.org/{'a' * 200})", BODY, Column(0.0, 300.0, 0))
    assert unbroken[0].text.startswith("(https://example.org/a")


def test_addresses_are_links_wherever_they_stand(make):
    made = pdf.export(
        make(
            Paragraph("https://a.example", direction="ltr"),
            Pairs((Pair("E-mail", "b@b.example", direction="ltr"),)),
            Bullets((Item("On www.c.example"),)),
            Grid((GridColumn("Law"),), (("http://d.example/d",),)),
            Paragraph("البريد poa@e.example، والموقع https://f.example/f."),
        )
    )
    assert [address for address, _ in followed(made)] == [
        "https://a.example", "mailto:b@b.example", "https://www.c.example", "http://d.example/d",
        "mailto:poa@e.example", "https://f.example/f",
    ]  # fmt: skip


def test_a_link_covers_its_address_and_not_the_brackets(make):
    (_, (left, bottom, right, top)), (_, (inner, _, end, _)) = (
        followed(pdf.export(make(Paragraph(text))))[0] for text in ("https://example.org", "(https://example.org).")
    )
    assert inner > left + 1
    assert end - inner == pytest.approx(right - left, abs=0.1)
    assert 5 < top - bottom < 15


@pytest.mark.parametrize(
    "text", ["a@" * 50_000, "www." * 25_000, "https://" + "(" * 20_000 + ")" * 60_000, "a_-" * 30_000 + "@b.c"]
)
def test_a_text_made_to_be_slow_is_searched_in_a_moment(text):
    start = perf_counter()
    assert len(links(text)) <= 1
    assert perf_counter() - start < 2
