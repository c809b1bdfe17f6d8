"""Tab-separated values, as spreadsheets put it on the clipboard, into lines of cells. Knows no tables and no widgets.

A cell that holds a tab or a line end stands in quotes, and quotes in it are doubled. No standard says so; it is what
Excel, LibreOffice and Google Sheets write. They write other cells as they are, also those that begin with a quote: so a
quote opens a cell only if another closes it before a tab, a line end or the end; and where there was no need for quotes
(no tab, line end or doubled quote between them), they are part of the cell: "Title" is a title in quotes.
"""

import re

_CELL = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*+)"(?=[\t\n]|\Z)|[^\t\n]*)(?P<end>[\t\n]|\Z)')


def clipboard_lines(text: str) -> list[list[str]]:
    """The cells, line by line; line ends inside a cell are newlines. A last line end begins no further line."""
    lines: list[list[str]] = [[]]
    for cell in _CELL.finditer(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines[-1].append(_unquoted(cell[0].removesuffix(cell["end"]), cell["quoted"]))
        if cell["end"] == "\n":
            lines.append([])
        elif not cell["end"]:
            break
    return lines[:-1] if lines[-1] == [""] else lines


def _unquoted(written: str, quoted: str | None) -> str:
    needs_quotes = quoted is not None and (not quoted or not {"\t", "\n", '"'}.isdisjoint(quoted))
    return quoted.replace('""', '"') if needs_quotes and quoted is not None else written


def as_clipboard(lines: list[list[str]]) -> str:
    """The lines as a spreadsheet would copy them: what `clipboard_lines` reads back."""
    return "\n".join("\t".join(map(_quoted, line)) for line in lines)


def _quoted(cell: str) -> str:
    if "\t" in cell or "\n" in cell or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
