"""Who may import whom, and what none may: read from the sources, and tried in fresh interpreters."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "poadesk"
SOURCES = sorted(PACKAGE.rglob("*.py"))

# Layer: what of poadesk it may import. The first whose name begins the module's decides.
MAY_IMPORT = {
    "core": {"core"},
    "store": {"store", "core", "paths"},
    "export": {"export", "core", "i18n", "sentences", "paths"},
    "tasks": {"tasks", "core", "store", "export", "paths"},  # what both front ends do; they make the sentences
    "i18n": {"core", "paths"},  # only when needed: every front end starts with it
    "sentences": {"sentences", "core", "i18n", "store"},
    "paths": set(),
    "ui": {"ui", "tasks", "core", "store", "export", "i18n", "sentences", "paths"},
    "cli": {"cli", "ui", "tasks", "core", "store", "export", "i18n", "sentences", "paths"},
    "__main__": {"cli"},
    "__init__": set(),
}
# Rooms of a layer, the lowest first: each may import itself and those before it. A file beside them is a room too.
ROOMS = {
    "ui": (
        "widgets",
        "fields",
        "session",
        "questions",
        "check",
        "versions",
        "reference",
        "report",
        "rescue",
        "home",
        "shell",
    ),
    "store": (
        "system_errors",
        "document_kinds",
        "errors",
        "regular_file",
        "timestamps",
        "document_text",
        "private",
        "leftovers",
        "file_header",
        "same_file",
        "atomic_write",
        "backup_folder",
        "forms",
        "draft",
        "backup",
        "recovery",
        "save_copy",
        "answer_file",
        "earlier_report",
        "comparable_report",
        "example_report",
    ),
}
OUTSIDE_OF_CORE = {"pydantic", "pydantic_core"}
HOME_OF = {  # package: the folders that may import it
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "reportlab": ("export/pdf",),
    "PIL": ("export/pdf", "export/pictures.py"),
    "uharfbuzz": ("export/pdf",),
    "pikepdf": ("export/pdf",),
    "docx": ("export/word",),
    "xlsxwriter": ("export/tables",),
    "pypdf": ("store/document_text",),
    "sqlite3": ("store",),
    "platformdirs": ("paths.py",),
}
HEAVY = {"reportlab", "uharfbuzz", "pikepdf", "PIL", "docx", "lxml", "xlsxwriter"}
"""What only an export needs."""
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "asyncio",
    "requests",
    "xmlrpc",
    "webbrowser",
}
CODE_FROM_DATA = {"pickle", "marshal", "shelve", "dill", "code"}


def imports(source: Path) -> Iterator[str]:
    """Dotted names this file imports anywhere, inside functions too."""
    for node in ast.walk(ast.parse(source.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(source: Path) -> str:
    return source.relative_to(PACKAGE).parts[0].removesuffix(".py")


def poadesk_layers(source: Path) -> set[str]:
    names = (name.split(".") for name in imports(source) if name.split(".")[0] == "poadesk")
    return {parts[1] for parts in names if len(parts) > 1} - {"__version__", "__released__"}


def packages(source: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(source)}


def called_in(source: Path) -> set[str]:
    nodes = ast.walk(ast.parse(source.read_bytes()))
    return {ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)}


def reads_the_clock(source: Path) -> bool:
    return any(name.endswith((".now", ".today", ".utcnow")) for name in called_in(source))


def name_of(source: object) -> str:
    return source.relative_to(PACKAGE).as_posix() if isinstance(source, Path) else str(source)


each_source = pytest.mark.parametrize("source", SOURCES, ids=name_of)


@each_source
def test_a_layer_imports_only_what_lies_below_it(source: Path):
    assert poadesk_layers(source) <= MAY_IMPORT[layer(source)]


def room(parts: tuple[str, ...]) -> str:
    """The part of a layer that a module is in: the folder below the layer, or the module itself."""
    return parts[1].removesuffix(".py") if len(parts) > 1 else ""


@each_source
def test_a_room_imports_only_itself_and_lower_ones(source: Path):
    own = source.relative_to(PACKAGE).parts
    rooms = ROOMS.get(own[0])
    if rooms is None or own[1] == "__init__.py":
        return
    assert room(own) in rooms, "a room that no order knows"
    below = rooms[: rooms.index(room(own)) + 1]
    names = [tuple(name.split(".")[1:]) for name in imports(source) if name.startswith(f"poadesk.{own[0]}.")]
    assert {room(name) for name in names} <= set(below)


@each_source
def test_the_room_of_texts_knows_nothing_of_reports(source: Path):
    if source.relative_to(PACKAGE).parts[:2] == ("core", "text"):
        of_ours = {name for name in imports(source) if name.startswith("poadesk.")}
        assert all(name.startswith("poadesk.core.text") for name in of_ours)


def test_each_room_says_in_a_sentence_what_it_is_for():
    for folder in (path for layer in ROOMS for path in (PACKAGE / layer).iterdir() if path.is_dir()):
        if folder.name != "__pycache__":
            assert ast.get_docstring(ast.parse((folder / "__init__.py").read_bytes())), folder


@each_source
def test_core_needs_nothing_but_pydantic_and_the_standard_library(source: Path):
    if layer(source) == "core":
        outside = packages(source) - sys.stdlib_module_names - {"poadesk"}
        assert outside <= OUTSIDE_OF_CORE


@each_source
def test_a_heavy_package_is_imported_only_at_home(source: Path):
    place = source.relative_to(PACKAGE).as_posix()
    strays = {name for name in packages(source) & HOME_OF.keys() if not place.startswith(HOME_OF[name])}
    assert not strays


@each_source
def test_nothing_opens_a_network_connection_or_runs_what_it_reads(source: Path):
    harmless = {"urllib.parse"}
    names = {name for name in imports(source) if not name.startswith(tuple(harmless))}
    assert not {name.split(".")[0] for name in names} & (NETWORK | CODE_FROM_DATA)
    assert not {name for name in names if "QtNetwork" in name or "QtWebEngine" in name}


@each_source
def test_nothing_evaluates_text(source: Path):
    called = {
        node.func.id
        for node in ast.walk(ast.parse(source.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"eval", "exec", "compile", "__import__"}


@each_source
def test_tasks_know_neither_window_nor_command_line_and_read_the_clock_in_one_place(source: Path):
    if layer(source) != "tasks":
        return
    assert not packages(source) & {"PySide6", "shiboken6", "argparse", "gettext"}
    assert source.name == "context.py" or not reads_the_clock(source)


@each_source
def test_core_touches_no_disk_and_no_clock(source: Path):
    if layer(source) != "core":
        return
    assert not packages(source) & {
        "os",
        "io",
        "time",
        "shutil",
        "tempfile",
        "sqlite3",
        "pathlib",
        "subprocess",
        "logging",
    }
    assert not reads_the_clock(source)
    assert "open" not in called_in(source)


def loaded_by(statement: str) -> set[str]:
    """Top-level packages a fresh interpreter has loaded after this statement."""
    report = f"{statement}; import sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", report], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_core_is_loaded_without_qt_disk_format_or_pdf():
    assert not loaded_by("import poadesk.core") & HOME_OF.keys()


def test_command_line_is_loaded_without_qt_and_pdf():
    assert not loaded_by("import poadesk.cli") & {*HEAVY, "PySide6", "shiboken6"}


def test_the_window_is_loaded_without_what_only_an_export_needs():
    assert not loaded_by("import poadesk.ui.shell.application_controller, poadesk.tasks.export") & HEAVY


def modules_loaded_by(statement: str) -> set[str]:
    """Dotted names of all that a fresh interpreter has loaded after this statement."""
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}; import sys; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(done.stdout.split())


def test_sentences_are_loaded_without_the_store_and_pydantic():
    loaded = modules_loaded_by("import poadesk.sentences, poadesk.sentences.failures")
    assert not {name for name in loaded if name.startswith(("poadesk.store", "poadesk.core.form", "pydantic"))}


def test_catalogues_are_loaded_alone():
    loaded = modules_loaded_by("import poadesk.i18n")
    assert {name for name in loaded if name.startswith("poadesk")} == {"poadesk", "poadesk.i18n"}
