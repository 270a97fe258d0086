"""What entries and acts hold: plain typed data, validation, multilingual text. Imports nothing above it."""
