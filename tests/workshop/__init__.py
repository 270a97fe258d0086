"""Tests of the workshop: how the project itself is kept."""
