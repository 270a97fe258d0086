"""Tests of how Kazakh prose is read."""
