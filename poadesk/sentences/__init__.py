"""Codes of the core and the store as sentences, in the language of a catalogue, for every front end and for print."""
