"""Whatever key of the format changes, the diff of two editions has a line for it."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from game import verbs
from game.content.loaded import Loaded
from game.content.loading import load
from game.workshop.diff import compared
from game.workshop.key_diff import compare_files, files_of, key_lines
from tests.builders import CASES, SHIPPED
from tests.keys import every_key, keys_written
from tests.test_every_key import documents_of

# Of a scene, a choice and an outcome these are texts, which are counted and not told one by one.
WORDS = {"title", "chapter", "forum", "question", "text", "on_screen", "label", "files", "because"}
Path_ = tuple[str | int, ...]


@pytest.fixture(scope="module")
def cases() -> list[Loaded]:
    """Return the fewest cases that have all keys of the format between them."""
    missing, found = set(every_key()), []
    for file in sorted(
        (*CASES, *SHIPPED), key=lambda file: (file.parent.name != "every-key", file.stat().st_size)
    ):
        documents = documents_of(file)
        own = {
            key
            for one in (documents.scenario, *documents.rule_books.values(), *documents.others)
            for key in keys_written(one)
        }
        if own & missing:
            missing -= own
            found.append(load(file))
    assert not missing
    return found


def keys_in(part: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Yield the way to every key of a file, however deep."""
    for key, inside in part.items() if isinstance(part, dict) else enumerate(part):
        if isinstance(part, dict):
            yield (*path, key)
        if isinstance(inside, dict | list):
            yield from keys_in(inside, (*path, key))


def without(plain: Any, path: Path_) -> Any:
    """Return a file without one key."""
    changed = inside = copy.deepcopy(plain)
    for step in path[:-1]:
        inside = inside[step]
    del inside[path[-1]]
    return changed


def is_told_elsewhere(path: Path_) -> bool:
    """Return whether it is a scene, a choice, an outcome, a text of one, or a part of such a text."""
    if path[0] == "pieces" and path[2:3] == ("scenes",) and len(path) > 3:
        path = path[2:]
    if path[0] != "scenes":
        return False
    rest = path[1:]
    while rest[1:2] in (("choices",), ("outcomes",)):
        rest = rest[2:]
        if not rest:
            return True
    return len(rest) < 2 or rest[1] in WORDS or rest[1:] in TOLD_INSIDE


TOLD_INSIDE = {("ruling", "says"), ("ending", "title"), ("ending", "lesson"), ("ending", "hint")}


def test_each_key_of_the_format_has_a_line_where_it_went(cases):
    told: set[tuple[str | int, ...]] = set()
    names = {key.key for key in every_key()}
    for loaded in cases:
        files = files_of(loaded)
        for name, plain in files.items():
            for path in keys_in(plain):
                shape = (name.partition("/")[0], path[0], len(path), path[-1])
                if shape in told or path[-1] not in names or (not name and is_told_elsewhere(path)):
                    continue
                told.add(shape)
                lines = key_lines(compare_files({name: plain}, {name: without(plain, path)}, str))
                assert str(path[-1]) in "".join(lines[1:]), (name, path, lines)
    assert {shape[-1] for shape in told} >= names - WORDS - {
        "scenes",
        "choices",
        "outcomes",
        "speaker",
        "exhibit",
        "hint",
    }
    assert len(told) > 400


def test_what_only_a_guard_inside_a_text_says_has_a_line_and_its_words_have_none():
    was = {"": {"scenes": {"desk": {"text": [{"text": "Old.", "when": [{"fact": "a"}]}]}}}}
    words = {"": {"scenes": {"desk": {"text": [{"text": "New.", "when": [{"fact": "a"}]}]}}}}
    guard = {"": {"scenes": {"desk": {"text": [{"text": "Old.", "when": [{"fact": "b"}]}]}}}}

    assert compare_files(was, words, str) == {}
    assert key_lines(compare_files(was, guard, str))[1:] == ["  desk: text.1.when.1.fact: a → b"]


def test_a_new_name_is_no_change_and_another_order_is_one():
    was = {"": {"opens_at": "a", "scenes": {"a": {"choices": {"x": {"goes_to": "a"}, "y": {}}}}}}
    now = {"": {"opens_at": "b", "scenes": {"b": {"choices": {"y": {}, "x": {"goes_to": "b"}}}}}}
    found = compare_files(was, now, lambda name: name.replace("a", "b"))

    assert found == {"b": ("choices: in another order",)}


def test_each_word_of_a_scene_is_counted_among_its_texts(tmp_path: Path):
    """So that nothing is told by neither of the two."""
    case = next(file for file in CASES if file.parent.name == "every-key")
    old = load(case)
    plain: Any = yaml.safe_load(yaml.safe_dump(files_of(old)[""]))
    scene = plain["scenes"]["quay"]
    for key in WORDS & scene.keys():
        part = scene[key]
        scene[key] = [*part, "More."] if isinstance(part, list) else f"{part} More."
    changed = WORDS & scene.keys()
    for folder in ("common", "procedures"):
        (tmp_path / folder).symlink_to(case.parent / folder)
    (tmp_path / "scenario.yaml").write_text(yaml.safe_dump(plain, sort_keys=False), "utf-8")

    assert compared(old.playable, load(tmp_path / "scenario.yaml").playable).texts["quay"] == len(changed)


def test_the_command_tells_the_keys(tmp_path, capsys):
    case = next(file for file in CASES if file.parent.name == "contempt-gate")
    text = case.read_text("utf-8")
    for name, written in (("old", text), ("new", text.replace("edition: 1", "edition: 2", 1))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(written, "utf-8")
    verbs.run(["diff", str(tmp_path / "old"), str(tmp_path / "new")])

    assert "  the case: edition: 1 → 2" in capsys.readouterr().out.splitlines()
