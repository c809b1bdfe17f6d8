"""Theme: colours and sizes by role, for light and dark. The only place that names a colour; makes no widgets.

A widget takes its look by a dynamic property: `label.setProperty("role", "quiet")`. Roles of labels: title, heading,
question, number, quiet, hint, strong, carried, error, warning, note, done, tag. Of frames: card, carried-frame, notice,
panel, popup, bar. Of buttons: primary, link, tool, carried. A group box is there for screen readers and shows nothing.
A field in which something is wrong has the property `mark` ("error" or "warning").
What is painted by hand takes its colours from `colours_of(widget.palette())`.
"""

from dataclasses import dataclass, fields
from functools import cache
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from poadesk import paths

STYLE = "fusion"
"""Qt's own style that the rest builds on. The application is made with it."""
FAMILY = "IBM Plex Sans"
"""The program's own typeface, in two weights: normal and demi-bold."""
UNIT = 8
"""The step of the grid, in device-independent pixels."""
BODY = 14
"""The body text's height in pixels at 96 dpi, in which the measures of `px` are given."""
_SYSTEM_TEXT = 12
"""The height in pixels of the usual text of a system at 96 dpi: what `BODY` is in proportion to."""
TEXT_WIDTH = 75
"""The widest that running text gets, in average characters."""


@dataclass(frozen=True)
class Colours:
    """One colour for each role, as #rrggbb. Text roles stand on `card`, `page` and `chrome` alike.

    `chrome` is the ground of what stands round the page. `rule` joins the questions of a family, `track` is the empty
    part of a bar. `carried` is for what comes from an earlier report and is not confirmed, with its ground and line.
    """

    chrome: str
    page: str
    card: str
    field: str
    ink: str
    quiet: str
    line: str
    edge: str
    rule: str
    track: str
    accent: str
    on_accent: str
    tint: str
    hover: str
    carried: str
    carried_ground: str
    carried_line: str
    error: str
    warning: str
    note: str
    done: str


LIGHT = Colours(
    chrome="#f1f3f6",
    page="#f9fafb",
    card="#ffffff",
    field="#ffffff",
    ink="#1a1f26",
    quiet="#535c68",
    line="#d8dee5",
    edge="#76808c",
    rule="#b4c4d8",
    track="#ccd4dd",
    accent="#0a58a6",
    on_accent="#ffffff",
    tint="#e1ecf8",
    hover="#e6ebf1",
    carried="#64399a",
    carried_ground="#f5f0fb",
    carried_line="#8c6bc0",
    error="#b3261e",
    warning="#7a4c00",
    note="#3d5a80",
    done="#17693a",
)
DARK = Colours(
    chrome="#15181d",
    page="#1a1e23",
    card="#20252c",
    field="#181c21",
    ink="#e7ebf0",
    quiet="#a9b3bf",
    line="#373e48",
    edge="#7f8a97",
    rule="#4a5c72",
    track="#3b434e",
    accent="#7cb9f6",
    on_accent="#08131f",
    tint="#1e3752",
    hover="#2a313a",
    carried="#cdb4f4",
    carried_ground="#2b2440",
    carried_line="#8a6fbd",
    error="#ff958d",
    warning="#edba5b",
    note="#a3c4e8",
    done="#7fd69a",
)

_SHEET = Template("""
QToolTip { color: $ink; background: $card; border: 1px solid $edge; padding: 4px; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[role="question"] { font-size: ${question}pt; font-weight: 600; }
QLabel[role="hint"] { color: $quiet; font-size: ${hint}pt; }
QLabel[role="carried"] { color: $carried; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="number"], QLabel[role="quiet"] { color: $quiet; }
QLabel[role="error"] { color: $error; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="note"] { color: $note; }
QLabel[role="done"] { color: $done; }
QLabel[role="tag"] { color: $quiet; border: 1px solid $line; border-radius: 4px; padding: 1px 6px; }
QFrame[role="card"] { background: $card; border: 1px solid $line; border-radius: 8px; }
QFrame[role="card"][carried="true"] { background: $carried_ground; border: 1px dashed $carried_line; }
QFrame[role="carried-frame"] { background: $carried_ground; border: 1px solid $carried_line; border-radius: 8px; }
QFrame[role="notice"] { background: $chrome; border: none; border-radius: 5px; }
QFrame[role="panel"] { background: $chrome; border: none; }
QFrame[role="popup"] { background: $card; border: 1px solid $edge; }
QFrame[role="bar"] { background: $chrome; border: none; border-top: 1px solid $line; }
QGroupBox { border: none; margin: 0; padding: 0; }
QLineEdit, QTextEdit, QPlainTextEdit {
  background: $field; color: $ink; border: 1px solid $edge; border-radius: 5px; padding: 5px 8px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $quiet;
}
QTextEdit, QPlainTextEdit { padding: 2px 5px; }
QLineEdit[carried="true"], QTextEdit[carried="true"] { background: $carried_ground; border: 1px dashed $carried_line; }
QLineEdit[mark="error"], QTextEdit[mark="error"] { border: 2px solid $error; padding: 4px 7px; }
QLineEdit[mark="warning"], QTextEdit[mark="warning"] { border: 2px solid $warning; padding: 4px 7px; }
QLineEdit[missing="true"] {
  background: $chrome; color: $quiet; border: none; border-bottom: 2px solid $edge; border-radius: 0;
  padding: 6px 9px 4px 9px;
}
QLineEdit:focus, QLineEdit[missing="true"]:focus { border: 2px solid $accent; padding: 4px 7px; }
QTextEdit[mark="error"], QTextEdit[mark="warning"] { padding: 1px 4px; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 1px 4px; }
QLineEdit[readOnly="true"], QTextEdit[readOnly="true"] { background: transparent; border-color: transparent; }
QPushButton {
  background: $card; color: $ink; border: 1px solid $edge; border-radius: 6px; padding: 6px 14px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $tint; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; outline: none; }
QPushButton:disabled { color: $quiet; border-color: $line; background: transparent; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[role="link"] {
  background: transparent; color: $accent; border: 1px solid transparent; padding: 3px 5px;
  text-align: left;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 2px 4px; }
QPushButton[role="link"]:disabled { color: $quiet; }
QPushButton[role="tool"] { padding: 4px 8px; }
QPushButton[role="tool"]:focus { padding: 3px 7px; }
QPushButton[role="carried"] {
  background: transparent; color: $carried; border: 1px solid $carried_line; padding: 4px 10px;
}
QPushButton[role="carried"]:hover { background: $hover; }
QPushButton[role="carried"]:focus { border: 2px solid $accent; padding: 3px 9px; }
QTableView {
  background: $field; color: $ink; border: 1px solid $edge; border-radius: 4px; gridline-color: $line;
  selection-background-color: $tint; selection-color: $ink; outline: none;
}
QTableView::item { padding: 0 8px; }
QTableView::item:selected { background: $tint; color: $ink; }
QTableView:focus { border: 2px solid $accent; }
QTableView[role="rows"], QTableView[role="rows"]:focus { background: transparent; border: none; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QListView[role="popup"] { background: $card; color: $ink; border: 1px solid $edge; outline: none; padding: 0; }
QListView[role="popup"]::item { padding: 4px 8px; border-radius: 3px; }
QListView[role="popup"]::item:selected { background: $tint; color: $ink; }
QHeaderView::section {
  background: $page; color: $quiet; border: none; border-bottom: 1px solid $line; padding: 5px 8px;
}
QHeaderView { background: $page; border: none; }
QTableCornerButton::section { background: $page; border: none; }
""")


_HEIGHTS = {"title": 20, "heading": 17, "question": 15, "hint": 12.5}
"""Of the text of some roles, in the measure of `BODY`."""


def use_font(app: QApplication) -> float:
    """Have the application write in the program's typeface; gives the size of its body text in points.

    That is in proportion to the system's text, which the person may have made larger.
    """
    points = app.font().pointSizeF() * BODY / _SYSTEM_TEXT
    if not QFontDatabase.hasFamily(FAMILY):
        for weight in ("Regular", "SemiBold"):
            QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"IBMPlexSans-{weight}.ttf"))
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    app.setFont(font)
    _body_height.cache_clear()
    return points


def px(units: float) -> int:
    """A measure that grows with the text, in pixels; one unit is a pixel where the body text is `BODY` high."""
    return round(units * _body_height() / BODY)


@cache
def _body_height() -> int:
    """Of the body text in pixels, as long as it is not changed: layouts ask again and again."""
    return QFontInfo(QApplication.font()).pixelSize()


def apply(app: QApplication, dark: bool) -> None:
    """Give the whole application, which is in STYLE, our colours; may be called again at any time."""
    colours = DARK if dark else LIGHT
    _body_height.cache_clear()
    app.setPalette(_palette(colours))
    app.setStyleSheet(_sheet(colours, QFontInfo(app.font()).pointSizeF()))


def colours_of(palette: QPalette) -> Colours:
    """The colours in force where this palette is, for what is painted by hand.

    The ground of tips tells: the style sheet changes most other colours of the widgets that it has a rule for.
    """
    return DARK if palette.color(QPalette.ColorRole.ToolTipBase).lightnessF() < 0.5 else LIGHT


def text_width(widget: QWidget) -> int:
    """The widest that a field or a row of words gets, in pixels, in the widget's font."""
    return widget.fontMetrics().averageCharWidth() * (TEXT_WIDTH + 4) + 3 * UNIT


def narrow(inner: QWidget) -> QHBoxLayout:
    """A row in which a widget gets no wider than running text, and its height is reckoned for that width."""
    inner.setMaximumWidth(text_width(inner))
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(inner, 1)
    row.addStretch(0)
    return row


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a dynamic property that the style sheet looks at, and have the widget drawn anew if that changes it."""
    if (widget.property(name) or "") == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def contrast(first: str, second: str) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    brighter, darker = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    return 0.2126 * _linear(colour.redF()) + 0.7152 * _linear(colour.greenF()) + 0.0722 * _linear(colour.blueF())


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _sheet(colours: Colours, points: float) -> str:
    named = {field.name: getattr(colours, field.name) for field in fields(colours)}
    sizes = {name: points * height / BODY for name, height in _HEIGHTS.items()}
    return _SHEET.substitute(named, **{name: f"{size:.2f}" for name, size in sizes.items()})


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    table = {
        role.Window: colours.page,
        role.WindowText: colours.ink,
        role.Base: colours.field,
        role.AlternateBase: colours.hover,
        role.Text: colours.ink,
        role.PlaceholderText: colours.quiet,
        role.Button: colours.card,
        role.ButtonText: colours.ink,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.ink,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.BrightText: colours.error,
        role.Light: colours.card,
        role.Midlight: colours.hover,
        role.Mid: colours.line,
        role.Dark: colours.edge,
        role.Shadow: colours.line,
    }
    palette = QPalette()
    for place, colour in table.items():
        palette.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.quiet))
    return palette
