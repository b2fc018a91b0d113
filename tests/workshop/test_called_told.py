"""What authors are told of a piece: pictures, counts, editions, names for editors, the preview."""

from fractions import Fraction

from game.content.library import read_head
from game.content.words import load_words
from game.engine.case import Case
from game.search.arriving import turns_to
from game.search.explore import explore
from game.search.policy import policy_named, read_weights
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from game.workshop.diff import compared
from game.workshop.draft_play import DraftPlay, known_way
from game.workshop.graph import plain as plain_graph
from game.workshop.graph import prism
from game.workshop.key_diff import changed_keys
from game.workshop.revision import read as revised
from game.workshop.scene_graph import part_of, scene_graph
from game.workshop.schema_names import labels_of, names_of
from game.workshop.sources import path_of
from game.workshop.words import read_through
from tests.builders import ROOT, loaded, read
from tests.engine.test_called_play import BOOK, TEXT, TWO_TALKS

PIECE = ("the-call", "the-question", "the-silence")


def steps():
    return compile_steps(loaded(TWO_TALKS).playable)


def test_the_picture_draws_a_piece_once_for_each_place_where_plays_go_on():
    graph = scene_graph(steps(), 10**6)
    titles = {scene.id: scene.title for scene in graph.scenes}

    assert titles["the-call@monday"] == "The call → Monday"
    assert titles["the-call@court"] == "The call → In court"
    assert titles["monday"] == "Monday"


def test_marks_of_the_real_course_count_only_where_it_leads_to_the_copy():
    text = TEXT.replace("label: Call the client now\n        historical: true", "label: Call the client now")
    graph = scene_graph(compile_steps(read(text, BOOK).playable), 10**6)

    assert {one.id for one in graph.scenes if one.historical and "@" in one.id} == {
        f"{name}@monday" for name in PIECE
    }
    assert not [way for way in graph.ways for one in way.steps if one.historical and "@court" in way.source]


def test_a_part_of_the_picture_around_a_scene_of_a_piece_has_all_its_copies():
    scenario = loaded(TWO_TALKS).playable
    part = part_of(scene_graph(steps(), 10**6), scenario, "the-silence")

    assert {"the-silence@monday", "the-silence@court"} <= {one.id for one in part.scenes}


def test_the_graph_of_positions_names_scenes_as_they_are_written():
    explored = explore(steps())

    assert {one["scene"] for one in plain_graph(explored, "uniform", None)["positions"]} >= set(PIECE)
    assert "@" not in "".join(prism(explored, "free"))


def test_words_count_a_piece_once():
    found = read_through(loaded(TWO_TALKS), load_words(), 10**6)

    assert set(PIECE) < set(found.scenes)
    assert not any("@" in name for name in found.scenes)
    assert found.scenes["the-question"].text == 11
    assert set(found.grades) == set(found.scenes)


def test_editions_are_compared_with_a_piece_told_once(tmp_path):
    new = read(TEXT.replace("Ask again\n", "Ask again, and wait\n").replace("odds: 1/3", "odds: 1/2"), BOOK)
    old = read(TEXT, BOOK)

    changes = compared(old.playable, new.playable)

    assert changes.texts == {"the-question.press": 1}
    assert not any("@" in name for name in (*changes.scenes.gained, *changes.scenes.lost))


def test_a_changed_key_in_a_piece_is_told_under_its_scene(tmp_path):
    for name, text in (("old", TEXT), ("new", TEXT.replace("odds: 1/3", "odds: 1/2"))):
        (tmp_path / name / "procedures").mkdir(parents=True)
        (tmp_path / name / "procedures" / "book.yaml").write_text(BOOK, "utf-8")
        (tmp_path / name / "scenario.yaml").write_text(text, "utf-8")
    old, new = (loaded(tmp_path / name / "scenario.yaml") for name in ("old", "new"))

    assert changed_keys(old, new) == {"the-question.press.told": ("odds: 1/3 → 1/2",)}


def test_editors_know_pieces_the_way_back_and_the_scenes_by_their_own_names():
    names, labels = names_of(TWO_TALKS), labels_of(TWO_TALKS)

    assert names["piece"] == ("interview",)
    assert "return" in names["next scene"]
    assert "return" not in names["scene"]
    assert "the-question.press" in names["choice"]
    assert labels["scene"]["the-call"] == "The call"
    assert not any("@" in name for names in labels.values() for name in names)


def test_without_pieces_editors_offer_no_way_back():
    assert "return" not in names_of(ROOT / "scenarios/first-steps/scenario.yaml")["next scene"]


def test_a_preview_knows_in_which_scene_of_a_piece_a_line_stands():
    lines = TWO_TALKS.read_text("utf-8").splitlines()
    begun = revised(TWO_TALKS).scenes

    def scene_at(text: str) -> str:
        line = next(number for number, one in enumerate(lines, 1) if text in one)
        return [one.scene for one in begun if one.line <= line][-1]

    assert scene_at("a kettle begins to sing") == "the-question"
    assert scene_at("taken off the stove") == "the-silence"
    assert scene_at("opens_at: the-call") == ""
    assert scene_at("He asked her") == ""
    assert scene_at("The judge looks up") == "court"


def test_a_preview_comes_to_a_scene_of_a_piece_by_its_own_name():
    case = Case(loaded(TWO_TALKS).playable)

    assert [str(one.key) for one in turns_to(case, "the-silence")] == [
        "friday.talk",
        "the-call.ask",
        "the-question.press",
    ]
    assert [str(one.key) for one in turns_to(case, "the-call@court")] == ["friday.wait", "monday.talk"]
    draft = DraftPlay.begun(revised(TWO_TALKS), 1).came(turns_to(case, "the-question"))
    assert known_way(draft, "the-call") == draft.play.replay.turns[:1]


def test_weights_of_a_choice_of_a_piece_count_in_each_call(tmp_path):
    file = tmp_path / "weights.yaml"
    file.write_text("the-call.hang-up: 0\nthe-question.let-be: 0\n", "utf-8")
    odds = Weighing(explore(steps()), read_weights(file, steps())).probabilities()
    by_hand = Weighing(explore(steps())).probabilities()

    assert odds["won"] > by_hand["won"]


def test_history_goes_through_a_piece_as_it_did_each_time():
    """She tells it on Friday or on Monday, 5 of 9 times; who was only asked pleads half the time, at 10."""
    policy = policy_named("historical", loaded(TWO_TALKS))(steps())

    odds = Weighing(explore(steps()), policy).probabilities()

    assert odds["won"] == Fraction(5, 9) * Fraction(3, 5) + Fraction(4, 9) * Fraction(1, 2) * Fraction(1, 10)


def test_the_head_of_a_case_counts_the_scenes_of_its_pieces():
    assert read_head(TWO_TALKS).scenes == read_head(TWO_TALKS, whole=True).scenes == 6


def test_a_source_in_a_piece_is_listed_under_its_scene():
    steps = ("pieces", "interview", "scenes", "the-call", "choices", "ask", "cites", 0)

    assert path_of(steps) == "the-call.ask"
