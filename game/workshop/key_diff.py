"""What changed in the files of a case, key by key: in scenes, blocks, rule books, words and playbooks.

Files are compared as they were written, so that no key of the format can be forgotten.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from game.content.loaded import Loaded
from game.content.loading import companion_file, rule_book_tree
from game.content.problems import Findings, brief
from game.content.yaml_reader import read_tree
from game.proof.findings import in_a_line

# The changes of each thing, such as `friday.refuse` or `meters.trust`.
KeyChanges = Mapping[str, tuple[str, ...]]
Block = dict[str, Any]
Named = Callable[[str], str]
_MOST_THINGS = 40
# Words of scenes, choices and outcomes that are counted as changed texts.
_WORDS = ("title", "chapter", "forum", "question", "label", "files", "because")
_INNER_WORDS: Mapping[str, tuple[str, ...]] = {"ruling": ("says",), "ending": ("title", "lesson", "hint")}


def changed_keys(old: Loaded, new: Loaded) -> KeyChanges:
    """Return what changed in each thing that both editions have, beside the words of its scenes."""
    return compare_files(files_of(old), files_of(new), new.playable.named_now)


def compare_files(was: Mapping[str, Block], now: Mapping[str, Block], named_now: Named) -> KeyChanges:
    """Return what changed between the files of two editions."""
    found: dict[str, tuple[str, ...]] = {}
    for name in {**was, **now}:
        if name not in was or name not in now:
            found[name] = ("new" if name in now else "gone",)
            continue
        before, after = _things(name, was[name], named_now), _things(name, now[name], str)
        for thing in (one for one in after if one in before):
            if changes := tuple(_changes(before[thing], after[thing], (), named_now)):
                found[thing] = changes
    return found


def key_lines(found: KeyChanges) -> list[str]:
    """Return the changes in lines for a terminal, one for each thing."""
    told = [f"  {thing}: {'; '.join(changes)}" for thing, changes in found.items()]
    more = len(told) - _MOST_THINGS
    rest = [f"  and {more} more; `--json` tells each"] if more > 0 else []
    return ["Keys that changed:", *told[:_MOST_THINGS], *rest] if told else []


def files_of(loaded: Loaded) -> dict[str, Block]:
    """Return the blocks of the scenario and of all files that belong to it, by their names."""
    assert loaded.tree, "it was read"
    plain: Any = loaded.tree.plain
    found: dict[str, Any] = {"": plain}
    found |= {f"playbooks/{one.playbook.name}": one.tree.plain for one in loaded.playbooks}
    books = [one["procedure"] for one in (plain.get("matters") or {}).values()]
    uses = plain.get("uses") or []
    named = [("procedures", str(name)) for name in books]
    named += [("common", str(name)) for name in (uses if isinstance(uses, list) else [uses])]
    for folder, name in dict.fromkeys(named):
        file = companion_file(loaded.path, name, folder)
        reads = rule_book_tree if folder == "procedures" else read_tree
        if file and (tree := reads(file, Findings())):
            found[f"{folder}/{name}"] = tree.plain
    return found


def _things(file: str, plain: Block, named_now: Named) -> dict[str, Block]:
    """Return the things of a file by name, each with its own keys; scenes by what they are called now."""
    found: dict[str, Any] = {}
    lead = f"{file}: " if file else ""
    top: Block = {}
    for key, block in plain.items():
        if key == "scenes" and isinstance(block, dict) and not file:
            top["scenes"] = [named_now(name) for name in block]
            for name, scene in block.items():
                found |= _scene_things(name, scene, named_now)
        elif key == "pieces" and isinstance(block, dict) and not file:
            top["pieces"] = list(block)
            for name, piece in block.items():
                scenes = piece.get("scenes") or {}
                ordered = {"scenes": [named_now(one) for one in scenes]} if scenes else {}
                found[f"pieces.{name}"] = piece | ordered
                for scene, one in scenes.items():
                    found |= _scene_things(scene, one, named_now)
        elif isinstance(block, dict):
            inner = {name: one for name, one in block.items() if isinstance(one, dict)}
            top[key] = block | {name: {} for name in inner}
            found |= {f"{lead}{key}.{name}": one for name, one in inner.items()}
        else:
            top[key] = block
    return {file or "the case": top, **found}


def _scene_things(name: str, scene: Block, named_now: Named) -> dict[str, Block]:
    """Return a scene, its choices and their outcomes, each with its own keys."""
    found: dict[str, Block] = {}
    waiting = [(name, scene)]
    while waiting:
        path, block = waiting.pop(0)
        own = {key: _without_words(key, one) for key, one in block.items() if key not in _WORDS}
        for inner in ("choices", "outcomes"):
            parts = own.get(inner) or {}
            waiting += [(f"{path}.{one}", part) for one, part in parts.items()]
            # Which there are is told elsewhere; here it is their order.
            own |= {inner: [named_now(f"{path}.{one}") for one in parts]} if parts else {}
        found[named_now(path)] = own
    return found


def _changes(was: Block, now: Block, path: tuple[str, ...], named_now: Named) -> Iterator[str]:
    """Yield what changed in a block and in the blocks inside it."""
    for key in {**was, **now}:
        before, after, here = was.get(key), now.get(key), (*path, key)
        if before == after:
            continue
        said = ".".join(here)
        if key not in was:
            yield f"+ {said}: {in_a_line(after)}"
        elif key not in now:
            yield f"- {said}: {in_a_line(before)}"
        elif isinstance(before, dict) and isinstance(after, dict):
            yield from _changes(before, after, here, named_now)
        elif isinstance(before, str) and isinstance(after, str):
            if named_now(before) != after:
                yield f"{said}: {brief(before)} → {brief(after)}"
        else:
            yield from _list_changes(here, _listed(before), _listed(after), named_now)


def _listed(part: Any) -> list[Any]:
    return part if isinstance(part, list) else [part]


def _list_changes(path: tuple[str, ...], was: list[Any], now: list[Any], named_now: Named) -> Iterator[str]:
    """Yield what came into a list and what went, what changed inside its blocks, or that its order did."""
    said = ".".join(path)
    kept: list[Any] = [named_now(one) if isinstance(one, str) else one for one in was]
    came, went = [one for one in now if one not in kept], [one for one in kept if one not in now]
    if said in ("scenes", "choices", "outcomes"):
        # What came and went is told by name.
        came, went = [], []
        kept, now = [one for one in kept if one in now], [one for one in now if one in kept]
    if came and len(came) == len(went) and all(isinstance(one, dict) for one in (*came, *went)):
        for before, after in zip(went, came, strict=True):
            yield from _changes(before, after, (*path, str(now.index(after) + 1)), named_now)
        came, went, kept = [], [], now
    yield from (f"{said}: + {in_a_line(one)}" for one in came)
    yield from (f"{said}: - {in_a_line(one)}" for one in went)
    if not came and not went and kept != now:
        yield f"{said}: in another order"


def _without_words(key: str, part: Any) -> Any:
    """Return a part of a scene without words: of a prose its guards and exhibits, paragraph by paragraph."""
    if key in ("text", "on_screen"):
        blocks = [one for one in _listed(part) if isinstance(one, dict)]
        return [{inner: one[inner] for inner in ("when", "exhibit") if inner in one} for one in blocks]
    if isinstance(part, dict):
        return {inner: one for inner, one in part.items() if inner not in _INNER_WORDS.get(key, ())}
    return part
