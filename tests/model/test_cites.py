"""A cite is an authority and the place in it, written `ID at PIN`."""

import pytest

from game.model.cites import Cite, authorities_in, cite_of, pinned, pins_by_authority

RYAN = "United States v. Ryan, 402 U.S. 530 (1971)"


@pytest.mark.parametrize(
    ("written", "cite"),
    [
        ("ryan-1971", Cite("ryan-1971")),
        ("ryan-1971 at 532-533", Cite("ryan-1971", "532-533")),
        ("frap-4  at  (a)(1)(B)", Cite("frap-4", "(a)(1)(B)")),
        ("letter at page 2, at the foot", Cite("letter", "page 2, at the foot")),
        # What is no id is told as an unknown name, with all that was written.
        ("ryan-1971, walker", Cite("ryan-1971, walker")),
    ],
)
def test_a_cite_is_read_as_it_is_written(written, cite):
    assert cite_of(written) == cite
    assert cite_of(str(cite)) == cite


@pytest.mark.parametrize(
    ("citation", "pins", "shown"),
    [
        (RYAN, ["532"], f"{RYAN}, at 532"),
        (RYAN, ["532", "534"], f"{RYAN}, at 532, at 534"),
        (RYAN, [""], RYAN),
        (RYAN, ["whole"], RYAN),
        ("18 U.S.C. § 2703", ["(h)(2)(B)"], "18 U.S.C. § 2703(h)(2)(B)"),
        ("50 U.S.C. § 1805b (2007)", ["(g)"], "50 U.S.C. § 1805b(g) (2007)"),
        ("Code, article 46bis", ["§ 2"], "Code, article 46bis § 2"),
    ],
)
def test_a_pin_is_shown_behind_the_citation(citation, pins, shown):
    assert pinned(citation, *pins) == shown


def test_several_cites_of_one_authority_are_one_authority():
    cites = (Cite("a", "1"), Cite("b"), Cite("a", "2"), Cite("a", "1"))

    assert authorities_in(cites) == ("a", "b")
    assert pins_by_authority(cites) == {"a": ("1", "2"), "b": ()}
