"""Tests of what the verbs share."""

import subprocess
import sys

ENDS = """
import atexit, gc
from game.verbs import command

atexit.register(lambda: print(gc.get_freeze_count() > 0))  # What is registered first is done last.
command.collect_rarely()
print(gc.get_threshold())
"""


def test_garbage_is_looked_for_seldom_and_not_at_the_end():
    """Looking for it there would find nothing, and takes longer than the start of Python."""
    done = subprocess.run([sys.executable, "-c", ENDS], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == ["(200000, 50, 1000)", "True"]
