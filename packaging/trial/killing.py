"""Kills under Wine: a session of the installed copy is typed in, killed at random, and its draft opened here."""

import random
import subprocess
import sys
import time
from pathlib import Path

from bundle.build import ROOT
from bundle.wine import windows_path, wine_program
from trial.installed import PREPARED, Installed, Step

sys.path.append(str(ROOT))

KILLS = 50
DRIVE = """
import os
from pathlib import Path
from tests.torture.drivers import drive_session
from tests.torture.told import Teller
log = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_BINARY)
drive_session(Path(sys.argv[1]), int(sys.argv[3]), Teller(log), 60.0)
"""


def kill_fifty_times(installed: Installed) -> Step:
    """Each time what was called saved is compared with what the draft holds after the kill."""
    from tests.torture.killing import make_draft

    folder = installed.place / "killed"
    draft = folder / "report.poadraft"
    make_draft(draft)
    typed = saved = 0
    for seed in range(KILLS):
        states, called = _kill_once(installed, draft, folder / "told.txt", seed)
        typed, saved = typed + states, saved + called
    return Step(saved > 0, f"{KILLS} kills, {typed} changes typed, {saved} called saved, none of these lost")


def _kill_once(installed: Installed, draft: Path, log: Path, seed: int) -> tuple[int, int]:
    from poadesk.store.draft.draft_file import DraftFile
    from tests.torture.told import Account, read_state, state_of

    chance = random.Random(seed)
    account = Account([read_state(draft)])
    log.unlink(missing_ok=True)
    source = f"{PREPARED}import sys; sys.path += {installed.test_paths!r}\n{DRIVE}"
    python = installed.windows_name(installed.folder / "python" / "python.exe")
    words = [wine_program("wine64"), python, "-c", source, windows_path(draft), windows_path(log), str(seed)]
    program = subprocess.Popen(
        words,
        env=installed.wine.surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 60
        while not (log.exists() and b"ready" in log.read_bytes()):
            assert program.poll() is None, f"seed {seed}: the program ended with {program.returncode}"
            assert time.monotonic() < deadline, f"seed {seed}: the program did not begin"
            time.sleep(0.02)
        time.sleep(chance.choice([0.1, 0.5, 1.0, 2.5]) * chance.random())
    finally:
        program.kill()
        program.wait()
    for line in log.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.endswith("\n"):
            account.hear(line)
    with DraftFile.open(draft) as opened:
        found = account.newest_in(state_of(opened))
    assert found >= account.saved, f"seed {seed}: {account.saved} changes were called saved, {found} are there"
    return len(account.states) - 1, account.saved
