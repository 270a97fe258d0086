"""Bytes of any format as a page: text in blocks, each with its place in the original."""
