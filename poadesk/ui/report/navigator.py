"""Navigator: the pane at the start: whose report it is, how long is left, how far it is, its sections, and the way out.

Where there is little room it is a narrow rail: sections by number, with their bars.
"""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poadesk.core.answer_state import AnswerState
from poadesk.core.form import CYCLE
from poadesk.i18n import _, ngettext
from poadesk.sentences.deadlines import days_left, deadline_sentence
from poadesk.ui.report.flat_button import FindButton, FlatButton, sized
from poadesk.ui.report.frame_glyphs import draw_glyph, lens, tray
from poadesk.ui.report.outline import Outline
from poadesk.ui.report.section_progress import CHECK, SectionLines
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.labels import plain_tip, text_label
from poadesk.ui.widgets.state_glyphs import OF_STATE, draw
from poadesk.ui.widgets.theme import Colours, px

WIDTH, RAIL = 244, 64
"""In full and as a rail, in units of `px`."""


class Navigator(QFrame):
    """Follows the report; its signals say where the person wants to go."""

    chosen = Signal(str)
    """A step: a section or CHECK."""
    question_chosen = Signal(str)
    entered = Signal()
    search_wanted = Signal()

    def __init__(self, editing: Editing, title: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Sections of the report"))
        self._editing, self._lines = editing, SectionLines(editing)
        self._title = text_label(title, "strong")
        self._days = text_label("", "hint", wrap=False)
        self._done = text_label("", "hint")
        self._deadline = text_label("", "hint")
        self.search = FindButton(_("Find a question"), lens)
        self.outline = Outline()
        self.check = CheckButton()
        self.compact = False
        self._arrange()
        self.search.clicked.connect(self.search_wanted)
        self.outline.chosen.connect(self.chosen)
        self.outline.question_chosen.connect(self.question_chosen)
        self.outline.entered.connect(self.entered)
        self.check.clicked.connect(lambda: self.chosen.emit(CHECK))
        self.refresh()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._days, 0, Qt.AlignmentFlag.AlignTop)
        self._head = QVBoxLayout()
        self._head.setSpacing(px(4))
        self._head.addLayout(top)
        self._head.addWidget(self._done)
        self._head.addWidget(self._deadline)
        self._head.addSpacing(px(4))
        self._head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.outline, 1)
        column.addWidget(self.check)
        self._fit()

    def _fit(self) -> None:
        margin = px(8 if self.compact else 14)
        self._head.setContentsMargins(margin, px(12), margin, px(8))

    def set_compact(self, *, on: bool) -> None:
        """Be a narrow rail, or in full."""
        self.compact = self.search.compact = on
        self.outline.set_compact(on=on)
        self.check.set_compact(on=on)
        self._title.setVisible(not on)
        self._days.setVisible(not on and bool(self._days.text()))
        self._deadline.setVisible(not on and bool(self._deadline.text()))
        self._fit()
        self.refresh()

    def show_title(self, title: str) -> None:
        """Whose report it is."""
        self._title.setText(title)

    def show_place(self, step: str, question: str | None) -> None:
        """Mark where the person is."""
        family = self._editing.form.family_of.get(question or "")
        self.outline.show_place(step, family.main.id if family else None)
        self.check.show_chosen(on=step == CHECK)

    def refresh(self) -> None:
        """The report has changed, or what is found in it."""
        lines = self._lines.now()
        self.outline.show_lines(lines)
        done, families = (sum(getattr(line.progress, of) for line in lines) for of in ("done", "families"))
        words = _("{done}/{families}") if self.compact else _("{done} of {families} done")
        self._done.setText(words.format(done=done, families=families))
        self._done.setAccessibleName(_("{done} of {families} done").format(done=done, families=families))
        self._done.setAlignment(Qt.AlignmentFlag.AlignHCenter if self.compact else Qt.AlignmentFlag.AlignLeading)
        self.check.show_problems(sum(line.errors for line in lines), sum(line.warnings for line in lines))
        self._show_deadline()

    def _show_deadline(self) -> None:
        session = self._editing.session
        cycle = session.form.cycle(session.answers.value(CYCLE))
        due = cycle.due if cycle else None
        self._days.setText(days_left(due, session.today))
        self._days.setToolTip(plain_tip(deadline_sentence(due, session.today)))
        self._days.setVisible(bool(self._days.text()) and not self.compact)
        over = deadline_sentence(due, session.today) if due and due < session.today else ""
        self._deadline.setText(over)
        self._deadline.setVisible(bool(over) and not self.compact)


class CheckButton(FlatButton):
    """The last step, at the foot, with how many errors and warnings are in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Check and export"), parent)
        self._compact = False
        self._worst: AnswerState | None = None
        self._count = ""

    def set_compact(self, *, on: bool) -> None:
        self._compact = on
        self.update()

    def show_problems(self, errors: int, warnings: int) -> None:
        """The worst of them by shape and number; a screen reader hears both."""
        self._worst = AnswerState.ERROR if errors else AnswerState.WARNING if warnings else None
        self._count = str(errors or warnings or "")
        said = [
            *([ngettext("{count} error", "{count} errors", errors).format(count=errors)] if errors else []),
            *([ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings)] if warnings else []),
        ]
        self.setAccessibleDescription(", ".join(said))
        self.setToolTip(plain_tip("\n".join((_("Check and export"), *said))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(RAIL), max(px(42), self.fontMetrics().height() + px(16)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(RAIL), self.sizeHint().height())

    def paint_inside(self, painter: QPainter, colours: Colours) -> None:
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.line))
        if self.chosen:
            painter.fillRect(self.placed(QRect(0, 0, px(3), self.height())), QColor(colours.accent))
        side = px(16)
        start = px(8) if self._compact else px(14)
        middle = (self.height() - side) // 2
        draw_glyph(painter, QRectF(self.placed(QRect(start, middle, side, side))), tray, colours.ink)
        small = sized(self.font(), 12)
        painter.setFont(small)
        count = painter.fontMetrics().horizontalAdvance(self._count)
        end = self.width() - px(12 if not self._compact else 6)
        if self._worst:
            mark = px(14)
            place = self.placed(QRect(end - count - px(3) - mark, (self.height() - mark) // 2, mark, mark))
            draw(painter, QRectF(place), OF_STATE[self._worst], self.palette())
            painter.setPen(QColor(colours.quiet))
            where = self.placed(QRect(end - count, 0, count, self.height()))
            painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), self._count)
        if not self._compact:
            painter.setFont(sized(self.font(), 13.5, bold=self.chosen))
            painter.setPen(QColor(colours.ink))
            left = start + side + px(10)
            room = self.placed(QRect(left, 0, end - count - px(24) - left, self.height()))
            words = painter.fontMetrics().elidedText(_("Check and export"), Qt.TextElideMode.ElideRight, room.width())
            leading = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, int(leading | Qt.AlignmentFlag.AlignVCenter), words)
