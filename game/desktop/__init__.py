"""The window: the only folder that knows pygame.

In: a folder of cases and what the player does. Out: pictures, sound, speech, and saves.
Read first: `app` (the loop), `stage/stage.py` (events to intents), then any screen in `screens`.
"""

import os

# Before any file loads pygame, which would greet on standard output.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
