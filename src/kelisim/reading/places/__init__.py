"""Files of places, GeoJSON and GeoPackage, into drafts, with a notice of everything that was changed on the way."""
