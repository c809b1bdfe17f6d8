"""Text extraction: the words of a PDF or word-processor file, such as the last official report, read in a process of
their own with bounded time and memory. Nothing of the file is run, and nothing is kept.
"""
