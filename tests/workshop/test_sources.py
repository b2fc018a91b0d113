"""The page of all sources is made from the files, names every authority once, and says how it was seen."""

import pytest

from game.content.loading import load
from game.workshop import sources
from tests.builders import ROOT, SHIPPED

PAGE = ROOT / "docs" / "sources.md"
LAW = {"cite": "A Law, 1 U.S.C. § 1", "says": "It says so.", "date": "2000-01-02"}
PAPER = {"cite": "Letter of 3 May 2001", "seen": "report", "through": "A", "sure": "low"}
GO = {"cites": ["law at (b)"], "documented_by": "paper at 2"}
CASE = {
    "authorities": {
        "law": LAW,
        "paper": {"cite": "Letter of 3 May 2001", "seen": "report", "through": "A", "sure": "low"},
    },
    "scenes": {
        "desk": {
            "text": "See [@law at 4].",
            "choices": {"go": {"cites": ["law at (b)"], "documented_by": "paper at 2"}},
        }
    },
    "history": [{"what": "It came.", "documented_by": ["paper at 1"], "cites": "law"}],
}


def test_the_page_of_sources_is_that_of_the_files():
    said = "write it anew: python -m game.workshop.sources docs/sources.md"

    assert PAGE.read_text("utf-8") == sources.page(), said


def test_every_authority_of_the_cases_stands_on_it():
    page = PAGE.read_text("utf-8")
    cited = [one.cite for file in SHIPPED for one in load(file).playable.sources.authorities.values()]

    assert [cite for cite in cited if cite not in page] == []


def test_places_are_told_with_their_pins_and_what_is_documented_apart():
    law, paper = sources.gathered([("case", CASE)])

    assert law.cited == [("case", "desk", "4"), ("case", "desk.go", "(b)"), ("case", "history 1", "")]
    assert law.documents == []
    assert paper.documents == [("case", "desk.go", "2"), ("case", "history 1", "1")]


def test_one_citation_in_two_files_is_one_source():
    cited = {"moves": {"ask": {"cites": ["the-law"]}}}
    book = {"authorities": {"the-law": {"cite": LAW["cite"].upper(), "checked": "2024-05-06"}}, **cited}
    law, _ = sources.gathered([("case", CASE), ("book", book)])

    assert ("book", "moves ask", "") in law.cited
    assert sources.seen_of(law.parts) == "not yet said, looked up 2024-05-06"
    assert sources.seen_of(PAPER) == "through A, sure: low"


@pytest.mark.parametrize(
    ("cite", "family"),
    [
        ("18 U.S.C. § 2703(h)", "Statutes, rules and treaties"),
        ("Fed. R. App. P. 4", "Statutes, rules and treaties"),
        ("Belgian Code of Criminal Procedure, article 46bis", "Statutes, rules and treaties"),
        ("Protect America Act of 2007, Pub. L. 110-55, 121 Stat. 552", "Statutes, rules and treaties"),
        ("United States v. Ryan, 402 U.S. 530 (1971)", "Opinions and orders"),
        (
            "In re Directives, 551 F.3d 1004 (FISA Ct. Rev. 2008)",
            "Opinions and orders",
        ),
        ("Memorandum and Order, No. 13 Mag. 2814 (S.D.N.Y. Aug. 29, 2014)", "Opinions and orders"),
        (
            "Motion to vacate in part, Dkt. 6 (S.D.N.Y. Dec. 18, 2013)",
            "Papers of the parties",
        ),
        (
            "Reuters, Aug. 29-30, 2014, on the company's statement",
            "Articles and reports",
        ),
    ],
)
def test_each_source_stands_in_its_family(cite, family):
    assert sources.family_of(cite) == family
