"""From a report to the bytes of a file. Writing them is somebody else's task.

The table below lists every export; each is imported on first use, so that a start never pays for printing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from poadesk.core.blocks import Copy
from poadesk.export.report import Report

Paper = Literal["a4", "letter"]


@dataclass(frozen=True)
class Options:
    """How to print: as review or final copy, on which paper. Exports that know no paper pass over it."""

    copy: Copy = "review"
    paper: Paper = "a4"


@dataclass(frozen=True)
class Exporter:
    """An export: the suffix of its files, and what makes their bytes."""

    suffix: str
    render: Callable[[Report, Options], bytes]


def _pdf(report: Report, options: Options) -> bytes:
    from poadesk.export.document import make_document
    from poadesk.export.pdf import export

    return export(make_document(report, options.copy), options.paper)


def _json(report: Report, _: Options) -> bytes:
    from poadesk.export.data import export_json

    return export_json(report)


EXPORTERS: Mapping[str, Exporter] = {
    "pdf": Exporter(".pdf", _pdf),
    "json": Exporter(".json", _json),
}
"""Every export by name. To add one: a function here and a line in this table."""


def exporter_for(suffix: str) -> Exporter | None:
    """The export that writes files with this suffix, such as ".pdf"; None if there is none."""
    return next((exporter for exporter in EXPORTERS.values() if exporter.suffix == suffix.lower()), None)
