"""The life of a treaty for each Party, computed from its clauses and from what the Parties did."""
