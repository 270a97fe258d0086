"""The layout of a story."""
