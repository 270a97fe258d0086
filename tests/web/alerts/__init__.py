"""Alerts: what is told to whom, once, whatever happens."""
