import subprocess
import sys
from pathlib import Path

import poadesk

READ = """
import linecache
import poadesk.ui.shell.application_controller
print(*linecache.cache, sep="\\n")
"""


def test_loading_the_window_reads_no_sources():
    """PySide6 would read those of all modules, and keep them, ten megabytes in all."""
    done = subprocess.run([sys.executable, "-c", READ], check=True, capture_output=True, text=True)
    ours = Path(poadesk.__file__).parent
    read = [Path(name) for name in done.stdout.splitlines()]
    assert not [path for path in read if path.is_relative_to(ours) or "pydantic" in path.parts]
