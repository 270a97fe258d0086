"""The tables of the page cache."""
