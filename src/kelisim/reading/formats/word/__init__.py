"""Word documents: paragraphs as their reader sees them, with numbers, and tables with merged cells."""
