"""Home: what stands in the window before a report is open: drafts to go on with, and the ways to begin one."""
