"""`contempt graph`: the decision process in files, read again by what shares nothing with the search."""

import json
import re
from fractions import Fraction

import pytest

from game import cli
from game.content.loading import load
from game.search.explore import explore, whole
from game.search.extremes import extremes
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from game.workshop.graph import graph_of, plain, prism
from tests.builders import ROOT, SHIPPED, SWEPT
from tests.search.generated import countdown, generated, tracked

FIRST_STEPS = ROOT / "scenarios/first-steps/scenario.yaml"
LIMIT = 10**6
# The fractions of a long case take a minute to add up one by one.
IN_TIME = [
    pytest.param(file, marks=[pytest.mark.long] if file.stat().st_size > 100_000 else []) for file in SHIPPED
]


def read_prism(lines: list[str]) -> tuple[dict[int, list[dict[int, Fraction]]], dict[str, set[int]]]:
    """The commands of each position as odds by target, and the positions of each label."""
    commands: dict[int, list[dict[int, Fraction]]] = {}
    labels: dict[str, set[int]] = {}
    for line in lines:
        if match := re.fullmatch(r"  \[\w*\] position=(\d+) -> (.+);", line):
            ways = re.findall(r"(\d+(?:/\d+)?) : \(position'=(\d+)\)", match[2])
            assert match[2] == " + ".join(f"{odds} : (position'={to})" for odds, to in ways)
            commands.setdefault(int(match[1]), []).append({int(to): Fraction(odds) for odds, to in ways})
        elif match := re.fullmatch(r'label "(\w+)" = (.+);', line):
            labels[match[1]] = {int(number) for number in re.findall(r"position=(\d+)", match[2])}
    return commands, labels


def reached(commands: dict[int, list[dict[int, Fraction]]], ends: set[int], pick) -> Fraction:
    """The odds to come to some positions from the first, by what the commands say alone."""
    odds: dict[int, Fraction] = {}
    for number in sorted(commands, reverse=True):
        ways = [way for way in commands[number] if set(way) != {number}]
        if ways:
            # Every command but the loop of a last position leads on to larger numbers.
            odds[number] = pick(sum(part * odds[to] for to, part in way.items()) for way in ways)
        else:
            odds[number] = Fraction(int(number in ends))
    return odds[0]


def assert_agrees(scenario) -> None:
    steps = compile_steps(scenario)
    graph, explored = graph_of(steps, LIMIT), explore(steps, mark=whole)
    chain, labels = read_prism(prism(graph, "uniform"))
    process, _ = read_prism(prism(graph, "free"))

    assert all(sum(way.values()) == 1 for ways in (*chain.values(), *process.values()) for way in ways)
    assert all(len(ways) == 1 for ways in chain.values())
    for ending, chance in Weighing(explored).probabilities().items():
        assert reached(chain, labels[f"ending_{ending.replace('-', '_')}"], max) == chance
    for ending, found in extremes(explored).items():
        ends = labels[f"ending_{ending.replace('-', '_')}"]
        assert reached(process, ends, max) == found.maximum
        assert reached(process, ends, min) == found.minimum


@pytest.mark.parametrize("file", IN_TIME, ids=lambda file: file.parent.name)
def test_the_model_has_the_odds_and_extremes_of_every_ending_of_the_shipped_cases(file):
    assert_agrees(load(file).playable)


@pytest.mark.parametrize("seed", range(12))
def test_the_model_has_the_odds_and_extremes_of_made_up_cases(seed):
    assert_agrees(generated(seed).playable)


@pytest.mark.parametrize("seed", range(6))
def test_the_model_has_the_odds_and_extremes_of_made_up_cases_with_tracks(seed):
    assert_agrees(tracked(seed).playable)


@pytest.mark.parametrize("seed", range(6))
def test_the_model_has_the_odds_and_extremes_of_made_up_cases_with_countdowns(seed):
    assert_agrees(countdown(seed).playable)


@pytest.mark.modelcheck
@pytest.mark.parametrize("file", SWEPT, ids=lambda file: file.parent.name)
def test_a_model_checker_gives_the_same_odds_for_every_ending(file, tmp_path):
    assert_a_model_checker_agrees(load(file).playable, tmp_path)


@pytest.mark.modelcheck
@pytest.mark.parametrize("made", [generated, tracked, countdown])
@pytest.mark.parametrize("seed", range(12))
def test_a_model_checker_gives_the_same_odds_for_made_up_cases(made, seed, tmp_path):
    assert_a_model_checker_agrees(made(seed).playable, tmp_path)


def assert_a_model_checker_agrees(scenario, tmp_path):
    """Hold odds and extremes of every ending against those of a probabilistic model checker."""
    stormpy = pytest.importorskip("stormpy", reason="the model checker is missing here: pip install stormpy")
    steps = compile_steps(scenario)
    graph, exact = graph_of(steps, LIMIT), Weighing(explore(steps)).probabilities()
    ranges = extremes(explore(steps))

    def asked(policy: str, question: str) -> dict[str, Fraction]:
        model = tmp_path / f"{policy}.prism"
        model.write_text("\n".join(prism(graph, policy)) + "\n")
        program = stormpy.parse_prism_program(str(model))
        labels = [f"ending_{ending.replace('-', '_')}" for ending in exact]
        questions = "; ".join(f'{question}=? [F "{label}"]' for label in labels)
        properties = stormpy.parse_properties(questions, program)
        # With fractions, so that no iteration stops early.
        rational = next(kind for kind in stormpy.build_model if kind[0].__name__ == "Rational")
        built = stormpy.build_model[rational](program, properties)
        start = built.initial_states[0]
        answers = [stormpy.model_checking(built, one).get_value(start) for one in properties]
        return {ending: Fraction(str(answer)) for ending, answer in zip(exact, answers, strict=True)}

    assert asked("uniform", "P") == exact
    assert asked("free", "Pmax") == {ending: found.maximum for ending, found in ranges.items()}
    assert asked("free", "Pmin") == {ending: found.minimum for ending, found in ranges.items()}


@pytest.fixture
def contempt(monkeypatch, capsys):
    def command(*words):
        monkeypatch.setattr("sys.argv", ["contempt", *words])
        return cli.main(), *capsys.readouterr()

    return command


def test_the_graph_as_json_has_the_documented_keys_and_leads_forward(contempt):
    status, out, _ = contempt("graph", "first-steps")
    answer = json.loads(out)
    page = (ROOT / "docs/command.md").read_text("utf-8").split("## `contempt graph")[1].split("\n## ")[0]

    assert status == 0
    assert re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE) == list(answer)
    first = answer["positions"][0]
    for block in (first, first["options"][0], first["options"][0]["ways"][0]):
        assert f"`{{{', '.join(block)}}}`" in page
    for number, position in enumerate(answer["positions"]):
        assert set(position) == {"scene", "ending", "options"}
        assert position["ending"] == (not position["options"])
        assert sum(Fraction(option["chance"]) for option in position["options"]) in (0, 1)
        for option in position["options"]:
            assert set(option) == {"choice", "picks", "chance", "ways"}
            assert sum(Fraction(way["odds"]) for way in option["ways"]) == 1
            assert all(set(way) == {"outcome", "odds", "to"} and way["to"] > number for way in option["ways"])


def test_under_free_play_no_option_has_a_chance():
    graph = graph_of(compile_steps(load(FIRST_STEPS).playable), LIMIT)

    options = [option for one in plain(graph, "free", None)["positions"] for option in one["options"]]

    assert {option["chance"] for option in options} == {None}


def test_a_graph_is_written_to_a_file(contempt, tmp_path):
    file = tmp_path / "first.prism"
    status, out, _ = contempt(
        "graph", "first-steps", "--format", "prism", "--policy", "free", "--output", str(file)
    )

    assert (status, out) == (0, "")
    assert file.read_text().splitlines()[1] == "mdp"
    assert contempt("graph", "first-steps", "--output", str(tmp_path / "no" / "where"))[0] == 2


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--format", "png"), 2, "svg, dot, mermaid, json or prism"),
        (("--policy", "historical"), 2, "uniform or free"),
        (("--limit", "50"), 1, "--limit"),
    ],
)
def test_what_a_graph_cannot_be_is_told(contempt, words, status, said):
    told = contempt("graph", "first-steps", *words)

    assert told[0] == status
    assert said in told[2]


def json_odds(read: dict) -> dict[str, Fraction]:
    """The odds of each ending by what the file says alone, from its opening on."""
    positions = read["positions"]
    here = [Fraction(int(number == read["opening"])) for number in range(len(positions))]
    found: dict[str, Fraction] = {}
    for number, position in enumerate(positions):
        if position["ending"]:
            found[position["scene"]] = found.get(position["scene"], Fraction(0)) + here[number]
        for option in position["options"]:
            for way in option["ways"]:
                here[way["to"]] += here[number] * Fraction(option["chance"]) * Fraction(way["odds"])
    return found


@pytest.mark.parametrize("seed", [0, 3, 5, None])
def test_the_graph_as_json_has_the_odds_of_every_ending(seed):
    scenario = load(FIRST_STEPS).playable if seed is None else generated(seed).playable
    steps = compile_steps(scenario)
    read = json.loads(json.dumps(plain(graph_of(steps, LIMIT), "uniform", None)))

    odds = Weighing(explore(steps)).probabilities()
    assert {ending: chance for ending, chance in odds.items() if chance} == json_odds(read)


def test_the_graph_as_json_names_the_picks_of_each_option():
    read = plain(graph_of(compile_steps(load(FIRST_STEPS).playable), LIMIT), "uniform", None)
    made = [[(one["choice"], *one["picks"]) for one in position["options"]] for position in read["positions"]]

    assert all(len(set(options)) == len(options) for options in made)
    assert {len(option) for options in made for option in options} >= {1, 2, 3}


def test_the_positions_of_a_model_are_those_that_it_counts():
    graph = graph_of(compile_steps(load(FIRST_STEPS).playable), LIMIT)
    text = "\n".join(prism(graph, "uniform"))

    assert f"position : [0..{len(graph) - 1}] init 0;" in text
    assert max(map(int, re.findall(r"position'?=(\d+)", text))) == len(graph) - 1
