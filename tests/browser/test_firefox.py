"""A case in Debian's Firefox, which no driver drives: a script of the page plays it, and tells the host.

It needs Python for the browser as the tests in Chromium do.
"""

import queue
import shutil
import subprocess
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from game.browser.runtime import FILES
from game.browser.site import SiteOptions, write_site
from tests.browser.test_chromium import KEPT, PACKED, Host

pytestmark = [pytest.mark.page, pytest.mark.long]
FIREFOX = shutil.which("firefox-esr")
PLAYS = """
(async function () {
  const there = async function (found) {
    for (let wait = 0; wait < 1000; wait += 1) {
      if (found()) { return found(); }
      await new Promise(function (done) { setTimeout(done, 100); });
    }
    throw new Error("nothing is there: " + found);
  };
  const one = function (selector) { return document.querySelector(selector); };
  const told = [];
  const press = async function (selector) {
    (await there(function () { return !one("body.working") && one(selector); })).click();
    await there(function () { return !one("body.working"); });
    told.push(one("main h1").textContent);
  };
  window.onerror = function (said) { told.push("mistake: " + said); };
  try {
    await there(function () { return one("body[data-ready]"); });
    await press("main form button.main");
    await press("#card-1");
    await press('main [data-do="scene"]');
    await press('main [data-do="card"]');
    // The last thing that is drawn is the seal.
    const seen = function () { return one("#picture").getContext("2d").getImageData(620, 480, 1, 1).data; };
    await there(function () { return one("#picture") && seen()[0] > 100 && seen()[2] < 90; });
    told.push("drawn");
  } catch (error) { told.push("mistake: " + error); }
  fetch("told?" + told.map(function (said) { return "said=" + encodeURIComponent(said); }).join("&"));
}());
"""


class Heard(Host):
    """A host that is told what a page has seen."""

    said = queue.Queue()

    def do_GET(self):  # noqa: N802 -- the name that the library calls
        if self.path.startswith("/told?"):
            self.said.put(parse_qs(urlsplit(self.path).query)["said"])
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()


def test_a_case_comes_to_an_ending_and_its_card_in_firefox(tmp_path, monkeypatch):
    if FIREFOX is None:
        pytest.skip("firefox-esr is not here")
    if not PACKED and not all((KEPT / name).is_file() for name in FILES):
        pytest.skip("Python for the browser is not here: name its npm package with PYODIDE")
    monkeypatch.setenv("CONTEMPT_HOME", str(tmp_path / "home" if PACKED else KEPT.parent.parent))
    site, profile = tmp_path / "site", tmp_path / "profile"
    write_site(site, SiteOptions(("first-steps",), runtime=Path(PACKED) if PACKED else None))
    profile.mkdir()
    page = (site / "first-steps.html").read_text("utf-8")
    (site / "plays.html").write_text(page.replace("</head>", '<script src="plays.js" defer></script></head>'))
    (site / "plays.js").write_text(PLAYS)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Heard, directory=site)) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{host.server_address[1]}/plays.html"
        asked = [FIREFOX, "--headless", "--no-remote", "--profile", str(profile), address]
        firefox = subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            begun, chosen, ended, card, drawn = Heard.said.get(timeout=180)
        finally:
            firefox.terminate()
            firefox.wait(timeout=30)
            host.shutdown()

    assert begun.startswith("Scene 1.")
    assert chosen.startswith("You choose:")
    assert ended.startswith("How it ends:")
    assert (card, drawn) == ("A card of the ending", "drawn")
