"""The stage: it shows one screen, keeps focus and scrolling, and turns events into intents.

In: events of keyboard, mouse and gamepad. Out: intents for the screen, and frames.
Read first: `stage`, `viewport`, `input`.
"""
