"""Tests of what leaves a register."""
