"""The window; all of Qt is in here. Widgets read the core and change it only through an undo command."""
