"""Every code that the core can raise is declared where it arises and has a sentence."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from poadesk.core import check_rules
from poadesk.core.finding import HOLDS_BACK, Finding, Misfit, Severity
from poadesk.core.form import Form
from poadesk.core.form_check import faults
from poadesk.core.kinds import AnyKind, Kind
from poadesk.sentences.findings import finding_sentence
from poadesk.sentences.form_faults import fault_sentence
from poadesk.sentences.misfits import misfit_sentence

CORE = Path(check_rules.__file__).parent
MODELS: tuple[type[Kind], ...] = get_args(get_args(AnyKind)[0])


def raised(name: str) -> Iterator[tuple[str, ast.expr, ast.Call]]:
    """Where a Finding or Misfit is made in the core: file and line, code, call."""
    for source in sorted(CORE.rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield f"{source.name}:{node.lineno}", node.args[0], node


def pattern(code: ast.expr) -> str | None:
    """A regular expression for the codes that an expression can give; None if it is a name and no text."""
    if isinstance(code, ast.Constant):
        return re.escape(code.value)
    if isinstance(code, ast.JoinedStr):
        return "".join(re.escape(p.value) if isinstance(p, ast.Constant) else r"[a-z-]+" for p in code.values)
    return None


def params(name: str) -> dict[str, object]:
    """Every parameter that is given with any code, so that a sentence lacks none."""
    keys = {"part", "row", "column", "year", "earlier"}
    for _place, _code, call in raised(name):
        keys.update(keyword.arg for keyword in call.keywords if keyword.arg)
        for node in (inner for argument in call.args for inner in ast.walk(argument)):
            if isinstance(node, ast.Dict):
                keys.update(key.value for key in node.keys if isinstance(key, ast.Constant))
    return dict.fromkeys(keys, 1)


def codes_of(model: type[Kind]) -> frozenset[str]:
    """What a kind declares, in its simplest and in its own names."""
    return frozenset(
        code
        for name in get_args(model.model_fields["kind"].annotation)
        for code in model.model_construct(kind=name, columns=()).finding_codes()
    )


DECLARED = check_rules.CODES.union(*map(codes_of, MODELS))
LITERAL_MISFITS = sorted({code.value for _, code, _ in raised("Misfit") if isinstance(code, ast.Constant)})


@pytest.mark.parametrize("code", sorted(DECLARED - {"check"}))
def test_every_finding_that_can_be_made_has_a_sentence(code: str, form: Form) -> None:
    severity = Severity.ERROR if code in HOLDS_BACK else Severity.NOTE
    assert finding_sentence(Finding(code, severity, params("Finding")), form)


@pytest.mark.parametrize("code", LITERAL_MISFITS)
def test_every_misfit_that_can_be_raised_has_a_sentence(code: str) -> None:
    assert misfit_sentence(Misfit(code, **params("Misfit")))


def test_every_finding_in_the_source_is_declared() -> None:
    for place, code, _call in raised("Finding"):
        wanted = pattern(code)
        if wanted is None:
            assert isinstance(code, ast.Name), place
            wanted = re.escape(getattr(check_rules, code.id, "")) or {"code": r"date\.(ambiguous|form)"}[code.id]
        assert any(re.fullmatch(wanted, known) for known in DECLARED), place


def test_every_misfit_in_the_source_is_a_text_or_another_passed_on() -> None:
    for place, code, _call in raised("Misfit"):
        passed_on = isinstance(code, ast.Attribute) and code.attr == "code"
        assert isinstance(code, ast.Constant) or passed_on, place


def test_what_is_declared_is_raised_somewhere() -> None:
    made = [wanted for _, code, _ in raised("Finding") if (wanted := pattern(code))]
    named = {check_rules.UNCONFIRMED, check_rules.UNANSWERED, "date.ambiguous", "date.form"}
    assert not [code for code in DECLARED - named if not any(re.fullmatch(wanted, code) for wanted in made)]


@pytest.mark.parametrize("key", ["specified", "month.7", "row.number", "language.fr", "size.kb", "sample.email"])
def test_a_word_that_a_kind_needs_and_nobody_gave_is_a_fault_of_the_words(form: Form, key: str) -> None:
    wording = form.wording("en")
    lacking = replace(wording, common={k: said for k, said in wording.common.items() if k != key})
    found = list(faults(replace(form, wordings={"en": lacking})))
    assert {(fault.code, fault.file, fault.params["key"]) for fault in found} == {
        ("words.missing", "words.en.toml", key)
    }
    assert key in fault_sentence(found[0])
    assert "words.en.toml" in fault_sentence(found[0])
