"""The layout of graphs in layers, as pure geometry: boxes and links in, places and routed lines out.

In: boxes with their sizes, and links. Out: where each stands, and how each line runs.
Read first: `layout`, then `layers`, `placing`.
"""
