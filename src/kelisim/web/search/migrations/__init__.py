"""The tables of the search."""
