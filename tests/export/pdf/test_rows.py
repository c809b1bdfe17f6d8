"""The rows of a list in print: little room, and each value beside the label that says what it is."""

import subprocess
from itertools import pairwise

import pytest

from poadesk.core.blocks import Bullets, Heading, Item, Pair, Pairs
from poadesk.export import pdf
from poadesk.export.pdf import style
from poadesk.export.pdf.display_list import Text
from poadesk.export.pdf.document_layout import lay_out

LAW = Pairs(
    (
        Pair("Title", "Firearms Act", leads=True),
        Pair("Year", "1992"),
        Pair("Section", "Cap. 171"),
        Pair("Note", "a\nb"),
    ),
    row=True,
)
BLOCKS = (Heading("Entry 1 of 2"), LAW, Heading("Entry 2 of 2"), LAW)


def shown(document):
    return [item for page in lay_out(document).pages for item in page if isinstance(item, Text)]


def line_of(document, text):
    return next(item for item in shown(document) if item.line.text == text)


def test_short_values_of_a_row_share_a_line_and_stand_level_with_their_labels(make):
    document = make(*BLOCKS)
    heading, title, *short = (
        line_of(document, text) for text in ("Entry 1 of 2", "Firearms Act", "Year", "1992", "Section", "Cap. 171")
    )
    assert heading.baseline == title.baseline
    assert title.line.style is style.STRONG
    assert len({item.baseline for item in short}) == 1
    ends = ((before.x + before.line.width, after.x) for before, after in pairwise(short))
    assert all(end < start for end, start in ends)
    assert "Title" not in [item.line.text for item in shown(document)]


def test_a_value_of_several_lines_has_lines_of_its_own(make):
    document = make(*BLOCKS)
    label, first, second, above = (line_of(document, text) for text in ("Note", "a", "b", "Year"))
    assert label.baseline == first.baseline < above.baseline
    assert second.baseline < first.baseline
    assert second.x == first.x


def test_a_row_is_mirrored_where_the_document_is(make):
    document = make(*BLOCKS, language="ar")
    heading, title, year, value = (line_of(document, text) for text in ("Entry 1 of 2", "Firearms Act", "Year", "1992"))
    assert heading.x > title.x
    assert year.x > value.x + value.line.width


@pytest.mark.parametrize("options", [{}, {"large": True}, {"large": True, "margin": True}])
def test_no_word_of_a_row_is_lost_in_a_narrow_column(options, make, poppler):
    label = "Form (funds, equipment, training, expertise, legal drafting and whatever else there may be to give)"
    said = "Six armouries meet the national standard; the course is now held by instructors of the State itself"
    row = Pairs((Pair(label, "Training"), Pair("Result", said), Pair(said, said)), row=True)
    found = poppler(pdf.export(make(Heading("Entry 1 of 2"), row), **options)).split()
    for text in ("Entry 1 of 2", label, "Training", "Result", said):
        assert [word for word in text.split() if word not in found] == []


def test_a_label_stands_level_with_its_value(make):
    document = make(Pairs((Pair("Telephone", "12"),)))
    assert line_of(document, "Telephone").baseline == line_of(document, "12").baseline


def test_a_reader_that_looks_for_columns_finds_each_value_after_its_label(make, tmp_path):
    given = [
        ("Form of address", "Ms."),
        ("Name", "Salma Haddad"),
        ("E-mail", "poa@mod.example"),
        ("Telephone", "12 34"),
    ]
    file = tmp_path / "contact.pdf"
    file.write_bytes(pdf.export(make(Pairs(tuple(Pair(label, value) for label, value in given)))))
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True).stdout
    assert [f"{label} {value}" for label, value in given if f"{label} {value}" not in text] == []


def test_options_stand_in_two_columns_and_a_long_one_has_a_row_of_its_own(make):
    long = "Other matters: separate storage of weapons and ammunition, and unannounced inspections"
    document = make(Bullets(tuple(Item(text, "yes") for text in ("Stores", "Training", long, "Keys", "Losses"))))
    stores, training, alone, keys, losses = (
        line_of(document, text) for text in ("Stores", "Training", long, "Keys", "Losses")
    )
    assert stores.baseline == training.baseline > alone.baseline > keys.baseline == losses.baseline
    assert stores.x == alone.x == keys.x < training.x == losses.x


def test_options_of_which_few_are_short_stand_below_each_other(make):
    long = "Other matters: separate storage of weapons and ammunition, and unannounced inspections"
    document = make(Bullets(tuple(Item(text, "yes") for text in (long, "Keys", "Losses", f"{long} 2", f"{long} 3"))))
    assert line_of(document, "Keys").baseline > line_of(document, "Losses").baseline
