"""PDF: words and lines with their places, put together again as paragraphs and tables."""
