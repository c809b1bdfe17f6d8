"""Product trial: what the Windows setup does on a Windows of Wine's, from the installed copy: `run.py test windows`."""
