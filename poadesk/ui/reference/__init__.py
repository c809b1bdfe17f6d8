"""Reference: the last official report as text beside the questions, and the way from a passage of it into an answer."""
