"""HTML and SVG out: templates, and the layout of graphs and courses; reports, exports and prints use it."""
