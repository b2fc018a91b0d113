"""How long it takes to collect the homework of a large class: three hundred courses, played at random.

python -m bench.homework
"""

import os
import tempfile
from pathlib import Path

from bench.figures import contempt, tell
from tests.browser.test_collecting import handed_in

COURSES, DISTINCT = 300, 30


def main() -> None:
    """Tell the seconds."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["CONTEMPT_HOME"] = f"{name}/home"
        folder = Path(name) / "courses"
        folder.mkdir()
        texts = [handed_in(seed, f"Student {seed}")[1] for seed in range(DISTINCT)]
        for number in range(COURSES):
            text = texts[number % DISTINCT].replace(f"Student {number % DISTINCT}", f"Student {number}")
            (folder / f"{number}.json").write_text(text, "utf-8")
        tell("home.collect", contempt("collect", folder, "--report", f"{name}/report.html").clock)


if __name__ == "__main__":
    main()
