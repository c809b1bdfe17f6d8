"""The command line speaks the interface's language: no English of its own, none of argparse's, no steering signs."""

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest

from poadesk import i18n
from poadesk.cli import main
from poadesk.cli.commands import COMMANDS
from poadesk.cli.parser import ARGPARSE
from poadesk.export import EXPORTERS
from poadesk.i18n import Catalogue
from poadesk.tasks.bulk import REASONS

CLI = Path(__file__).resolve().parent.parent / "poadesk" / "cli"
TRANSLATED = {"_", "N_", "NP_", "ngettext", "pgettext", "npgettext"}
FOR_PEOPLE = {"help", "metavar", "description", "epilog", "title", "usage"}
SAYING = {"say", "warn", "Refusal", "Command"}
WORD, WORDS = re.compile("[A-Za-z]{2,}"), re.compile("[A-Za-z]{2,},? [A-Za-z]{2,}")


class Marked(NullTranslations):
    """A made-up language: each message stands between marks."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return message if context in {"end of a list", "list", "quotation"} else f"⟦{message}⟧"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(i18n, "language_of", lambda _environment: "qps")
    monkeypatch.setattr(i18n, "catalogue", lambda language: Catalogue(language, Marked()))
    yield
    i18n.use_interface(Catalogue(i18n.SOURCE))


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Texts under this node that are not given to gettext; docstrings are none."""
    if isinstance(node, ast.Call) and name_of(node) in TRANSLATED:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    for child in ast.iter_child_nodes(node):
        yield from literals(child)


def spoken(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Literal texts that a person would read."""
    yield from ((line, text) for line, text in literals(tree) if WORDS.search(text))
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        given = [keyword.value for keyword in call.keywords if keyword.arg in FOR_PEOPLE]
        given += call.args if name_of(call) in SAYING else []
        plain = [node for node in given if isinstance(node, ast.Constant | ast.JoinedStr)]
        yield from ((line, text) for node in plain for line, text in literals(node) if WORD.search(text))


@pytest.mark.parametrize("source", sorted(CLI.glob("*.py")), ids=lambda path: path.name)
def test_no_text_for_people_stands_outside_gettext(source: Path):
    allowed = {"list|show|check|schema"}  # names of commands, the same in each language
    assert [(line, text) for line, text in spoken(ast.parse(source.read_bytes())) if text not in allowed] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("parser.add_argument('x', help='the draft')", True),
        ("parser.add_argument('x', metavar='FILE')", True),
        ("say(f'{count} answers')", True),
        ("say(_('{count} answers'))", False),
        ("x = 'Nothing was changed.'", True),
        ("'''A docstring of words.'''", False),
    ],
)
def test_the_search_for_such_texts_finds_them(text: str, found: bool):
    assert bool(list(spoken(ast.parse(text)))) is found


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_help_has_no_word_of_english(marked: None, capsys: pytest.CaptureFixture[str], arguments: list[str]):
    with pytest.raises(SystemExit):
        main(arguments)
    text = capsys.readouterr().out
    assert "⟦usage: ⟧" in text
    left = re.sub(r"⟦[^⟦⟧]*⟧", "", re.sub(r"⟦[^⟦⟧]*⟧", "", text))
    exporters = EXPORTERS.values()
    endings = [made.suffix for exporter in exporters for made in (exporter, *exporter.companions)]
    names = {*COMMANDS, *EXPORTERS, *REASONS, *re.findall("[a-z]+", " ".join(endings))}
    known = {*names, "poadesk", "list", "show", "check", "schema", "review", "final", "letter"}
    assert set(re.findall(r"(?<![\w-])[a-z]{3,}(?:-[a-z]+)*", left)) <= known


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "a", "b"], ["export", "a", "--to"], ["export", "a", "--copy", "x"], ["nonsense"]]
)
def test_what_argparse_refuses_is_said_in_the_interface_language(
    marked: None, capsys: pytest.CaptureFixture[str], arguments: list[str]
):
    with pytest.raises(SystemExit):
        main(arguments)
    _usage, said = capsys.readouterr().err.split("error: ")
    assert said.startswith("⟦")


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="each Python's argparse has its own messages")
def test_messages_of_argparse_are_listed_for_translators():
    own = ast.parse(Path(argparse.__file__).read_bytes())
    calls = [node for node in ast.walk(own) if isinstance(node, ast.Call) and name_of(node) in {"_", "ngettext"}]
    known = {arg.value for call in calls for arg in call.args if isinstance(arg, ast.Constant)}
    assert set(ARGPARSE) <= known


def test_nothing_that_was_typed_steers_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    nasty = str(tmp_path / "a\x1b[2J\u202egpj\u2066\u200f\x07.poadraft")
    codes = []
    for arguments in (["check", nasty], ["export", nasty, "--to", "x.pdf"], ["check", "a", nasty], [nasty, nasty]):
        try:
            codes.append(main(arguments))
        except SystemExit as ended:
            codes.append(ended.code)
    said = capsys.readouterr()
    assert codes == [2, 2, 2, 2]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", said.out + said.err)
    assert "[2Jgpj" in said.err


def test_a_fault_of_a_form_with_a_hostile_id_does_not_steer_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    folder = tmp_path / "poa\x1b]0;x\x07" / "20\u202e26"
    folder.mkdir(parents=True)
    (folder / "form.toml").write_text(
        'format = 1\nid = "poa-iti"\nedition = "1"\n"k\\u0085\\u001b[31m\\u2067ey" = 1\n', encoding="utf-8"
    )
    assert main(["forms", "check", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "form.toml" in said
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", said)


FAILING_DISK = """
import sys
import poadesk.cli

class Failing:
    def find_spec(self, name, path=None, target=None):
        raise {error}

sys.meta_path[:] = [Failing()]
sys.exit(poadesk.cli.main({arguments}))
"""


@pytest.mark.parametrize("error", ["OSError(5, 'Input/output error', poadesk.__file__)", "ImportError(name)"])
@pytest.mark.parametrize("arguments", [["check", "x.poadraft"], ["x.poadraft"], ["--help"]], ids=" ".join)
def test_a_failing_program_disk_gives_a_sentence(error: str, arguments: list[str]):
    program = FAILING_DISK.format(error=error, arguments=arguments)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "A part of the program cannot be loaded" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistake_of_the_program_is_told_when_nothing_more_can_be_loaded():
    program = FAILING_DISK.format(error="ImportError(name)", arguments=["check", "x.poadraft"])
    broken = "poadesk.cli._do = lambda arguments: 1 / 0\nsys.meta_path"
    done = subprocess.run(
        [sys.executable, "-c", program.replace("sys.meta_path", broken, 1)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "poadesk made a mistake (ZeroDivisionError)" in done.stderr
    assert "Traceback" not in done.stderr
