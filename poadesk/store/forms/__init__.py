"""Form files: editions, their wording, successions and reference lists, read from TOML."""
