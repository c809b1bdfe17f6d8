"""A contact given elsewhere in the report can be copied, as one step, and does not follow the other afterwards."""

from PySide6.QtWidgets import QPushButton

GIVEN = {"name": "Registrar of Firearms", "email": "registrar@office.example"}


def offers(official, question):
    card = official.report.pages.section_page().cards[question]
    button = next(b for b in card.findChildren(QPushButton) if b.accessibleName().endswith("copy from…"))
    button.menu().aboutToShow.emit()
    return button.menu().actions()


def with_both(official):
    for gate in ("coordination.body", "coordination.point-of-contact"):
        official.report.editing.edit(gate, "value", "yes")
    official.go("coordination.point-of-contact.details")


def test_contacts_already_given_are_offered_and_copied_in_one_step(writing):
    with_both(writing)
    assert [action.isEnabled() for action in offers(writing, "coordination.point-of-contact.details")] == [False]
    writing.report.editing.edit("coordination.body.contact", "value", GIVEN)
    (offer,) = offers(writing, "coordination.point-of-contact.details")
    assert offer.text().startswith("1.1.c ")
    assert "Registrar of Firearms" in offer.text()
    offer.trigger()
    assert writing.value("coordination.point-of-contact.details") == GIVEN
    writing.press("Ctrl+Z")
    assert writing.value("coordination.point-of-contact.details") is None
    assert writing.value("coordination.body.contact") == GIVEN


def test_a_copy_is_no_link(writing):
    with_both(writing)
    writing.report.editing.edit("coordination.body.contact", "value", GIVEN)
    offers(writing, "coordination.point-of-contact.details")[0].trigger()
    writing.report.editing.edit("coordination.body.contact", "value", {"name": "Somebody else"})
    assert writing.value("coordination.point-of-contact.details") == GIVEN


def test_what_is_put_aside_is_not_offered(writing):
    with_both(writing)
    writing.report.editing.edit("coordination.body.contact", "value", GIVEN)
    writing.report.editing.edit("coordination.body", "value", "no")
    assert [action.isEnabled() for action in offers(writing, "coordination.point-of-contact.details")] == [False]
