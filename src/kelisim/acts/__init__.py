"""Signing, envelopes, feeds, keys, bundles and verification. Pure but for key files; imports model alone."""
