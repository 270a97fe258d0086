"""Files of figures read into series: tables with a column map, SDMX messages, UN Comtrade, Eurostat, and bulk files."""
