"""The window; all of Qt is in here. Widgets read the core and change it only through an undo command."""

from poadesk.ui.binding import leave_sources_unread

leave_sources_unread()
