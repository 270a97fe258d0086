"""The reader: what it finds, where it says it stands, and what it refuses."""
