"""What the three languages call States, organisations, regions, cities, rivers, bodies, offices and subjects."""
