"""Document references: which attached documents a report's answers name, whatever the form, and what is kept beside
it included.
"""

from collections.abc import Mapping, Sequence

from poadesk.core.answers import Answers
from poadesk.core.json_values import Json


def documents_in(answers: Answers) -> Mapping[str, str]:
    """The names of the documents by digest, in the order named and at any depth; a name may be missing: empty."""
    found: dict[str, str] = {}
    left: list[Json] = [answers.value(question) for question in reversed(tuple(answers))]
    while left:
        value = left.pop()
        if isinstance(value, Mapping):
            if isinstance(digest := value.get("sha256"), str):
                name = value.get("name")
                found[digest] = name if isinstance(name, str) else found.get(digest, "")
            left.extend(reversed(tuple(value.values())))
        elif isinstance(value, Sequence) and not isinstance(value, str):
            left.extend(reversed(value))
    return found
