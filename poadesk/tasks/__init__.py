"""What a person asks for, done once for the window and the command line: without Qt, without argparse, without words.

A task takes records and gives a record, or raises a named error with a code; the front ends have the sentences.
"""
