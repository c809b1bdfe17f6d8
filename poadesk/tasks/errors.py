"""Errors of tasks: something that was asked for cannot be done as asked. Codes and parameters, never a sentence.

`poadesk.sentences.store_errors` has the sentence for each code.
"""

from collections.abc import Iterable

from poadesk.core.json_values import Json
from poadesk.store.answer_file import AnswerFileError
from poadesk.store.errors import DraftError
from poadesk.store.forms.library import FormError, UnknownForm


class TaskError(Exception):
    """`params` fill the sentence of `code`; `known` are the names that would have been understood."""

    def __init__(self, code: str, known: Iterable[str] = (), **params: Json) -> None:
        super().__init__(code, params)
        self.code = code
        self.known = tuple(known)
        self.params = params


KNOWN = (DraftError, FormError, UnknownForm, AnswerFileError, TaskError, OSError)
"""What a task may raise: the world (disk, file, form) or the request. Anything else is a bug."""
