"""Windows identity: what the running program is to Windows: one entry in the taskbar, and open as far as setup is told.

Elsewhere there is nothing to tell.
"""

import sys

APPLICATION = "poadesk.poadesk"
"""Taskbar groups windows and pins by this, not by the name of the Python that runs the program."""
MUTEX = "poadesk-is-running"
"""Setup and uninstall look for it, see packaging/windows/setup.nsi."""


def announce() -> None:
    """Tell Windows, until the program ends. Never fails: the program works without."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.CreateMutexW(None, 0, MUTEX)
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APPLICATION)
