"""Recovery: what can still be read of a damaged draft, made into a sound one."""
