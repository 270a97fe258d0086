"""The tests of the treaty life cycle, pattern by pattern."""
