"""The tables of the newsroom."""
