import subprocess
import sys

READ = """
import linecache
import poadesk.ui.desk
print(*linecache.cache, sep="\\n")
"""


def test_loading_the_window_reads_no_sources():
    """PySide6 would read those of all modules, and keep them, ten megabytes in all."""
    done = subprocess.run([sys.executable, "-c", READ], check=True, capture_output=True, text=True)
    assert not [name for name in done.stdout.splitlines() if "poadesk" in name or "pydantic" in name]
