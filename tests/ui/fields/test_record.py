from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from poadesk.core.finding import Severity
from poadesk.ui.fields import FindingMessage
from poadesk.ui.fields.base import Offer


def type_in(asked, name, text):
    asked.named(name).setFocus()
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_parts_make_up_one_answer(ask, of_kind):
    asked = ask(of_kind("contact"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    type_in(asked, ": Name", "Police, Army")
    type_in(asked, ": E-mail", "a@b.example")
    assert asked.value == {"title": "mr", "name": "Police, Army", "email": "a@b.example"}


def test_going_from_part_to_part_is_no_leaving(ask, of_kind):
    asked = ask(of_kind("contact"))
    type_in(asked, ": Name", "A")
    type_in(asked, ": Telephone", "1")
    assert asked.times_left == 0
    asked.next.setFocus()
    assert asked.times_left == 1


def test_tab_passes_every_part_once(ask, of_kind):
    asked = ask(of_kind("contact"))
    seen = []
    while QApplication.focusWidget() is not asked.next:
        seen.append(QApplication.focusWidget().accessibleName())
        assert len(seen) < 40
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert len(set(seen)) == len(seen)
    order = [next(i for i, name in enumerate(seen) if name.endswith(part)) for part in ("Name", "Telephone", "E-mail")]
    assert order == sorted(order)


def test_a_remark_marks_its_part_in_words_and_is_read_out_with_it(ask, of_kind):
    asked = ask(of_kind("contact"))
    asked.field.show_messages([FindingMessage(Severity.WARNING, "no number", part="telephone")])
    assert asked.named(": Telephone").property("mark") == "warning"
    assert asked.named(": Telephone").accessibleDescription() == "Warning: no number"
    assert "Warning" in [label.text() for label in asked.field.findChildren(QLabel) if label.isVisible()]
    assert asked.named(": Name").property("mark") in {None, ""}


def test_focus_goes_to_the_part_asked_for(ask, of_kind):
    asked = ask(of_kind("contact"))
    asked.field.focus_first(part="email")
    assert QApplication.focusWidget().accessibleName().endswith(": E-mail")


def test_clearing_the_last_part_clears_the_answer(ask, of_kind):
    asked = ask(of_kind("contact"))
    type_in(asked, ": Name", "A")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert asked.values[-1] is None


def test_showing_a_value_leaves_what_is_typed_as_typed(ask, of_kind):
    asked = ask(of_kind("contact"))
    type_in(asked, ": Name", "A  B ")
    asked.field.show_value(asked.value)
    assert asked.named(": Name").text() == "A  B "
    assert asked.value == {"name": "A B"}


def test_a_read_only_record_cannot_be_changed(ask, of_kind):
    asked = ask(of_kind("contact"))
    asked.field.set_read_only(True)
    type_in(asked, ": Name", "A")
    assert asked.values == []


def test_parts_stand_in_two_columns_where_there_is_room_and_else_in_one(ask, of_kind):
    asked = ask(of_kind("contact"))
    name, title = asked.named(": Name"), asked.named("Mr.")

    def across(widget):
        return widget.mapTo(asked.window, widget.rect().topLeft()).x()

    asked.window.resize(900, 700)
    QApplication.processEvents()
    assert across(name) > across(title) + 200
    asked.window.resize(330, 900)
    QApplication.processEvents()
    assert abs(across(name) - across(title)) < 20


def test_samples_stand_beside_the_labels_in_italics(ask, of_kind):
    asked = ask(of_kind("contact"))
    assert asked.named(": E-mail").placeholderText() == ""
    sample = next(label for label in asked.field.findChildren(QLabel) if "name@example.org" in label.text())
    assert sample.font().italic()


def test_another_answer_is_copied_as_one_edit(ask, of_kind):
    asked = ask(of_kind("contact"))
    given = {"name": "Registrar", "email": "r@b.example"}
    asked.field.offer_copies(lambda: [Offer("1.2.1 National point of contact", given)])
    asked.field.show_value({"name": "Somebody", "position": "Head"})
    button = asked.named("copy from…")
    button.menu().aboutToShow.emit()
    (action,) = button.menu().actions()
    assert action.text() == "1.2.1 National point of contact"
    action.trigger()
    assert asked.values == [given]
    assert asked.named(": Name").text() == "Registrar"
    assert asked.named(": Position").text() == ""


def test_with_nothing_to_copy_the_menu_says_so(ask, of_kind):
    asked = ask(of_kind("contact"))
    menu = asked.named("copy from…").menu()
    menu.aboutToShow.emit()
    assert [(action.text(), action.isEnabled()) for action in menu.actions()] == [
        ("No other contact is given yet", False)
    ]


def test_what_is_carried_over_shows_it_in_each_part_that_holds_something(ask, of_kind):
    asked = ask(of_kind("contact"))
    asked.field.show_value({"name": "Registrar"})
    asked.field.set_carried(on=True)
    assert asked.named(": Name").property("carried") == "true"
    assert asked.named(": Position").property("carried") != "true"
    asked.field.set_carried(on=False)
    assert asked.named(": Name").property("carried") != "true"
