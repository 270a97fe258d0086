"""Finding what is public in three languages, by the words' forms, in entries, words and attached texts."""
