"""How the texts of treaties are read."""
