"""The strict reader finds what it is for."""

import pytest

from tests.pages.markup import mistakes, outside

HEAD = '<!doctype html>\n<html lang="en"><head><title>T</title></head>'
PAGE = HEAD + "<body><main><h1>T</h1>{}</main></body></html>"


@pytest.mark.parametrize(
    "well",
    [
        "<p>One<br>two <em>three</em></p>",
        "<ul>\n<li>One</li>\n</ul>",
        '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
        '<svg aria-label="x"><rect width="1"/></svg>',
        '<p id="a"><a href="#a">a</a></p>',
        "<h2>Two</h2><h3>Three</h3><h2>Two</h2>",
    ],
)
def test_what_is_well_is_left_alone(well):
    assert mistakes(PAGE.format(well)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("<p><div>x</div></p>", "<div> stands within <p>"),
        ("<p>x", "ends nothing"),
        ("<em><strong>x</em></strong>", "</em> ends nothing that is open here"),
        ("<ul><p>x</p></ul>", "<p> stands in <ul>"),
        ("<ul>x</ul>", "text stands in <ul>"),
        ("<table><tr><td>x</td></tr></table>", "<tr> stands in <table>"),
        ("<div/>", "ends nothing outside a picture"),
        ("<h3>x</h3>", "rank 3 follows one of rank 1"),
        ("<h1>x</h1>", "2 headings of the first rank"),
        ('<p id="a">x</p><p id="a">y</p>', "the id 'a' stands twice"),
        ('<a href="#b">x</a>', "nothing has the id 'b'"),
        ("<svg></svg>", "neither a name nor is it hidden"),
        ('<img src="data:x">', "no text alternative"),
        ("<br></br>", "</br> ends nothing"),
        ('<p class="a" class="b">x</p>', "an attribute twice"),
        ("<main></main>", "not one main part"),
    ],
)
def test_what_is_wrong_is_told(wrong, said):
    assert any(said in one for one in mistakes(PAGE.format(wrong))), mistakes(PAGE.format(wrong))


@pytest.mark.parametrize(
    "fetches",
    [
        "<script>1</script>",
        '<img src="https://example.org/a.png" alt="">',
        '<p onclick="x()">x</p>',
        '<a href="javascript:x()">x</a>',
        '<link rel="stylesheet" href="a.css">',
        "<style>p{background:url(a.png)}</style>",
        '<svg aria-label="x"><use href="a.svg#b"/></svg>',
    ],
)
def test_what_would_be_fetched_or_run_is_found(fetches):
    assert outside(PAGE.format(fetches))
    assert not outside(PAGE.format('<a href="https://example.org/">a link</a>'))
