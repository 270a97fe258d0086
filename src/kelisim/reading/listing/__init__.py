"""Tables that list documents: each row names an instrument, and the words around the table say what became of them."""
