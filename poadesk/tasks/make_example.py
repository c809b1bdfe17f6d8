"""Example report: a draft of an invented State's answers, in a folder of the person's choice."""

from collections.abc import Iterable
from pathlib import Path

from poadesk.store import example_report
from poadesk.tasks.context import Context
from poadesk.tasks.file_name import under_free_name

NAME = example_report.NAME
"""What the example's files are called where nobody names them."""


def make_example(folder: Path, context: Context, name: str = NAME, companions: Iterable[str] = ()) -> Path:
    """Make the draft under the first free name, and give its path; `companions` are endings of files to come beside it.

    Raises a DraftError, AnswerFileError, FormError, OSError.
    """

    def make(path: Path) -> None:
        example_report.make_example(path, context.library, context.now)

    return under_free_name(folder, (name,), make, companions)
