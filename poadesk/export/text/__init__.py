"""Text for paper, whatever the file format: which characters are shown, which way they run, and what is a link."""
