"""The tables of a report, as one workbook and each as a CSV file."""

from poadesk.core.form import AUTHORITY, DATE
from poadesk.export.file_date import file_date
from poadesk.export.report import Report
from poadesk.export.tables import TABLES, TableId
from poadesk.export.tables.answers import answer_table
from poadesk.export.tables.codebook import codebook
from poadesk.export.tables.registers import REGISTERS, register_table
from poadesk.export.tables.separated_values import to_csv
from poadesk.export.tables.table import Table
from poadesk.export.tables.workbook import Labels, to_workbook
from poadesk.export.tables.years import year_table
from poadesk.export.text.shown import outside_pages


def make_table(report: Report, id: TableId) -> Table:
    """One of the tables of a report."""
    match id:
        case "years":
            return year_table(report)
        case "answers":
            return answer_table(report)
        case "codebook":
            others = [make_table(report, other) for other in TABLES if other != "codebook"]
            return codebook(others, report.wording.common)
        case _:
            return register_table(report, REGISTERS[id])


def export(report: Report) -> bytes:
    """All tables as one workbook."""
    labels = Labels(
        title=outside_pages(f"{report.official_name}: {report.wording.title}"),
        author=outside_pages(str(report.answers.value(AUTHORITY) or report.state_name)),
        language=report.wording.language,
        made=file_date(str(report.answers.value(DATE) or "")),
    )
    return to_workbook([make_table(report, id) for id in TABLES], labels)


def export_csv(report: Report, id: TableId) -> bytes:
    """One table as a CSV file."""
    return to_csv(make_table(report, id))
