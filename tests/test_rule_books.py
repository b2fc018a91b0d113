"""The shipped rule books: they read clean, no posture is lost, and whoever is locked out is told why."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path

import pytest

from game import places
from game.content.loading import load, read_rule_book
from game.model.guards.logic import AnyOf, NotAllOf
from game.model.guards.standing import After, Before
from game.model.guards.values import FactFound
from game.model.ids import FactId, PostureId, SceneId
from game.model.kinds import Guard
from game.model.position import Deadline, Position, Sanction, Standing
from game.model.procedure import Matter, Move, Procedure
from game.model.scenario import Scenario

BOOKS = sorted(places.procedures().glob("*.yaml"))
NAMES = [book.stem for book in BOOKS]
ALONE = """\
scenario_format: 1
id: alone
edition: 1
title: A rule book by itself
matters: {{matter: {{procedure: {name}}}}}
opens_at: end
opens_on: 2024-01-01
scenes: {{end: {{ending: {{title: The end}}}}}}
"""
# Postures that no move leaves: the matter is over there, or the law has no further step.
ENDS = {
    "be-criminal-prosecution": {"withdrawn", "settled", "acquitted-for-good", "disclosed"},
    "fisa-directive": {"expired", "obeyed", "reversed-for-good"},
    "us-assistance-order": {
        "withdrawn",
        "reversed",
        "helped",
        "vacated",
        "vacated-moot",
        "sums-final",
        "sums-gone",
        "acquitted",
        "conviction-affirmed",
        "conviction-survives",
        "conviction-void",
    },
    "us-nondisclosure-order": {
        "lifted",
        "expired",
        "punishment-affirmed",
        "punishment-survives",
        "acquitted",
    },
    "us-production-order": {
        "complied",
        "excused",
        "quashed",
        "acquitted",
        "conviction-upheld",
        "upheld-purged",
        "reversed-for-good",
        "reversed-for-good-purged",
        "conviction-reversed-for-good",
        "conviction-survives-for-good",
    },
}
# What brings a case before a court, by its rank, and what lets it come there once more: it is sent back or
# tried again, a court of appeals grants a rehearing, or there is a new demand, charge, contempt or ruling.
BRINGS = {
    "grant-certiorari": 2,
    "cassation": 2,
    "petition": 1,
    "government-petition": 1,
    "appeal": 1,
    "appeal-conviction": 1,
    "appeal-punishment": 1,
}
OPENS_AGAIN = {
    "remand": 2,
    "remand-binding": 2,
    "set-conviction-aside": 2,
    "serve-cloud-act": 2,
    "charge": 1,
    "rehear": 1,
    "hold-in-contempt": 1,
    "challenge": 1,
}
# Where a matter of another scenario may wait: no move leads there, and no `once` speaks of it.
WAITING = {
    "us-assistance-order": {"applied-for"},
    "us-nondisclosure-order": {"unissued"},
    "us-production-order": {"unserved", "uncharged"},
}
# Where an order, a gag or a judgment stands, and the words that deny it.
STANDS = {
    "be-criminal-prosecution": "convicted enforced convicted-on-appeal",
    "fisa-directive": "ordered in-contempt on-review affirmed bound upheld certiorari",
    "us-assistance-order": (
        "ordered objected unopposed enforceable in-contempt still-refusing on-appeal in-contempt-on-appeal"
        " still-refusing-on-appeal affirmed contempt-affirmed charged convicted convicted-on-appeal"
        " conviction-affirmed acquitted"
    ),
    "us-nondisclosure-order": (
        "in-force narrowed announced warned taken-back challenged upheld on-appeal upheld-on-appeal breached"
        " charged punished punished-on-appeal punishment-affirmed acquitted"
    ),
    "us-production-order": (
        "ordered-below under-objection unreviewed ordered coerced in-contempt on-appeal affirmed certiorari"
        " upheld charged convicted convicted-on-appeal conviction-affirmed certiorari-convicted"
        " conviction-upheld acquitted"
    ),
}
DENIES = re.compile(
    r"(?i)\bno (order|demand|gag|judgment)\b(?! yet)|nothing binds|you may speak|nobody asks for"
)
ONE_SENTENCE = re.compile(r"[A-Z“\"].*[^.!?][.]\Z", re.DOTALL)
INNER_END = re.compile(r"(?<!U\.S)(?<!\bv)[.!?] +[A-Z]")


@pytest.fixture(scope="module", params=NAMES)
def scenario(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """Return a case that has one matter and nothing else, for each rule book."""
    return alone(request.param, tmp_path_factory.mktemp("alone"))


@pytest.fixture(scope="module")
def matter(scenario: Scenario) -> Matter:
    """Return its matter."""
    (only,) = scenario.matters.values()
    return only


@pytest.fixture(scope="module")
def book(matter: Matter) -> Procedure:
    """Return its rule book."""
    return matter.procedure


def alone(name: str, folder: Path) -> Scenario:
    """Return a case of one matter under a shipped rule book."""
    (folder / "scenario.yaml").write_text(ALONE.format(name=name), "utf-8")
    return load(folder / "scenario.yaml").playable


def reached(book: Procedure, *starts: str) -> set[str]:
    """Return every posture that moves lead to from some postures, those included."""
    found = set(starts)
    while True:
        further = {to for at, to in leads(book) if at in found}
        if further <= found:
            return found
        found |= further


def leads(book: Procedure) -> list[tuple[str, str]]:
    """Return every posture with each to which a move leads from there."""
    return [pair for move in book.moves.values() for pair in (*move.leads.items(), *move.also.items())]


def opens_in(book: Procedure) -> set[str]:
    """Return the posture of each track in which a matter opens."""
    return {track.opens_in for track in book.tracks}


def inner(guards: tuple[Guard, ...]) -> Iterator[Guard]:
    """Yield the guards of a list, and those inside of them."""
    for guard in guards:
        yield guard
        if isinstance(guard, AnyOf | NotAllOf):
            yield from inner(guard.guards)


def looked_at(move: Move) -> list[Guard]:
    """Return every guard by which a move or one of its refusals looks at a position."""
    return [*inner(move.when), *(guard for refusal in move.refusals for guard in inner(refusal.when))]


def days(move: Move) -> list[date]:
    """Return days on either side of each day that a move speaks of."""
    named = {guard.day for guard in looked_at(move) if isinstance(guard, Before | After)}
    near = [day + timedelta(days=by) for day in named for by in (-1, 0, 1)]
    return sorted({date(2024, 1, 1), *near})


def findings(move: Move) -> list[frozenset[FactId]]:
    """Return every set of the facts that a move speaks of."""
    facts = sorted({guard.fact for guard in looked_at(move) if isinstance(guard, FactFound)})
    return [frozenset(some) for many in range(len(facts) + 1) for some in combinations(facts, many)]


def positions(matter: Matter, move: Move) -> Iterator[Position]:
    """Yield positions that differ in all that a move and its refusals look at."""
    book = matter.procedure
    sums = [Standing(()), Standing((), Sanction(5), 1, 5), Standing((), fines=5)]
    for postures, found, standing, day, deadlines in product(
        product(*(track.postures for track in book.tracks)),
        *(findings(move), sums, days(move)),
        deadlines_of(book),
    ):
        now = replace(standing, postures=postures)
        yield Position(SceneId("end"), day, {matter.id: now}, {}, found, deadlines=deadlines)


def deadlines_of(book: Procedure) -> list[dict[object, Deadline]]:
    """Return no deadline started, and with all of them open, met or missed."""
    today = date(2024, 1, 1)
    one = Deadline(today, today)
    each = [one, one.met_on(today), one.seen_on(today + timedelta(days=1))]
    return [{}, *({rule.id: deadline for rule in book.deadlines} for deadline in each)]


@pytest.mark.parametrize("path", BOOKS, ids=NAMES)
def test_every_shipped_rule_book_reads_clean(path):
    assert read_rule_book(path)[1] == ()


def test_the_five_rule_books_are_there():
    assert sorted(ENDS) == NAMES


def test_every_posture_can_be_reached(book):
    waiting = WAITING.get(book.id, set())

    assert reached(book, *opens_in(book), *waiting) == set(book.postures)


def test_only_a_posture_that_waits_for_an_order_has_no_way_in(book):
    led_to = {to for _, to in leads(book)}

    assert set(book.postures) - led_to - opens_in(book) == WAITING.get(book.id, set())


def test_a_posture_that_no_move_leaves_is_an_end_of_the_law(book):
    left = {at for at, _ in leads(book)}

    assert set(book.postures) - left == ENDS[book.id]


def test_every_posture_stands_at_just_one_station(book):
    stations = [one for track in book.tracks for station in track.stations for one in station.postures]

    assert sorted(stations) == sorted(book.postures)
    assert all(2 <= len(track.stations) <= 7 for track in book.tracks)


def test_every_posture_and_move_says_what_it_means_in_one_sentence(book):
    said = {part.id: part.means for part in (*book.postures.values(), *book.moves.values())}
    wrong = {name for name, means in said.items() if not is_one_sentence(means)}

    assert not wrong


def test_every_refusal_is_one_sentence(book):
    refusals = [refusal.says for move in book.moves.values() for refusal in move.refusals]

    assert [says for says in refusals if not is_one_sentence(says)] == []


def is_one_sentence(text: str) -> bool:
    """Return whether a text is one sentence with a full stop at its end."""
    return bool(ONE_SENTENCE.match(text)) and not INNER_END.search(text)


def test_what_opens_a_posture_completes_a_sentence(book):
    clauses = [posture.once for posture in book.postures.values() if posture.once]

    wrong = [clause for clause in clauses if not re.match(r"(the|a|you|your|nobody) .*[^.]\Z", clause)]

    assert clauses
    assert not wrong


def test_a_move_that_is_shut_always_has_its_sentence(book):
    """The last refusal of every move holds everywhere, so that nobody is locked out in silence."""
    moves = book.moves.values()

    silent = {move.id for move in moves if not move.refusals or move.refusals[-1].when}

    assert not silent


def test_every_refusal_is_shown_to_somebody(matter):
    """None stands behind another that holds wherever it does."""
    for move in matter.procedure.moves.values():
        shut = (position for position in positions(matter, move) if not move.allowed(position))
        shown = {move.refused(position) for position in shut}

        assert [refusal.says for refusal in move.refusals if refusal not in shown] == [], move.id


def test_no_refusal_denies_an_order_that_stands(matter):
    """The last refusal of a move is written for the common posture, and answers every other one too."""
    moves, stands = matter.procedure.moves.values(), STANDS[matter.procedure.id].split()
    told = {
        (move.id, posture, move.refused(position).says)
        for move in moves
        for position in positions(matter, move)
        for posture in position.matters[matter.id].postures
        if posture in stands and not move.allowed(position)
    }

    assert {one for one in told if DENIES.search(one[2])} == set()


def test_an_authority_has_one_citation_wherever_it_is_declared(tmp_path):
    cited: dict[str, set[str]] = {}
    for name in NAMES:
        (tmp_path / name).mkdir()
        for authority in alone(name, tmp_path / name).sources.authorities.values():
            cited.setdefault(authority.id, set()).add(authority.cite)

    assert {name: cites for name, cites in cited.items() if len(cites) > 1} == {}


def test_a_sanction_runs_only_where_no_stay_is_in_force(book):
    stayed = [posture for posture in book.postures.values() if posture.stayed]

    assert [posture.id for posture in stayed if posture.sanctions == "accrue"] == []


def test_no_court_is_asked_twice_about_what_it_has_decided(book):
    """On no road does one court decide a case again that was neither sent back to a judge nor reopened."""
    roads = [(PostureId(at), frozenset[int](), ()) for at in (*opens_in(book), *WAITING.get(book.id, ()))]
    seen = {road[:2] for road in roads}
    twice = []
    for at, asked, path in roads:
        for move in book.moves.values():
            if move.leads.get(at, at) == at:
                continue
            rank = BRINGS.get(move.id, 0)
            if rank in asked or (move.id == "rehear" and 2 in asked):
                twice.append((*path, move.id))
                continue
            still = frozenset(one for one in asked if one > OPENS_AGAIN.get(move.id, 0))
            road = (move.leads[at], still | ({rank} if rank else set()), (*path, move.id))
            if road[:2] not in seen:
                seen.add(road[:2])
                roads.append(road)

    assert twice == []


@pytest.mark.parametrize(
    ("name", "start", "wiped_out"),
    [
        ("us-production-order", "convicted", {"conviction-reversed", "conviction-reversed-for-good"}),
        ("us-nondisclosure-order", "punished", set()),
        ("us-assistance-order", "convicted", set()),
    ],
)
def test_the_fines_of_a_criminal_contempt_fall_only_with_an_order_that_nobody_would_review_before(
    name, start, wiped_out, tmp_path
):
    (matter,) = alone(name, tmp_path).matters.values()
    postures = matter.procedure.postures

    void = {one for one in reached(matter.procedure, start) if postures[PostureId(one)].sanctions == "void"}

    assert void == wiped_out


def test_nothing_wipes_fines_out_in_the_gag_but_lifting_it(tmp_path):
    """A matter cannot reach into another, and a gag that runs out leaves what is due as it is."""
    (matter,) = alone("us-nondisclosure-order", tmp_path).matters.values()

    void = [posture.id for posture in matter.procedure.postures.values() if posture.sanctions == "void"]

    assert void == ["lifted"]


def test_a_stay_rests_what_it_stays_and_lifting_it_goes_back(tmp_path):
    """In every rule book of the United States that has both, the two moves undo each other."""
    for name in ("us-production-order", "fisa-directive", "us-assistance-order", "us-nondisclosure-order"):
        (tmp_path / name).mkdir()
        (matter,) = alone(name, tmp_path / name).matters.values()
        postures, moves = matter.procedure.postures, matter.procedure.moves
        stay, lift = (next(m for m in moves.values() if m.id == one) for one in ("stay", "lift-stay"))

        assert {to for to in stay.leads.values() if not postures[to].stayed} == set()
        assert set(stay.leads.values()) == set(lift.leads)
        assert all(at in stay.leads for at in lift.leads.values())
