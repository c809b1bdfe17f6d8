"""Setting controls: what can be set of an output beside the paper, one control for each setting of its record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from poadesk.core.kinds.dates import parse_day
from poadesk.export import Setting
from poadesk.i18n import _
from poadesk.ui.fields.line_edit import LineEdit
from poadesk.ui.widgets.check_box import TickBox

_WIDTH = {"sections": 8, "day": 12, "words": 24}
"""Of the lines, in average characters."""

Value = bool | str | date | tuple[str, ...] | None


@dataclass(frozen=True)
class Control:
    """A setting on the screen: the widget, what is set, and a sentence on what cannot be read, else an empty one."""

    widget: QWidget
    value: Callable[[], Value]
    fault: Callable[[], str] = str


def controls_for(settings: Sequence[Setting]) -> Mapping[str, Control]:
    """One for each, by the name of its field in the options."""
    return {setting.option: _control(setting) for setting in settings}


def labelled(text: str, control: QWidget) -> QWidget:
    """The control with its label before it, by whose letter the keyboard goes to the control."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    label = QLabel(text)
    label.setBuddy(control)
    row.addWidget(label)
    row.addWidget(control)
    return pair


def _control(setting: Setting) -> Control:
    label = setting.label()
    if setting.asked == "tick":
        box = TickBox(label.replace("&", ""))
        box.setAccessibleDescription(setting.explained())
        return Control(box, box.isChecked)
    line = LineEdit(label.replace("&", ""), _WIDTH[setting.asked])
    line.setAccessibleDescription(setting.explained())
    line.setToolTip(setting.explained())
    pair = labelled(_("{label}:").format(label=label), line)
    match setting.asked:
        case "sections":
            line.setPlaceholderText(_("all"))
            return Control(pair, lambda: tuple(line.text().replace(",", " ").split()))
        case "day":
            line.setPlaceholderText("2026-05-15")
            return Control(pair, lambda: parse_day(line.text()), lambda: _day_fault(line.text()))
        case _:
            return Control(pair, lambda: line.text().strip())


def _day_fault(text: str) -> str:
    if not text.strip() or parse_day(text) is not None:
        return ""
    return _("“{text}” is not a date. Write it as year-month-day, such as 2026-05-15.").format(text=text.strip())
