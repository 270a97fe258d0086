"""Places and commitments for maps of others: OGC API - Features, a STAC catalogue of imagery, and GeoJSON."""
