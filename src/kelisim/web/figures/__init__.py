"""Pages of figures: charts with tables and downloads, official series, mirror statistics, limits, restrictions."""
