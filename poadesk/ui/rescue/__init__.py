"""Rescue: what can be done about a draft that does not open."""
