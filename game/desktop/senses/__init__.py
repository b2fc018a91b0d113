"""What goes with the picture: sounds, the voice, the accessibility tree, gamepads.

In: what the stage shows and what has changed. Out: sound, speech, a tree for screen readers.
Read first: `outputs`, then `voice`, `tree`, `sounds`.
"""
