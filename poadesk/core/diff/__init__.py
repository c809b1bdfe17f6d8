"""Difference: what differs between two reports, by question, part, row and word."""
