"""Charts of figures: what is on one, as values; its Vega-Lite specification; its table; its drawing as SVG and PNG."""
