"""Fields on their own, on a window as the program shows them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from poadesk import paths
from poadesk.core.answers import Answers
from poadesk.core.editors import Field
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.example_report import make_example
from poadesk.store.forms.library import FormLibrary
from poadesk.ui.fields import FieldWidget, make_field
from poadesk.ui.widgets import theme


class Attachments:
    """Takes in real files, at once or, if it is `slow`, when told to, and remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.slow = False
        self._coming: list[Callable[[], bool]] = []

    def attach(self, paths: Sequence[Path], taken: Callable[[Sequence[Mapping[str, Json]]], bool]) -> None:
        self._coming.append(lambda: taken([self._entry(path) for path in paths if path.suffix != ".exe"]))
        if not self.slow:
            self.arrive()

    def arrive(self) -> list[bool]:
        """What is being taken in is in now; whether there was a place for it."""
        coming, self._coming = self._coming, []
        return [come() for come in coming]

    def _entry(self, path: Path) -> Mapping[str, Json]:
        data = path.read_bytes()
        return {"name": path.name, "size": len(data), "sha256": sha256(data).hexdigest()}

    def open(self, entry: Mapping[str, Json]) -> None:
        self.asked.append(("open", str(entry["name"])))

    def save_as(self, entry: Mapping[str, Json]) -> None:
        self.asked.append(("save", str(entry["name"])))


class Asked:
    """A field on a window, another control after it, and what the field has told so far."""

    def __init__(self, field: Field, attachments: Attachments) -> None:
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.field: FieldWidget = make_field(field, attachments, self.window)
        self.next = QLineEdit(self.window)
        self.next.setAccessibleName("next")
        column.addWidget(self.field)
        column.addWidget(self.next)
        column.addStretch(1)
        self.kind = field.kind
        self.attachments = attachments
        self.values: list[Json] = []
        self.told: list[str] = []
        self.times_left = 0
        self.field.value_edited.connect(self.values.append)
        self.field.told.connect(self.told.append)
        self.field.left.connect(self._left)

    def _left(self) -> None:
        self.times_left += 1

    @property
    def value(self) -> Json:
        """The last edit as its kind reads it."""
        return self.kind.read(self.values[-1])

    def named(self, name: str) -> QWidget:
        """The visible control whose accessible name ends so."""
        found = [w for w in self.field.findChildren(QWidget) if w.accessibleName().endswith(name) and w.isVisible()]
        assert found, name
        return found[-1]


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> None:
    theme.apply(qapp, dark=False)


@pytest.fixture
def ask(qtbot) -> Iterator[Callable[[Field], Asked]]:
    """Shows a field, with the keyboard focus on its first control."""

    kept: list[Asked] = []

    def show(field: Field) -> Asked:
        asked = Asked(field, Attachments())
        kept.append(asked)
        qtbot.addWidget(asked.window)
        asked.window.resize(800, 600)
        with qtbot.waitActive(asked.window):
            asked.window.show()
            asked.window.activateWindow()
        asked.field.focus_first()
        return asked

    yield show
    kept.clear()


@pytest.fixture
def of_kind(form: Form) -> Callable[..., Field]:
    """A question of the shipped form as a field, by kind."""

    def find(kind: str) -> Field:
        question = next(q for q in form.questions.values() if q.answer.kind == kind)
        words = form.words(question.id, "en", "2026")
        return Field(question.id, words.text.label, question.answer, question.answer.editor(words))

    return find


@pytest.fixture(scope="session")
def example_answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    path = tmp_path_factory.mktemp("example") / "example.poadraft"
    make_example(path, FormLibrary(paths.forms_folders()[1:]), datetime(2026, 3, 1, tzinfo=UTC))
    with DraftFile.open(path, read_only=True) as file:
        return Answers(file.answers())


@pytest.fixture
def answered(form: Form, example_answers: Answers) -> Callable[[str], tuple[Field, Json]]:
    """A question of the shipped form as a field, by kind, with its answer in the example report."""

    def find(kind: str) -> tuple[Field, Json]:
        given = (q for q in form.questions.values() if q.answer.kind == kind and example_answers.value(q.id))
        question = next(given)
        words = form.words(question.id, "en", "2026")
        field = Field(question.id, words.text.label, question.answer, question.answer.editor(words))
        return field, example_answers.value(question.id)

    return find


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    def put(text: str) -> None:
        data = QMimeData()
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)

    yield put
    QGuiApplication.clipboard().clear()  # what lies there when the program ends is deleted twice
