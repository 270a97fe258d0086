"""The newsroom."""
