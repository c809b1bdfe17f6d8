"""File locations: where things live in a checkout, a wheel and a frozen build. The one module that knows; makes
none.
"""

import os
import sys
from pathlib import Path, PureWindowsPath

HOME_VARIABLE = "POADESK_HOME"
"""Environment variable naming another data folder, for tests and for offices that want it elsewhere."""
PORTABLE = "portable"
"""A file of this name beside an unpacked product keeps drafts and settings there too, on a stick for instance."""


def forms_folders() -> tuple[Path, ...]:
    """Folders of forms, the one to be looked in first first: a person's own form wins over a shipped one."""
    return data_folder() / "forms", _shipped() / "forms"


def resources() -> Path:
    """Fonts, icons, translations, help and examples that come with the program."""
    return _shipped() / "resources"


def data_folder() -> Path:
    """The folder that is this person's own on this machine; it may not exist yet."""
    if chosen := _chosen_folder():
        return chosen
    if is_of_the_shop(sys.base_prefix):
        return Path.home() / "poadesk"
    from platformdirs import user_data_path  # 15 ms that a start with another data folder need not pay

    return user_data_path("poadesk", appauthor=False)


def is_of_the_shop(python: str) -> bool:
    """Whether this is the folder of a Python from Microsoft's shop.

    What such a one writes to the folders for programs' data goes to a place of its own in secret, where no other
    program finds a draft, and which Windows deletes together with that Python.
    """
    return "windowsapps" in (part.lower() for part in PureWindowsPath(python).parts)


def drafts() -> Path:
    """Where new drafts are made: in the person's Documents, which file managers show and backups hold, unless the data
    folder was chosen.
    """
    if _chosen_folder() or is_of_the_shop(sys.base_prefix):
        return data_folder() / "drafts"
    from platformdirs import user_documents_path  # asks the system: OneDrive and translated names included

    return user_documents_path() / "poadesk"


def draft_folders() -> tuple[Path, ...]:
    """Where drafts are looked for: that of new ones, and the one where earlier versions made them."""
    return tuple(dict.fromkeys((drafts(), data_folder() / "drafts")))


def backups() -> Path:
    return data_folder() / "backups"


def logs() -> Path:
    return data_folder() / "logs"


def _chosen_folder() -> Path | None:
    """The data folder that was asked for: by the variable, or by a file beside an unpacked product."""
    if chosen := os.environ.get(HOME_VARIABLE):
        return Path(chosen).absolute()
    product = Path(__file__).resolve().parents[2]
    return product / "data" if (product / PORTABLE).is_file() and (product / "PARTS.txt").is_file() else None


def _shipped() -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)  # PyInstaller's folder of unpacked data
    inside = Path(frozen) / "poadesk" / "_data" if frozen else package / "_data"
    return inside if inside.is_dir() else package.parent
