"""What the pages read from the projection, by subject. Only public rows leave these modules."""
