"""Tables that list documents."""
