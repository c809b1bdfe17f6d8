"""When the file under an open report was replaced by something else: this session's version is kept beside it.

Nothing on the disk is overwritten; the person goes on with the one or the other, and both stay.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from poadesk.i18n import _
from poadesk.store.copies import save_copy, save_mine_beside
from poadesk.store.draft_file import DraftFile, utc_now
from poadesk.store.errors import DraftError
from poadesk.store.whole_copy import Copied
from poadesk.ui.background import Background
from poadesk.ui.banner import Banner
from poadesk.ui.editing import Editing
from poadesk.ui.errors import sentence
from poadesk.ui.saving import SavingBridge


class Beside(QObject):
    """Acts as soon as saving meets another file, and again on leaving, for what was typed since."""

    wanted = Signal(object)
    """The Path of the version to go on with."""

    def __init__(  # noqa: PLR0913 - the parts of the report that this concerns
        self,
        draft: DraftFile,
        saving: SavingBridge,
        editing: Editing,
        *,
        banner: Banner,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._saving, self._editing = draft, saving, editing
        self._banner, self._background = banner, background
        self.path: Path | None = None
        self._said = False
        saving.replaced.connect(self._keep)
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

    def _keep(self) -> None:
        self._said = True
        if self.path is None:
            waiting, answers = self._saving.waiting(), self._editing.answers
            keep = partial(save_mine_beside, self._draft, waiting, answers=answers, at=utc_now())
            self._background.run(keep, self._kept, self._failed)
        else:
            self._background.run(partial(self._save, self.path), self._kept, self._failed)

    def _kept(self, made: Copied) -> None:
        self.path = made.path
        words = _(
            "“{name}” was replaced by something else while you had it open. Nothing was overwritten: your version,"
            " with all you typed, is kept beside it as “{mine}”."
        )
        ways = [
            (_("Go on with mine"), partial(self.wanted.emit, made.path)),
            (_("Open the other one"), partial(self.wanted.emit, self._draft.path)),
        ]
        self._banner.say(words.format(name=self._draft.path.name, mine=made.path.name), ways)

    def _failed(self, error: Exception) -> None:
        words = _("“{name}” was replaced by something else, and your version could not be kept beside it. {cause}")
        again = [(_("Try again"), self._keep)]
        self._banner.say(words.format(name=self._draft.path.name, cause=sentence(error)), again)

    def _follow(self) -> None:
        """The file is back: saving goes on there, and the copy beside it is left where it is."""
        if self._said:
            self._said = False
            self._banner.clear()
