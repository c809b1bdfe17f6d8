"""Questions: one section as a page, and what belongs to a question beside its field."""
