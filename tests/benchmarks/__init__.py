"""How fast, against what it is fair to compare with. Run by `python3 run.py bench`; no part of the tests."""
