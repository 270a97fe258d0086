"""Tests of what the three languages call States, places, bodies, offices and subjects."""
