"""Ways of readers through the served pages, in three languages, and what holds on every kind of page."""
