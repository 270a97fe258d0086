"""Tests of what other sites show of a page."""
