"""What earlier plays leave for later ones: choices that are marked."""

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


def begun_again(pilot: Pilot) -> Pilot:
    pilot.by_keys(words()("desktop.to_library"))
    pilot.shelf.seeds = lambda: 8
    pilot.by_keys(words()("desktop.begin_again"))
    pilot.by_keys(words()("desktop.begin_again"))
    pilot.by_keys(words()("desktop.open_file"))
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
    for seed, choice in ((7, 1), (8, 2)):
        begun = Play.begin(case, seed)
        pilot.shelf.keep(begun.choose(case.open_choices(begun.position)[choice].key.choice))
    scenario = case.scenario
    chosen = pilot.shelf.chosen_before(scenario)
    assert [key.choice for key in chosen] == [case.open_choices(case.opening())[1].key.choice]
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
    assert read == [
        f"{words()('ending.sealed')} {end.hint}" for name, end in ends.items() if name not in found
    ]
    assert [end.title for name, end in ends.items() if end.title in pilot.mirror()] == [
        ends[next(iter(found))].title
    ]
    # Wax is seen beside the hints that are in sight.
    wax = pilot.stage.look.colour("accent")
    hint = next(end.hint for name, end in ends.items() if name not in found)
    shown = next(one for one in pilot.pen.written if squeezed(one.text)[:12] == hint[:12]).box
    beside = (pilot.surface.get_at((x, shown.centery))[:3] for x in range(shown.left - 60, shown.left))
    assert wax in beside
