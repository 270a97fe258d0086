"""How minutes and decisions are read."""
