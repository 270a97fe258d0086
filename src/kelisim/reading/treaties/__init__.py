"""Texts of treaties: title, Parties, place and day of signature, languages, clauses."""
