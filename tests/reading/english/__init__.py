"""English prose."""
