"""Use cases: what a person asks for, done once for command line and window: no Qt, no argparse, no sentences."""
