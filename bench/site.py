"""How quick a case is in a browser: the shell, the first scene cold and warm, each choice, and memory.

    python -m bench.site [RUNS]

The site of both large cases is written as `contempt site` does, with the runtime that it has kept, and
served from this machine. Each run is a browser of its own, with nothing kept: the page of the Ireland case
is asked for, its case is begun as soon as that can be pressed, and the seconds count from asking to the
first frame in which cards can be pressed. Then the same once more, from what the browser has kept.
Choices count from the press to the frame after, in the page itself, over thirteen plays at random.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bench.figures import leave_out, tell
from game.browser.site import POLICY, SiteOptions, write_site

CASES = ("first-steps", "microsoft-ireland")
RUNS = 7

# Presses the button that begins, or goes on, as soon as it can be, and notes when what was there first.
COMES_IN = """
window.seen = {};
let pressed = false;
const noted = what => () => { seen[what] = seen[what] || performance.now(); };
const note = what => requestAnimationFrame(() => setTimeout(noted(what), 0));
new MutationObserver(() => {
  const one = selector => document.querySelector(selector);
  if (!seen.shell && one("main h1")) { note("shell"); }
  const begins = one("body[data-ready] main form[data-do=begin] button.main");
  if (begins && !pressed) { pressed = true; begins.click(); }
  if (pressed && !seen.scene && one("main .card > button")) { note("scene"); }
}).observe(document, { attributes: true, childList: true, subtree: true });
"""

CHOICES = """async () => {
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  const press = async one => {
    const began = performance.now();
    one.click();
    while (document.body.classList.contains("working")) { await frame(); }
    await frame();
    return performance.now() - began;
  };
  const all = selector => [...document.querySelectorAll(selector)], took = [];
  let ended = 0;
  for (let turn = 0; turn < 2000 && ended < 13; turn += 1) {
    const open = all("main .card > button:not([aria-disabled])"), boxes = all('main input[type="checkbox"]');
    // More boxes are ticked each time that the picks are asked for again.
    boxes.forEach((box, at) => { box.checked = at <= turn % 3; });
    const next = open[(ended * 7 + turn * 3) % open.length] || all("main form button.main")[0]
      || all('main button[data-do="scene"]')[0];
    if (next) {
      took.push(await press(next));
    } else {
      ended += 1;
      await press(all('main button[data-do="begin"]')[0]);
    }
  }
  return took;
}"""


class Host(SimpleHTTPRequestHandler):
    """Serves files, as any host does."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Send the policy of the site, too."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@contextmanager
def served() -> Iterator[str]:
    """Write the site and serve it; yield the address of the Ireland case."""
    with tempfile.TemporaryDirectory() as folder:
        written = write_site(Path(folder), SiteOptions(CASES))
        tell("home.site", written.weight / 1e6)
        tell("home.packed", written.packed / 1e6)
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=folder)) as host:
            threading.Thread(target=host.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{host.server_address[1]}/microsoft-ireland.html"
            host.shutdown()


def come_in(page: Any, ask: partial[object]) -> tuple[float, float]:
    """Return the seconds until the shell was there, and until the first scene was."""
    ask(wait_until="commit")
    page.wait_for_function("() => seen.scene", timeout=60_000)
    seen = page.evaluate("seen")
    return seen["shell"] / 1000, seen["scene"] / 1000


def memory() -> float:
    """Return the megabytes of the largest page process."""
    told = subprocess.run(["ps", "-eo", "rss,args"], capture_output=True, text=True, check=True).stdout
    return max(int(line.split()[0]) for line in told.splitlines() if "type=renderer" in line) / 1024


def run(browser: Any, address: str, found: dict[str, list[float]]) -> None:
    """Come in cold and warm, and once choose."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.add_init_script(COMES_IN)
    shell, cold = come_in(page, partial(page.goto, address))
    page.wait_for_function("() => navigator.serviceWorker.controller !== null", timeout=60_000)
    page.wait_for_timeout(3000)
    _, warm = come_in(page, partial(page.reload))
    found["shell"].append(shell)
    found["cold"].append(cold)
    found["warm"].append(warm)
    if not found["choices"]:
        found["choices"] = sorted(took / 1000 for took in page.evaluate(CHOICES))
        found["memory"].append(memory())
    context.close()


def main() -> None:
    """Tell the figures."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        leave_out("a case in a browser, since playwright is not installed")
        return
    if not shutil.which("chromium"):
        leave_out("a case in a browser, since Chromium is not installed")
        return
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    found: dict[str, list[float]] = {name: [] for name in ("shell", "cold", "warm", "choices", "memory")}
    with served() as address, sync_playwright() as playwright:
        options = {"executable_path": shutil.which("chromium"), "args": ["--no-sandbox", "--disable-gpu"]}
        for _ in range(runs):
            browser = playwright.chromium.launch(**options)
            run(browser, address, found)
            browser.close()
    for name in ("shell", "cold", "warm"):
        tell(f"home.{name}.least", min(found[name]))
        tell(f"home.{name}", statistics.median(found[name]))
    choices = found["choices"]
    tell("home.answer", 1000 * choices[int(len(choices) * 0.95)])
    tell("home.memory", found["memory"][0])


if __name__ == "__main__":
    main()
