"""The report as it is printed by a real browser: few pages, the first one full."""

import re
import shutil

import pytest

from game.classroom.report.building import report
from game.classroom.report.exports import html
from tests.classroom.report.test_report import DAY, rehearsed
from tests.pages.test_printing import OPTIONS

pytestmark = pytest.mark.page
# One column took 30.
MOST_PAGES = 17


@pytest.mark.parametrize("copy", ["students", "teacher"])
def test_w11_the_report_of_the_flagship_is_printed_on_few_pages_and_starts_with_the_courses(copy, tmp_path):
    from playwright.sync_api import sync_playwright

    session = rehearsed(41, 5, "fifty", "microsoft-ireland")
    (tmp_path / "report.html").write_text(html(session, report(session, DAY, copy)), "utf-8")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(OPTIONS))
        tab = started.new_page()
        tab.goto((tmp_path / "report.html").as_uri())
        tab.emulate_media(media="print")
        # As wide as the text of a printed page.
        tab.set_viewport_size({"width": 673, "height": 1000})
        printed = tab.pdf(prefer_css_page_size=True)
        page_of = "document.querySelector('main > section:nth-of-type(1)').getBoundingClientRect().bottom"
        first_ends = tab.evaluate(page_of)
        started.close()

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= MOST_PAGES
    # The paper of a page of A4 within its margins is 1,000 pixels high.
    assert 600 < first_ends < 1000
