"""Draft file: its format, reading and writing it, locks, history, attachments and verified copies."""
