"""A small toolkit of our own: text with links, cards, lists, scrolling, focus and a text mirror."""
