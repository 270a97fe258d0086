"""The tags of the pages of places."""
