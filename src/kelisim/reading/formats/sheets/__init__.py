"""Spreadsheets: every sheet that is shown as a table, its cells written as they are shown."""
