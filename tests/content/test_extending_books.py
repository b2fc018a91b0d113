"""A rule book that extends another one: what it adds, replaces and drops, and where its mistakes are told."""

import tempfile
from fractions import Fraction
from pathlib import Path

import pytest

from game.content.loading import read_rule_book, rule_book_tree
from game.content.problems import Findings
from game.model.procedure import Procedure
from game.search.explore import explore
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from game.workshop import book_diff
from tests.builders import ROOT, RULE_BOOK, loaded
from tests.messages import faults

HEAD = "procedure_format: 1\nextends: base\n"
STOPS = """\
stations:
  - {label: Asked, postures: [unserved, served, ordered]}
  - {label: Held, postures: [contempt, contempt-stayed, on-appeal]}
  - {label: Over, postures: [purged, vacated]}
"""


def both(own: str, base: str = RULE_BOOK + STOPS) -> tuple[Procedure | None, list[str], list[str]]:
    """Return what a book makes of the one that it extends, its problems with their places, and the diff."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "procedures"
        folder.mkdir()
        (folder / "base.yaml").write_text(base, "utf-8")
        (folder / "own.yaml").write_text(HEAD + own, "utf-8")
        book, problems = read_rule_book(folder / "own.yaml")
        told = [
            f"{one.place.path.stem}:{one.place.line}:{one.place.column} {one.code} {one.what}"
            for one in problems
        ]
        other = book_diff.diff_books(folder / "base.yaml", folder / "own.yaml") if not problems else None
        return book, told, book_diff.lines(other) if other else []


def leads(book: Procedure, move: str) -> dict[str, str]:
    return dict(book.moves[move].leads)


def test_what_a_book_says_is_added_or_takes_the_place_of_that_key_and_the_rest_stays():
    book, told, page = both(
        "deadlines: {notice: {in: 30 days}}\n"
        "postures: {panel: {label: The panel}, served: {means: It is here.}}\n"
        "stations: [{label: Asked}, {label: Above, postures: panel}]\n"
        "moves:\n"
        "  ask: {from: {ordered: panel}}\n"
        "  appeal: {refused: {when: [{posture: panel}], says: Wait.}}\n"
    )

    assert told == []
    assert (book.title, book.postures["served"].label, book.postures["served"].means) == (
        *("A small order", "Served", "It is here."),
    )
    assert (leads(book, "ask"), len(book.moves["appeal"].leads)) == ({"ordered": "panel"}, 2)
    assert [one.says for one in book.moves["appeal"].refusals][:2] == ["Wait.", "Too late."]
    assert [one.label for one in book.tracks[0].stations] == ["Asked", "Above", "Held", "Over"]
    assert (book.deadlines[0].days, len(book.deadlines[0].starts_in)) == (30, 2)
    assert "  ~ notice: in: 14 days → 30 days" in page
    assert "  ~ appeal: refused: + Wait." in page
    assert "  + ask: from: {ordered: panel}" in page


def test_with_a_posture_goes_what_leads_there_and_with_a_deadline_what_waits_for_it():
    dropped = "postures.on-appeal, postures.unserved, deadlines.notice, moves.purge.from.contempt"
    book, told, page = both(f"drops: [{dropped}]\n")

    assert told == []
    assert {"appeal", "serve"}.isdisjoint(book.moves)
    assert "on-appeal" not in book.postures
    assert leads(book, "release") == {"contempt": "ordered"}
    assert leads(book, "purge") == {"contempt-stayed": "purged"}
    assert [one.postures for one in book.tracks[0].stations][:2] == [
        ("served", "ordered"),
        ("contempt", "contempt-stayed"),
    ]
    assert {"  - appeal", "  - serve", "  - on-appeal", "  - notice"} <= set(page)


def test_tracks_stand_beside_the_line_of_a_book_that_has_none_and_the_first_of_them_is_that_line():
    book, told, page = both(
        "drops: [postures.on-appeal, deadlines.notice]\n"
        "tracks:\n"
        "  order: {label: The order, postures: {panel: {}}, stations: [{label: Asked, postures: panel}]}\n"
        "  appeal: {opens_in: none, postures: {none: {}, pending: {label: Pending}}}\n"
        "moves: {appeal: {from: {none: pending}, needs: panel}}\n"
    )

    assert told == []
    assert [(one.id, one.opens_in, len(one.postures)) for one in book.tracks] == [
        *(("order", "served", 8), ("appeal", "none", 2)),
    ]
    assert [one.label for one in book.tracks[0].stations] == ["Asked", "Held", "Over"]
    assert {"  + appeal: opens_in: none", "  + pending: label: Pending", "  - on-appeal"} <= set(page)
    assert both("tracks: {order: {}, appeal: {postures: {none: {}}}}\n")[1] == [
        "own:3:29 S002 the key 'opens_in' is missing in 'tracks.appeal'"
    ]


def test_the_small_complete_case_of_sixteen_scenes_has_three_tracks_and_these_odds():
    scenario = loaded(ROOT / "tests" / "cases" / "county-subpoena" / "scenario.yaml").playable
    (matter,) = scenario.matters.values()
    found = Weighing(explore(compile_steps(scenario)))

    assert sum(scene.ending is None for scene in scenario.scenes.values()) == 16
    assert [(one.id, len(one.postures)) for one in matter.procedure.tracks] == [
        *(("order", 6), ("threat", 5), ("appeal", 3)),
    ]
    assert found.probabilities()["quashed"] == Fraction(11, 180)
    assert found.probabilities()["free"] == Fraction(576164243, 17915904000)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (
            "drops: moves.apeal\n",
            "own:3:8 P016 the rule book that this one extends has no 'moves.apeal' to drop",
        ),
        (
            "drops:\n  - facts.strict\n",
            "own:4:5 P016 'strict' cannot be dropped, since a guard of moves.appeal asks for it",
        ),
        (
            "keeps: [postures.served, postures.orderd]\n",
            "own:3:26 P016 the rule book that this one extends has no 'postures.orderd' to keep",
        ),
        (
            "keeps: [authorities.x]\n",
            "own:3:9 P016 the rule book that this one extends has no 'authorities.x' to keep",
        ),
        (
            "keeps: [facts.x]\n",
            "own:3:9 P016 the rule book that this one extends has no 'facts.x' to keep",
        ),
        ("moves: {serve: {from: {unserved: severd}}}\n", "own:3:34 S012 unknown posture 'severd'"),
        ("moves: {serve: {form: {}}}\n", "own:3:17 S001 unknown key 'form' in 'moves.serve'"),
    ],
)
def test_a_mistake_is_told_at_its_line_in_the_book_that_made_it(own, told):
    assert both(own)[1] == [told]


def test_a_mistake_of_the_other_book_is_told_there_and_one_that_extends_is_not_extended():
    base = (RULE_BOOK + STOPS).replace(
        "release: {from: {contempt: ordered", "release: {from: {contempt: orderd"
    )

    assert both("title: Mine\n", base)[1] == ["base:25:30 S012 unknown posture 'orderd'"]
    assert both("title: Mine\n", "procedure_format: 1\nextends: own\n")[1] == [
        "own:2:10 P016 the rule book 'base' extends another one itself"
    ]


def test_what_a_guard_still_asks_for_is_told_with_the_part_to_drop_and_nothing_else_is_told():
    """The posture stays meanwhile, at a station, so that no warning comes of it in the other book."""
    asked = RULE_BOOK.replace("  purge: {", "  purge: {when: [{not: [{posture: on-appeal}]}], ", 1)
    _, told, _ = both("drops: [postures.on-appeal]\n", asked + STOPS)

    assert [one.split()[1] for one in told] == ["P016"]


KEPT = "keeps: [postures.served, postures.ordered, postures.contempt, postures.purged]\n"


def test_what_is_not_kept_goes_with_all_that_speaks_of_it_alone():
    dropped = "unserved, postures.contempt-stayed, postures.on-appeal, postures.vacated, facts.strict"
    book, told, page = both(KEPT)

    assert told == []
    assert set(book.postures) == {"served", "ordered", "contempt", "purged"}
    assert leads(book, "purge") == {"contempt": "purged"}
    assert {"appeal", "serve", "stay"}.isdisjoint(book.moves)
    assert book.deadlines == ()
    assert book == both(f"drops: [postures.{dropped}, deadlines.notice]\n")[0]
    assert "  - strict" in page


def test_of_what_is_kept_something_can_be_dropped_and_a_kind_that_is_not_named_stays():
    book, told, _ = both("keeps: [moves.hold, moves.purge]\ndrops: moves.hold.from.served\n")

    assert told == []
    assert set(book.moves) == {"hold", "purge"}
    assert len(book.postures) == 8
    assert leads(book, "hold") == {"ordered": "contempt", "contempt": "contempt"}


def test_a_fact_that_a_book_keeps_or_writes_itself_stays_though_nothing_asks_for_it():
    facts = "facts: {rare: {label: It is rare}}\n"
    case = "keeps: [facts.strict, postures.served, postures.ordered]\n" + facts

    assert [*both(case)[0].moves] == ["order-at-once"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "procedures"
        folder.mkdir()
        (folder / "base.yaml").write_text(RULE_BOOK, "utf-8")
        (folder / "own.yaml").write_text(HEAD + case, "utf-8")
        assert [*rule_book_tree(folder / "own.yaml", Findings()).plain["facts"]] == ["strict", "rare"]


def test_what_is_not_kept_and_asked_for_is_told_once_where_it_is_to_be_kept():
    asked = RULE_BOOK.replace("  purge: {", "  purge: {when: [{not: [{posture: on-appeal}]}], ", 1)
    _, told, _ = both(KEPT, asked + STOPS)

    assert told == ["own:3:8 P016 'on-appeal' is not kept, and a guard of moves.purge asks for it"]


def test_all_that_one_guard_asks_for_and_is_not_kept_is_told_as_one():
    guards = "{not: [{posture: on-appeal}]}, {not: [{posture: vacated}]}"
    asked = RULE_BOOK.replace("  purge: {", f"  purge: {{when: [{guards}], ", 1)
    _, told, _ = both(KEPT, asked + STOPS)

    assert told == [
        "own:3:8 P016 'on-appeal' and 'vacated' are not kept, and `moves.purge.when` asks for them"
    ]


def test_of_many_parts_that_are_gone_the_diff_tells_what_is_left():
    county = ROOT / "tests" / "cases" / "county-subpoena" / "procedures" / "county-subpoena.yaml"
    page = book_diff.lines(book_diff.diff_books(book_diff.book_of("us-production-order"), county))

    assert "  - 50 of 56: all but served, ordered, in-contempt, purged, complied, quashed" in page
    assert "  - 10 of 10: all" in page


@pytest.mark.parametrize(
    ("own", "remedy"),
    [
        ("drops: [notice]", "Did you mean 'deadlines.notice'?"),
        ("drops: [apeal]", "Did you mean 'moves.appeal'?"),
        ("drops: [move.appeal]", "Did you mean 'moves.appeal'?"),
        ("drops: [purge, stay]", "Did you mean 'moves.purge'?"),
        ("drops: [Hold in contempt]", "Did you mean 'moves.hold'?"),
        ("drops: [postures.In contempt]", "Did you mean 'postures.contempt'?"),
        ("drops: [Held]", "Did you mean 'stations.Held'?"),
        ("drops: [stations.held]", "Did you mean 'stations.Held'?"),
        ("drops: [moves.appeal.withn]", "Did you mean 'moves.appeal.within'?"),
        ("drops: [\u201cmoves.purge\u201d]", "Did you mean 'moves.purge'?"),
        ("keeps: [served]", "Did you mean 'postures.served'?"),
        ("keeps: [facts.strct]", "Did you mean 'facts.strict'?"),
    ],
)
def test_a_part_that_is_named_otherwise_is_told_with_the_name_that_was_meant(own, remedy):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "procedures"
        folder.mkdir()
        (folder / "base.yaml").write_text(RULE_BOOK + STOPS, "utf-8")
        (folder / "own.yaml").write_text(HEAD + own + "\n", "utf-8")
        (first, *_) = read_rule_book(folder / "own.yaml")[1]

    assert (first.code, first.remedy) == ("P016", remedy)
    assert not faults(first.what, first.remedy)


def test_a_name_of_two_kinds_is_told_with_both():
    moot = RULE_BOOK.replace("  vacate:", "  vacated: {from: {served: vacated}}\n  vacate:", 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "procedures"
        folder.mkdir()
        (folder / "base.yaml").write_text(moot, "utf-8")
        (folder / "own.yaml").write_text(HEAD + "drops: vacated\n", "utf-8")
        (problem,) = read_rule_book(folder / "own.yaml")[1]

    assert problem.remedy == "Write `postures.vacated` or `moves.vacated`."


def test_what_is_dropped_or_kept_of_no_other_book_is_told():
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "own.yaml"
        file.write_text(f"{RULE_BOOK}keeps: [moves.purge]\n", "utf-8")
        (problem,) = read_rule_book(file)[1]

    assert (problem.code, problem.place.column) == ("P016", 1)
    assert not faults(problem.what, problem.remedy)


def test_for_a_posture_of_a_track_that_is_dropped_the_track_is_told():
    base = (
        "procedure_format: 1\ntitle: Both\ntracks:\n"
        "  order: {opens_in: asked, postures: {asked: {}}}\n"
        "  appeal: {opens_in: none, postures: {none: {}, heard: {}}}\n"
        "moves: {hear: {from: {none: heard}}}\n"
    )

    assert left_out("drops: tracks.appeal\n", base)["postures.heard"] == "Take `tracks.appeal` out of `drops`"


@pytest.mark.parametrize(
    ("own", "name", "way"),
    [
        ("drops: moves.appeal.from\n", "moves.appeal", ""),
        ("drops: postures.contempt\n", "moves.hold", "Take `postures.contempt` out of `drops`"),
        ("drops: postures.contempt\n", "moves.appeal", ""),
        (
            "keeps: [postures.served, postures.ordered]\ndrops: postures.ordered\n",
            "moves.order-at-once",
            "Take `postures.ordered` out of `drops`",
        ),
        (
            "keeps: [moves.hold, postures.ordered]\n",
            "moves.order-at-once",
            "Put `moves.order-at-once` and `postures.served` into `keeps`",
        ),
        (
            "keeps: [postures.served]\n",
            "deadlines.notice",
            "Put `postures.contempt` into `keeps`",
        ),
        (
            "keeps: [postures.contempt-stayed, moves.stay]\ndrops: moves.stay\n",
            "moves.stay",
            "Take `moves.stay` out of `drops` and put `postures.contempt` into `keeps`",
        ),
    ],
)
def test_what_is_left_out_is_known_with_the_least_that_brings_it_back(own, name, way):
    assert left_out(own, RULE_BOOK).get(name, "") == way


def left_out(own: str, base: str) -> dict[str, str]:
    """Return how to have each part again that a book leaves out of the one that it extends."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "procedures"
        folder.mkdir()
        (folder / "base.yaml").write_text(base, "utf-8")
        (folder / "own.yaml").write_text(HEAD + own, "utf-8")
        return dict(rule_book_tree(folder / "own.yaml", Findings()).left_out)
