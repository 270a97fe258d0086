"""The map of places and the pages of places."""
