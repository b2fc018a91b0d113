"""The layout of graphs in layers, as pure geometry: boxes and links in, places and routed lines out."""
