"""Input method composition (IME preedit): what is being composed becomes text before its control may go."""

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from poadesk.ui.fields.line_edit import LineEdit
from poadesk.ui.fields.passage_edit import PassageEdit


def finish_composing(control: QWidget | None) -> None:
    """Have the input method hand over what it is composing; what it does not hand over is put in as it stands."""
    if not isinstance(control, LineEdit | PassageEdit) or not control.composing:
        return
    method = QGuiApplication.inputMethod()
    method.commit()
    if composing := control.composing:
        method.reset()
        event = QInputMethodEvent()
        event.setCommitString(composing)
        QApplication.sendEvent(control, event)
