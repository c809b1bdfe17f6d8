"""Session: editing, undo, autosave, backups and background work of an open report. No widgets."""
