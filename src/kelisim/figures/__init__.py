"""What follows from figures: series, revisions, totals, mirror statistics, targets, limits, forecasts, charts. Pure."""
