"""The whole program on a small screen, a keyboard before it, and nothing else."""

import pytest

from poadesk.core.form import Form
from tests.stories.keyboard import Keyboard
from tests.ui.conftest import Official, draft
from tests.ui.conftest import official as at_the_desk

__all__ = ["at_the_desk", "draft"]


@pytest.fixture
def official(at_the_desk: Official) -> Official:
    at_the_desk.window.resize(1024, 640)
    return at_the_desk


@pytest.fixture
def keys(form: Form) -> Keyboard:
    return Keyboard(form)
