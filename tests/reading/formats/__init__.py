"""Tests of the formats: documents made here, byte by byte or by the libraries that write them, and read again."""
