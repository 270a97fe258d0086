"""Invented documents in three languages, and what a careful official finds in them: see README.md."""
