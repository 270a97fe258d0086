"""Places on the pages: the map with its list, and the page of one place."""
