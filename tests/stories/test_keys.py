"""No key means two things: what the window takes never reaches a control that would have had a use for it."""

import re
from collections import Counter

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence

from poadesk.ui.fields import rows_view
from poadesk.ui.shell.action_table import all_actions


def test_no_key_of_the_window_is_a_key_of_the_list_of_rows():
    window = {QKeySequence(key).toString() for action in all_actions() for key in action.keys}
    rows = {QKeySequence(QKeyCombination(modifier, key)).toString() for key, modifier in rows_view._COMMANDS}
    assert rows & window == set()


def test_no_letter_is_underlined_twice_in_a_menu():
    letters = Counter((action.menu, re.search("&(.)", action.text)[1].lower()) for action in all_actions())
    assert [place for place, times in letters.items() if times > 1] == []
