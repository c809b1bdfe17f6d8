"""Versions: the history of an answer, earlier versions of the report, comparing and restoring them."""
