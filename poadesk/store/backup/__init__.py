"""Backups: made while a draft is open, thinned out with age, and restored."""
