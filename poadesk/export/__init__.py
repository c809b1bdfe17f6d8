"""The table of exporters: from a report to the bytes of a file. Writing them is `poadesk.tasks.export`.

Each render function imports what it needs when it is called, so that a start never pays for printing.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from poadesk.core.blocks import Document
from poadesk.export.exporter import (
    Companion,
    Exporter,
    Offer,
    Option,
    Options,
    Paper,
    Setting,
    Unprintable,
    Words,
    audience_sentence,
)
from poadesk.export.report import Report
from poadesk.export.tables import TABLES, TableId
from poadesk.i18n import _, pgettext

__all__ = [
    "EXPORTERS",
    "Companion",
    "Exporter",
    "Offer",
    "Option",
    "Options",
    "Paper",
    "Setting",
    "Unprintable",
    "Words",
    "audience_sentence",
    "exporter_for",
    "suffixes",
]


def _pdf(report: Report, options: Options) -> bytes:
    from poadesk.export.pdf import export

    return export(_document(report, options), options.paper, margin=options.margin, large=options.large)


def _pdf_unprintable(report: Report, options: Options) -> Sequence[Unprintable]:
    from poadesk.export.pdf import unprintable

    return unprintable(_document(report, options))


def _document(report: Report, options: Options) -> Document:
    from poadesk.export.document import Circulation, make_document

    circulation = Circulation(options.sections, options.return_to, options.return_by)
    return make_document(report, options.copy, circulation)


def _review_pdf_words() -> Words:
    return Words(
        title=_("&Review copy"),
        use=_("A PDF marked DRAFT, with what is open beside each question."),
        files=_("PDF documents"),
        name=pgettext("part of a file name", "review"),
        making=_("Laying out and drawing the pages…"),
    )


def _final_pdf_words() -> Words:
    return Words(
        title=_("Fi&nal PDF"),
        use=_("The report as it is handed in."),
        files=_("PDF documents"),
        name=pgettext("part of a file name", "final"),
        making=_("Laying out and drawing the pages…"),
    )


def _word(report: Report, options: Options) -> bytes:
    from poadesk.export.word import export

    remark = report.wording.common["word.not-read-back"]
    return export(_document(report, options), options.paper, remark=remark)


def _review_word_words() -> Words:
    return Words(
        title=_("Review &copy as Word file"),
        use=_("A Word file marked DRAFT, in which every change that somebody makes is tracked."),
        files=_("Word documents"),
        name=pgettext("part of a file name", "review"),
        making=_("Writing the pages…"),
    )


def _final_word_words() -> Words:
    return Words(
        title=_("F&inal Word file"),
        use=_("The report as a Word file, for those who ask for one beside the PDF."),
        files=_("Word documents"),
        name=pgettext("part of a file name", "final"),
        making=_("Writing the pages…"),
    )


def _json(report: Report, _options: Options) -> bytes:
    from poadesk.export.data import export_json

    return export_json(report)


def _json_schema(report: Report, _options: Options) -> bytes:
    from poadesk.export.data import to_bytes
    from poadesk.export.schema import schema

    return to_bytes(schema(report.form))


def _final_json_words() -> Words:
    return Words(
        title=_("Final &data file (JSON)"),
        use=_("The same answers for programs, with the schema that describes them."),
        files=_("Data files (JSON)"),
        name=pgettext("part of a file name", "final"),
        making=_("Writing the answers…"),
    )


def _json_words() -> Words:
    return Words(
        title=_("Data file (&JSON), as it is now"),
        use=_("The answers so far as data, with the schema that describes them."),
        files=_("Data files (JSON)"),
        name=pgettext("part of a file name", "data"),
        making=_("Writing the answers…"),
    )


def _tables(report: Report, _options: Options) -> bytes:
    from poadesk.export.tables.report_tables import export

    return export(report)


def _csv(id: TableId, report: Report, _options: Options) -> bytes:
    from poadesk.export.tables.report_tables import export_csv

    return export_csv(report, id)


def _final_tables_words() -> Words:
    return Words(
        title=_("Final tables (&XLSX and CSV)"),
        use=_("Figures, laws, assistance, needs and all answers for spreadsheets, with a codebook that explains them."),
        files=_("Workbooks (XLSX)"),
        name=pgettext("part of a file name", "final"),
        making=_("Filling the tables…"),
    )


def _tables_words() -> Words:
    return Words(
        title=_("T&ables (XLSX and CSV), as they are now"),
        use=_("The answers so far for spreadsheets, with a codebook that explains them."),
        files=_("Workbooks (XLSX)"),
        name=pgettext("part of a file name", "tables"),
        making=_("Filling the tables…"),
    )


def _whom(report: Report, options: Options) -> bytes:
    from poadesk.export.pdf import export
    from poadesk.export.whom import whom_document

    return export(whom_document(report), options.paper)


def _whom_unprintable(report: Report, _options: Options) -> Sequence[Unprintable]:
    from poadesk.export.pdf import unprintable
    from poadesk.export.whom import whom_document

    return unprintable(whom_document(report))


def _whom_words() -> Words:
    return Words(
        title=_("&Whom to ask for what"),
        use=_("A PDF that lists the questions by the body that is likely to know the answer. It holds no answers."),
        files=_("PDF documents"),
        name=pgettext("part of a file name", "whom-to-ask"),
        making=_("Drawing the page…"),
    )


_LARGE = Setting("large", "tick", lambda: _("&Large print"), lambda: _("answers of 14 points"))
_GOING_ROUND = (
    Setting("sections", "sections", lambda: _("&Sections"), lambda: _("only these sections")),
    Setting(
        "return_to", "words", lambda: _("Re&turn to"), lambda: _("on each page: to whom the copy is to be returned")
    ),
    Setting("return_by", "day", lambda: _("Return &by"), lambda: _("on each page: by which date")),
)
"""How a review copy goes round."""
_ON_PAPER = (
    Setting(
        "margin", "tick", lambda: _("&Margin for remarks"), lambda: _("line numbers, and ruled room beside each answer")
    ),
    _LARGE,
    *_GOING_ROUND,
)

EXPORTERS: Mapping[str, Exporter] = {
    exporter.id: exporter
    for exporter in (
        Exporter(
            id="pdf",
            suffix=".pdf",
            offers=(
                Offer("review", "colleagues", _review_pdf_words, _ON_PAPER),
                Offer("final", "recipients", _final_pdf_words, (_LARGE,)),
            ),
            render=_pdf,
            options=frozenset({"paper", "margin", "large", "sections", "return_to", "return_by"}),
            shows_enclosures=True,
            unprintable=_pdf_unprintable,
        ),
        Exporter(
            id="word",
            suffix=".docx",
            offers=(
                Offer("review", "colleagues", _review_word_words, _GOING_ROUND),
                Offer("final", "recipients", _final_word_words),
            ),
            render=_word,
            options=frozenset({"paper", "sections", "return_to", "return_by"}),
            shows_enclosures=True,
        ),
        Exporter(
            id="json",
            suffix=".json",
            offers=(
                Offer("final", "recipients", _final_json_words),
                Offer("review", "programs", _json_words),
            ),
            render=_json,
            companions=(Companion(".schema.json", _json_schema),),
        ),
        Exporter(
            id="tables",
            suffix=".xlsx",
            offers=(
                Offer("final", "recipients", _final_tables_words),
                Offer("review", "programs", _tables_words),
            ),
            render=_tables,
            companions=tuple(Companion(f"-csv/{id}.csv", partial(_csv, id)) for id in TABLES),
            attachments_beside=False,
        ),
        Exporter(
            id="whom",
            suffix=".pdf",
            offers=(Offer("review", "colleagues", _whom_words),),
            render=_whom,
            holds_answers=False,
            checked_first=False,
            options=frozenset({"paper"}),
            attachments_beside=False,
            unprintable=_whom_unprintable,
        ),
    )
}
"""Every exporter by id, in the order in which they are listed. To add one: its render function and a record here."""


def exporter_for(suffix: str) -> Exporter | None:
    """The exporter that a file's suffix alone stands for, such as ".pdf": the first that has it; None if none has."""
    return next((exporter for exporter in EXPORTERS.values() if exporter.suffix == suffix.lower()), None)


def suffixes() -> tuple[str, ...]:
    """The suffixes of all exporters, each once, in the order of the table."""
    return tuple(dict.fromkeys(exporter.suffix for exporter in EXPORTERS.values()))
