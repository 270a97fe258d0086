"""Tests of OGC API - Features, of the catalogue of imagery, and of where places are kept."""
