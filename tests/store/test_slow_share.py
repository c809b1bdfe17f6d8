"""A share that takes its time: strace makes each call that waits for the disk take longer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from poadesk.store.draft.draft_file import DraftFile
from tests.torture import faults

if not faults.is_available():
    pytest.skip("strace is not here or may not trace", allow_module_level=True)

TYPIST = """
import json
import sys
from pathlib import Path
from threading import Event
from time import monotonic
from poadesk.core.answers import Change
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.autosave import Pace, Saved, Saving, Writer

heard, saving, saved = [], Event(), Event()

def hear(event):
    heard.append(type(event).__name__)
    {Saving: saving, Saved: saved}[type(event)].set()

draft = DraftFile.open(Path(sys.argv[1]))
writer = Writer(draft, hear, pace=Pace(0.0, 0.0))
writer.submit(1, [Change("typed", "value", None, 1)], "typed/1")
saving.wait()
typed, longest = 1, 0.0
while not saved.wait(0.02):
    typed, began = typed + 1, monotonic()
    writer.submit(typed, [Change("typed", "value", typed - 1, typed)], "typed/1")
    longest = max(longest, monotonic() - began)
print(json.dumps([typed, longest, writer.close(30.0), sorted(set(heard))]))
draft.close()
"""


def test_typing_goes_on_while_a_slow_share_saves(filled: Path):
    rule = "inject=fsync,fdatasync,unlink:delay_exit=150000"
    watched = [part for name in (filled, f"{filled}-journal", filled.parent) for part in ("-P", str(name))]
    slow = ["strace", "-f", "-qq", "-o", os.devnull, *watched, "-e", "trace=fsync,fdatasync,unlink", "-e", rule]
    done = subprocess.run([*slow, sys.executable, "-c", TYPIST, str(filled)], capture_output=True, check=True)
    typed, longest, closed, heard = json.loads(done.stdout)
    assert typed > 10  # while the first change was on its way to the disk
    assert longest < 0.15  # less than a single call took there
    assert (closed, heard) == (True, ["Saved", "Saving"])
    with DraftFile.open(filled) as draft:
        assert draft.answers()["typed"] == {"value": typed}
