"""Unicode blocks: ranges of scripts for regular expressions, where words and lines go by the
character.
"""

HAN = "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, their radicals and marks of repetition, and Japanese kana: the inside of a character class."""
