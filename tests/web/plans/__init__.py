"""Roadmaps, warnings and slips as pages."""
