"""The whole program, a keyboard before it, and nothing else."""

import pytest

from poadesk.core.form import Form
from tests.stories.keyboard import Keyboard
from tests.ui.conftest import draft, official

__all__ = ["draft", "official"]


@pytest.fixture
def keys(form: Form) -> Keyboard:
    return Keyboard(form)
