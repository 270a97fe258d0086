"""Series of figures: vintages, mirror statistics, targets, forecasts, limits, and their charts. Pure."""
