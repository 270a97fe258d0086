"""Whole public pages kept in memory, in front of Django, until something that a page can show changes."""
