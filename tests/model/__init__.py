"""The tests of the model: what a value allows, and how days are counted."""
