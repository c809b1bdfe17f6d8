"""The window; all of Qt is in here. Widgets read the core and change it only through an undo command."""

from poadesk.ui.shell.pyside_startup import leave_sources_unread, put_collection_off

put_collection_off()
leave_sources_unread()
