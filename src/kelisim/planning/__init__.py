"""Milestone trends, slips and schedules. Pure."""
