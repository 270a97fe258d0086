"""Documents in, drafts out, each field with its place in the source. Imports model alone."""
