"""Widgets: controls, layouts and colours that know nothing of reports."""
