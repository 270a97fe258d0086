"""Tests of the room `node`."""
