"""Tests of what is read from Russian prose."""
