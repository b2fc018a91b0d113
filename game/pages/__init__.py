"""HTML, SVG and plain lines out: templates, and the layout of graphs and courses.

In: values with all that is to be shown. Out: text of pages and pictures.
Read first: `rendering`, then `courses`, `graph_picture`.
"""
