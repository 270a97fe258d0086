"""Files of figures in the formats of offices, with invented figures."""
