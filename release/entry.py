"""The command `contempt` in a bundle, which has no `python -m`."""

import multiprocessing
import sys

# What is checked or searched beside the window runs in copies of this program: here they begin their work.
multiprocessing.freeze_support()

from game.__main__ import main  # noqa: E402 -- a copy has ended by here, and imports nothing more

sys.exit(main())
