"""The English of the forms: one word for one thing, short sentences, and the facts that an expert looks for."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from poadesk.core.form import Form

FORMS = Path(__file__).resolve().parents[2] / "forms" / "poa-iti"
EDITIONS = ("2018", "2026")
LONGEST_SENTENCE = 34
"""Words, between full stops, question marks, semicolons and line ends; quoted titles of laws and examples apart."""

ARMS_THAT_ARE_NAMES = (
    "small arms", "small arm", "small-arms", "coat of arms", "conventional arms", "arms trade", "arms embargo",
    "arms flows", "arms smuggling", "arms transfers", "arms brokering", "illicit arms records",
)  # fmt: skip
OTHER_SPELLINGS = (
    r"\barms?\b", r"\bgifts?\b", r"\bmakers?\b", r"\bweb ?sites\b", r"\bweb (site|link|address)\b", r"\ba mark\b",
)  # fmt: skip


def texts(edition: str) -> Iterator[tuple[str, str]]:
    """Every text of the edition, with the keys that lead to it."""
    return _texts(tomllib.loads((FORMS / edition / "text.en.toml").read_text(encoding="utf-8")), "")


def _texts(value: object, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{at}/{key}")
    elif isinstance(value, str):
        yield at, value


@pytest.mark.parametrize("edition", EDITIONS)
def test_one_thing_has_one_name(edition: str) -> None:
    found = []
    for at, text in texts(edition):
        plain = text.casefold()
        for name in ARMS_THAT_ARE_NAMES:
            plain = plain.replace(name, "")
        found += [(at, other) for other in OTHER_SPELLINGS if re.search(other, plain)]
    assert found == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_sentences_are_short(edition: str) -> None:
    long = [
        (at, sentence)
        for at, text in texts(edition)
        if not at.endswith("/example")
        for sentence in re.split(r"(?<=[.?!])\s+|\n+|;\s", text)
        if len(re.findall(r"\w[\w'’().-]*", sentence)) > LONGEST_SENTENCE
    ]
    assert long == []


@pytest.mark.parametrize("question", ["manufacture.action", "transfers.action", "brokering.action"])
def test_action_is_asked_about_stockpiling_possession_and_financing_too(form: Form, question: str) -> None:
    text = form.wording("en").questions[question]
    assert re.search("stockpiling, possession or financing", text.label)
    assert "75/241 (para. 24)" in text.guidance
    assert "PoA II.15" in text.guidance


@pytest.mark.parametrize("question", ["transfers.laws", "transfers.laws.list"])
def test_embargoes_are_said_where_they_belong(form: Form, question: str) -> None:
    assert "PoA II.15" in form.wording("en").questions[question].guidance
    assert "embargo" in form.questions[question].topics


@pytest.mark.parametrize(
    "area",
    [
        "legislation", "law enforcement", "tracing and marking", "stockpile management and security", "destruction",
        "collection and exchange of information", "seriously consider",
    ],
)  # fmt: skip
def test_assistance_is_described_as_the_programme_of_action_has_it(form: Form, area: str) -> None:
    wording = form.wording("en")
    assert area in wording.topics["assistance"].text
    assert area in wording.questions["stockpile.assistance"].guidance


@pytest.mark.parametrize(
    ("topic", "fact"),
    [
        ("marking", r"ITI 7\): on an exposed surface"),
        ("marking", r"ITI 10\): on an essential or structural part"),
        ("marking", r"contact details of their points of contact \(ITI 31\(a\)\)"),
        ("marking", r"country of manufacture and of import \(ITI 31\(b\)\)"),
        ("salw", r"manufactured or assembled without a licence or authorization \(d\)"),
        ("salw", r"hand-held under-barrel and mounted grenade launchers"),
        ("salw", r"Shotguns are small arms"),
        ("stockpile", r"review stocks regularly"),
        ("new-technologies", r"resolution 79/40"),
        ("new-technologies", r"open-ended technical expert group"),
        ("handing-in", r"resolution 79/40"),
        ("handing-in", r"open-ended technical expert group on new technologies meets with it in 2026"),
        ("collection", r"Ammunition never counts\. Replicas and air guns count only if they can readily be converted"),
        ("sdg", r"may establish it without tracing"),
    ],
)
def test_explanations_hold_what_an_expert_looks_for(form: Form, topic: str, fact: str) -> None:
    assert re.search(fact, form.wording("en").topics[topic].text)


def test_stocks_are_reviewed_regularly(form: Form) -> None:
    assert "regularly review" in form.wording("en").questions["stockpile.reviews"].label


def test_a_weapon_traced_or_established_is_the_numerator_of_the_indicator(form: Form) -> None:
    text = form.wording("en").questions["collection.handling"]
    assert text.rows["tracing-succeeded"] == "Illicit origin or context traced or established"
    assert "not with the tracings begun" in text.guidance
