"""Tests of dates and terms in three languages."""
