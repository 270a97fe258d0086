"""The story of a page: title, byline, photographs and body, told from what stands around it."""
