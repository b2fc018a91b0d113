"""A class room on the network: its server, its pages, and what keeps both quiet and safe."""
