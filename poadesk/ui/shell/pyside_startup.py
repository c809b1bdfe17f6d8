"""PySide6 start-up: what PySide6 is told before anything of the window is loaded."""

import gc
import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401 - brings the module that is looked for below

_FEATURES = "shibokensupport.feature"


def put_collection_off() -> None:
    """Collect no garbage until `resume_collection`: what the start loads stays, and looking through it takes time."""
    gc.disable()


def resume_collection() -> None:
    """Collect garbage from now on, and never again look at what is there already."""
    gc.freeze()
    gc.enable()


def leave_sources_unread() -> None:
    """Keep PySide6 from reading the source of every module that is imported after it.

    It looks there for `PySide6`, so that `from __feature__ import …` of one module does not change another, and the
    standard library keeps each line it read. Nothing here uses `__feature__`, and a program without sources gets the
    same answer. A PySide6 that goes about it otherwise is left as it is.
    """
    features = sys.modules.get(_FEATURES)
    if hasattr(features, "_mod_uses_pyside"):
        setattr(features, "_mod_uses_pyside", _uses_features)  # noqa: B010 - a module has no such attribute to mypy


def _uses_features(_module: ModuleType) -> bool:
    return False
