"""What earlier plays leave for later ones: choices that are marked, seals with hints, chapters."""

import pygame

from game.engine.play import Play
from game.saves.courses import COURSES
from tests.desktop.pilot import Pilot, played, squeezed, words

MARKED = words()("choice.chosen_before")


def ended(pilot: Pilot) -> Pilot:
    """Play the real course to its end, and keep it as the window does after each turn."""
    pilot.begin()
    for _ in played(pilot, pilot.by_keys):
        if pilot.stage.screen.play.playthrough.turns:
            pilot.shelf.keep(pilot.stage.screen.play)
    return pilot


def briefed_again(pilot: Pilot) -> Pilot:
    pilot.by_keys(words()("desktop.to_library"))
    pilot.shelf.seeds = lambda: 8
    pilot.by_keys(words()("desktop.begin_again"))
    pilot.by_keys(words()("desktop.begin_again"))
    return pilot


def begun_again(pilot: Pilot) -> Pilot:
    briefed_again(pilot).by_keys(words()("desktop.open_file"))
    return pilot


def test_a_choice_of_an_earlier_play_is_marked_and_read_out_until_that_is_switched_off(tmp_path):
    pilot = begun_again(ended(Pilot(tmp_path)))

    read = pilot.mirror()
    first = next(iter(pilot.shelf.open("first-steps").real.turns))
    card = next(target for target in pilot.targets() if target.id == f"choice:{first.choice}")
    assert read.count(MARKED) == 1
    assert read[read.index(MARKED) - 1].endswith(card.label)
    pilot.key(pygame.K_F2)
    pilot.by_keys(words()("desktop.settings.window"))
    pilot.by_keys(words()("desktop.option.no-marks"))
    pilot.key(pygame.K_ESCAPE)
    assert MARKED not in pilot.mirror()


def test_a_play_that_was_left_for_another_is_an_earlier_one_too_and_a_damaged_file_marks_nothing(tmp_path):
    pilot = Pilot(tmp_path)
    case = pilot.shelf.open("first-steps").case
    scenario, choices, earlier = case.scenario, [one.key for one in case.open_choices(case.opening())], set()
    for seed, choice in ((7, choices[1]), (8, choices[2])):
        pilot.shelf.keep(Play.begin(case, seed).choose(choice.choice))
        assert pilot.shelf.chosen_before(scenario) == earlier
        assert len(pilot.shelf.courses("first-steps")) == len(earlier) + 1
        earlier.add(choice)
    (tmp_path / "first-steps" / COURSES).write_text("{")
    assert Pilot(tmp_path).shelf.chosen_before(scenario) == frozenset()


def test_every_ending_that_is_not_found_stands_under_a_seal_with_its_hint_and_without_its_name(tmp_path):
    pilot = ended(Pilot(tmp_path))
    pilot.key(pygame.K_F10)
    pilot.by_keys(words()("desktop.page.endings"))

    ends = {scene.id: scene.ending for scene in pilot.shelf.open("first-steps").scenario.endings}
    found = pilot.shelf.found("first-steps")
    read = [line.text for line in pilot.stage.view.lines(pilot.stage.look) if line.role == "sealed"]
    assert len(found) == 1
    assert read == [end.hint for name, end in ends.items() if name not in found]
    assert [end.title for name, end in ends.items() if end.title in pilot.mirror()] == [
        ends[next(iter(found))].title
    ]
    # Wax is seen beside the hints that are in sight.
    wax = pilot.stage.look.colour("accent")
    hint = next(end.hint for name, end in ends.items() if name not in found)
    shown = next(one for one in pilot.pen.written if squeezed(one.text)[:12] == hint[:12]).box
    beside = (pilot.surface.get_at((x, shown.centery))[:3] for x in range(shown.left - 60, shown.left))
    assert wax in beside


def test_a_play_begins_at_a_chapter_that_an_earlier_one_has_come_to(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.by_keys(words()("desktop.begin"))
    assert words()("desktop.chapters.choose") not in pilot.labels()
    pilot.key(pygame.K_ESCAPE)
    real = pilot.shelf.open("first-steps").real
    pilot = briefed_again(ended(pilot))

    pilot.by_pad(words()("desktop.chapters.choose"))
    scenes = pilot.stage.screen.opened.scenario.scenes
    pilot.by_mouse(scenes["ordered"].chapter)
    steps = real.steps[: next(n for n, step in enumerate(real.steps) if step.before.scene == "ordered")]
    told = [squeezed(one) for one in pilot.mirror()]
    assert all(any(step.choice.label in one for one in told) for step in steps)
    pilot.by_keys(words()("desktop.chapters.begin"))

    play = pilot.stage.screen.play
    assert (play.position.scene, play.playthrough.seed) == ("ordered", 8)
    assert play.playthrough.turns == tuple(step.turn for step in steps)
    pilot.shelf.keep(play)
    assert {len(one.playthrough.turns) for one in (s.saved for s in pilot.shelf.saves().slots)} == {
        len(steps),
        len(real.turns),
    }


def test_a_way_to_a_chapter_that_this_edition_no_longer_has_is_not_taken(tmp_path):
    pilot = briefed_again(ended(Pilot(tmp_path)))
    saved = tmp_path / "first-steps"
    for file in (saved / "autosave.json", saved / COURSES):
        file.write_text(file.read_text().replace('["hearing","', '["hearing","gone-'))
    pilot = Pilot(tmp_path)
    pilot.by_keys(words()("desktop.begin_again"))
    pilot.by_keys(words()("desktop.begin_again"))
    pilot.by_keys(words()("desktop.chapters.choose"))

    assert words()("desktop.chapters.none") in pilot.mirror()
    assert words()("desktop.chapters.begin") not in pilot.labels()
    pilot.key(pygame.K_ESCAPE)
    assert words()("desktop.open_file") in pilot.labels()
