"""“Saved” is said only of what is on the disk, and why something is not is always said."""

from poadesk.store.draft import json_codec


def too_much(writing, monkeypatch) -> None:
    """An answer that no draft has room for."""
    monkeypatch.setattr(json_codec, "MAX_VALUE", 100)
    writing.report.editing.edit("information.views", "value", "x" * 1000)
    writing.settle()


def test_saving_at_once_says_that_all_is_on_the_disk_when_it_is(writing):
    writing.go("about.authority")
    writing.type("Ministry")
    writing.press("Ctrl+S")
    assert "on the disk" in writing.report.footer.message.text()


def test_an_answer_that_is_too_large_is_never_said_to_be_saved(writing, monkeypatch):
    too_much(writing, monkeypatch)
    writing.press("Ctrl+S")
    said = writing.report.footer.message.text()
    assert said
    assert "on the disk" not in said
    assert writing.controller.save_after_error() == (writing.report.draft.path, False)
    assert not writing.controller.close_report()
    assert said in writing.report.banner.text


def test_a_failure_that_the_window_has_not_heard_of_yet_is_the_reason(writing, draft):
    aside = draft.with_suffix(".away")
    draft.rename(aside)
    writing.report.editing.edit("about.authority", "value", "Ministry")
    assert not writing.report.saving.flush(wait=True)
    assert "There is no draft" in writing.report.saving.reason or draft.name in writing.report.saving.reason
    aside.rename(draft)
