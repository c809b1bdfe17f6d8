"""What spreadsheets put on the clipboard comes back as the cells it was made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.text.clipboard import clipboard_lines


def test_a_cell_that_only_begins_with_a_quote_stays_letter_for_letter():
    text = (
        '"Gun law" of 2003 (consolidated)\t\t2003\r\n"Arms regulations\t\t2004'
        "\r\nCustoms Act\t\t1993\r\nPolice Act\t\t1972"
    )
    assert clipboard_lines(text) == [
        ['"Gun law" of 2003 (consolidated)', "", "2003"],
        ['"Arms regulations', "", "2004"],
        ["Customs Act", "", "1993"],
        ["Police Act", "", "1972"],
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('a\t"two\nlines"', [["a", "two\nlines"]]),
        ('"two\r\nlines"\tb\r\n', [["two\nlines", "b"]]),
        ('"say ""no"""\tb\r', [['say "no"', "b"]]),
        ('12" barrel\t5\'6"', [['12" barrel', "5'6\""]]),
        ('"a" and "b"\t"c', [['"a" and "b"', '"c']]),
        ('"a\t1\n"b\t2', [['"a', "1"], ['"b', "2"]]),
        ('""\tb', [["", "b"]]),
        ('"Arms Act"\t2003\n"Customs Act"\t"2004"', [['"Arms Act"', "2003"], ['"Customs Act"', '"2004"']]),
        ('"Arms ""A"" Act"\t2003', [['Arms "A" Act', "2003"]]),
        ('"""Arms Act"""\t2003', [['"Arms Act"', "2003"]]),
        ("«Loi»\t“Act”\n„Gesetz“\t'x'", [["«Loi»", "“Act”"], ["„Gesetz“", "'x'"]]),
        ('"', [['"']]),
        ("a\t\n\tb", [["a", ""], ["", "b"]]),
        ("", []),
    ],
)
def test_quotes_count_only_around_a_whole_cell(text: str, lines: list[list[str]]):
    assert clipboard_lines(text) == lines


def as_spreadsheets_write(cell: str) -> str:
    """Quotes where a tab, a line end or a quote at the beginning would be misread."""
    return '"' + cell.replace('"', '""') + '"' if {"\t", "\n"} & {*cell} or cell.startswith('"') else cell


CELLS = st.text(st.sampled_from('ab "\t\n'), max_size=6)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)))
def test_any_cells_that_a_spreadsheet_writes_are_read_back(lines: list[list[str]]):
    text = "".join("\t".join(map(as_spreadsheets_write, line)) + "\r\n" for line in lines)
    assert clipboard_lines(text) == lines


@given(st.text(st.sampled_from('a"\t\n')))
def test_no_letter_is_lost_from_any_text(text: str):
    kept = "".join(cell for line in clipboard_lines(text) for cell in line)
    assert kept.count("a") == text.count("a")
