"""What P shows of a phase is what a class reads in its minutes, in every shipped case."""

from dataclasses import replace

import pytest

from game.classroom.polls import Bar
from game.classroom.rehearsing import SimulatedSeats, WordsOnP, rehearse
from game.classroom.views import bodies
from game.classroom.views.public import ViewContext, projector_view
from game.classroom.views.reading import WORDS_A_MINUTE, together, words_shown
from game.classroom.working import begun
from tests.builders import SHIPPED
from tests.classroom.rooms import lesson, loaded


def led_by(letter, body):
    """Return what is revealed where most are for one option, and the one who is asked for decides for it."""
    bars = {one.letter: Bar(one.letter, 12 if one.letter == letter else 1, 0, 0) for one in body.options}
    options = (
        replace(one, first=bars[one.letter], second=bars[one.letter], reasons=("so " * 90,))
        for one in body.options
    )
    decided = f"The class litigates (option {letter}): 12 of 23, by the client's general counsel."
    because = "The room is split, and the client cannot wait."
    return replace(body, options=tuple(options), decided=decided, because=because)


@pytest.mark.parametrize("case", [file.parent.name for file in SHIPPED])
def test_both_sides_of_whatever_leads_are_read_in_the_minutes_of_every_reveal(case):
    """A student's reason gives way before the words run out; the best for and against never do."""
    found = []
    for plan in loaded(case).playable.teaching.plans:
        taught = lesson(plan, case)

        def keep(session, plan=plan, taught=taught):
            view = projector_view(session, ViewContext())
            for letter in [one.letter for one in getattr(view.body, "options", ())]:
                if isinstance(view.body, bodies.RevealBody):
                    read = together(led_by(letter, view.body), view.head.minutes, taught.words)
                    leads = next(one for one in read.options if one.letter == letter)
                    assert leads.best_for
                    assert leads.best_against
                    over = words_shown(read) - WORDS_A_MINUTE * max(1, view.head.minutes)
                    found.append((plan, session.course.scene, leads.label, over))

        rehearse(begun(taught, 1), SimulatedSeats(23, 1), seen=keep)

    assert found
    assert [one for one in found if one[-1] > 0] == []


@pytest.mark.parametrize("case", [file.parent.name for file in SHIPPED])
def test_no_phase_of_any_plan_shows_more_words_than_are_read_in_its_minutes(case):
    """All pages of a phase together, as a rehearsal prints them; after a jump too."""
    over = []
    for plan in loaded(case).playable.teaching.plans:
        taught, counted = lesson(plan, case), WordsOnP()
        rehearse(begun(taught, 1), SimulatedSeats(23, 1), seen=counted.see)
        assert counted.of(0) > 0
        for number, stop in enumerate(taught.stops):
            if counted.of(number) > WORDS_A_MINUTE * max(1, stop.minutes):
                over.append((plan, stop.phase, stop.decision, counted.of(number)))

    assert over == []


def test_of_what_happened_before_a_jump_the_last_stays_where_words_run_out():
    entries = tuple(bodies.DocketLine("Day 1", "so " * 60, "") for _ in range(3))
    facts = bodies.FactsBody("A fax", "Day 9", (), "", (), (), "Opened anew.", entries)

    assert len(together(facts, 3, lesson().words).played) == 3
    assert len(together(facts, 2, lesson().words).played) == 3
    assert len(together(facts, 1, lesson().words).played) == 1
