"""Test vectors for every rule: acts in, the state or the broken rule out, for us and for other implementations."""
