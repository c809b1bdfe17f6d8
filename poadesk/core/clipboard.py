"""Tab-separated values, as spreadsheets put it on the clipboard, into lines of cells. Knows no tables and no widgets.

A cell that holds a tab, a line end or a quote at its beginning stands in quotes, and quotes in it are doubled. No
standard says so; it is what Excel, LibreOffice and Google Sheets write. They write other cells as they are, also those
that begin with a quote: so a quote opens a cell only if another closes it before a tab, a line end or the end.
"""

import re

_CELL = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*+)"(?=[\t\n]|\Z)|(?P<plain>[^\t\n]*))(?P<end>[\t\n]|\Z)')


def clipboard_lines(text: str) -> list[list[str]]:
    """The cells, line by line; line ends inside a cell are newlines. A last line end begins no further line."""
    lines: list[list[str]] = [[]]
    for cell in _CELL.finditer(text.replace("\r\n", "\n").replace("\r", "\n")):
        quoted = cell["quoted"]
        lines[-1].append(cell["plain"] if quoted is None else quoted.replace('""', '"'))
        if cell["end"] == "\n":
            lines.append([])
        elif not cell["end"]:
            break
    return lines[:-1] if lines[-1] == [""] else lines


def as_clipboard(lines: list[list[str]]) -> str:
    """The lines as a spreadsheet would copy them: what `clipboard_lines` reads back."""
    return "\n".join("\t".join(map(_quoted, line)) for line in lines)


def _quoted(cell: str) -> str:
    if "\t" in cell or "\n" in cell or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
