"""Text: what is done to words whatever they answer: made plain, harmless or comparable, and read from a clipboard."""
