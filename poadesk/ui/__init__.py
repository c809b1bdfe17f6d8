"""The window; all of Qt is in here. Widgets read the core and change it only through an undo command."""

from poadesk.ui.shell.pyside_startup import leave_sources_unread

leave_sources_unread()
