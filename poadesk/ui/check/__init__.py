"""Check and export: the report to read before it goes out, and the files that can be made of it."""
