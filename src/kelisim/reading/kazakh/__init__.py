"""What is read from Kazakh prose, in Cyrillic or the Latin of 2018 to 2021."""
