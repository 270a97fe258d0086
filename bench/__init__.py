"""Benchmarks: what the record costs to keep, to read and to show. `uv run python -m bench --help`."""
