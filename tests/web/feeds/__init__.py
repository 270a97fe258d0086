"""Tests of feeds, calendars and sitemaps."""
