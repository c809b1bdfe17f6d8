"""Messages: codes of the core and the store as sentences, in a catalogue's language, for every front end and print."""
