"""Pages of the public account: as of a day, filtered, and counted."""
