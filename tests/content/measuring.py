"""Reads files, each in a process of its own, and prints what was found and what it took; a script.

    python tests/content/measuring.py FILE ...

For each file one line of JSON: its problems, the time that the processor worked, in seconds, the most
memory the process had, in MB, and the last line of a traceback where there was one. Each process is forked
from one that has imported everything, so that only the reading is measured.
"""

import json
import os
import resource
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from game.content.loading import load


def read(file: Path) -> dict[str, object]:
    """Read one file and answer with all that is to be told of it."""
    raised = ""
    problems: list[tuple[int, int, str, str, str, str, str]] = []
    before = os.times()
    try:
        for one in load(file).problems:
            place = one.place
            found = str(place.path), place.line, place.column
            problems.append((*found, one.code, one.what, one.remedy, one.severity))
    except BaseException:  # noqa: BLE001 -- whatever is raised is what the tests look for
        raised = traceback.format_exc()
    after = os.times()
    return {
        "file": str(file),
        "problems": problems,
        "seconds": after.user + after.system - before.user - before.system,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "raised": raised,
    }


def main() -> None:
    """Read every file that was named."""
    for name in sys.argv[1:]:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            print(json.dumps(read(Path(name))), flush=True)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
