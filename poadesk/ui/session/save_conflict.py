"""Save conflict: when the file under an open report became another's, replaced or taken over: this session's version is
kept beside.

Nothing on the disk is overwritten; the person goes on with the one or the other, and both stay.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from poadesk.i18n import _
from poadesk.sentences.times import local_time
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.verified_copy import Copied
from poadesk.store.errors import DraftBusy, DraftError
from poadesk.store.save_copy import save_copy, save_mine_beside
from poadesk.store.timestamps import utc_now
from poadesk.ui.session.autosave_status import AutosaveStatus
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.known_errors import sentence
from poadesk.ui.session.notices import Notices


class SaveConflict(QObject):
    """Acts as soon as saving meets another file, and again on leaving, for what was typed since."""

    wanted = Signal(object)
    """The Path of the version to go on with."""
    elsewhere = Signal()
    """The version is to be saved where the person says."""

    def __init__(  # noqa: PLR0913 - the parts of the report that this concerns
        self,
        draft: DraftFile,
        saving: AutosaveStatus,
        editing: Editing,
        *,
        notices: Notices,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._saving, self._editing = draft, saving, editing
        self._notices, self._background = notices, background
        self.path: Path | None = None
        self._error: DraftError | None = None
        saving.lost.connect(self._lose)
        saving.saved.connect(self._follow)

    def keep_up(self) -> bool:
        """Bring the file beside up to what was typed since. False if there is none, or it cannot be written."""
        if self.path is None:
            return False
        try:
            self._save(self.path)
        except DraftError:
            return False
        return True

    def _save(self, path: Path) -> Copied:
        waiting, answers = self._saving.waiting(), self._editing.answers
        return save_copy(self._draft, waiting, path, answers=answers, at=utc_now(), replace=True)

    def _lose(self, error: DraftError) -> None:
        self._error = error
        self._keep()

    def _keep(self) -> None:
        if self.path is None:
            waiting, answers = self._saving.waiting(), self._editing.answers
            keep = partial(save_mine_beside, self._draft, waiting, answers=answers, at=utc_now())
            self._background.run(keep, self._kept, self._failed, owner=self)
        else:
            self._background.run(partial(self._save, self.path), self._kept, self._failed, owner=self)

    def _kept(self, made: Copied) -> None:
        self.path = made.path
        kept = _("Nothing was overwritten: your version, with all you typed, is kept beside it as “{mine}”.")
        ways = [
            (_("Continue with mine"), partial(self.wanted.emit, made.path)),
            (_("Open the other one"), partial(self.wanted.emit, self._draft.path)),
        ]
        self._notices.say(f"{self._why()} {kept.format(mine=made.path.name)}", ways)

    def _failed(self, error: Exception) -> None:
        words = _("Your version could not be kept beside it. {cause}").format(cause=sentence(error))
        ways = [(_("Save a copy elsewhere…"), self.elsewhere.emit), (_("Try again"), self._keep)]
        self._notices.say(f"{self._why()} {words}", ways)

    def _why(self) -> str:
        params = {key: str(value) for key, value in (self._error.params if self._error else {}).items()}
        if isinstance(self._error, DraftBusy):
            words = _("“{name}” was taken over while you had it open: {who} on {host}, since {since}.")
            params["since"] = local_time(params.get("since", ""))
            return words.format(**params)
        return _("“{name}” was replaced by something else while you had it open.").format(name=self._draft.path.name)

    def _follow(self) -> None:
        """The file is ours again: saving goes on there, and the copy beside it is left where it is."""
        if self._error is not None:
            self._error = None
            self._notices.clear()
