"""The accessibility tree of a screen, as values: what stands there, what it is, what can be done with it.

It is built from the text mirror and nothing else, so that both say the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from game.desktop.toolkit.kit import MirrorLine
from game.desktop.toolkit.theme import Look

if TYPE_CHECKING:
    from pygame import Rect

    from game.desktop.stage.screen import View
    from game.desktop.toolkit.kit import WrittenText

ROOT = "window"
# What a line of the mirror is called in the tree; what is not named here is a button where it can be
# pressed, and text where it cannot.
ROLES: Mapping[str, str] = {
    "title": "heading",
    "heading": "heading",
    "question": "heading",
    "case in front": "heading",
    "check": "check_box",
    "ticked check": "check_box",
    "option": "radio_button",
    "chosen option": "radio_button",
    "tab": "tab",
    "tab in front": "tab",
    "item": "list_box_option",
    "item in front": "list_box_option",
    "link": "link",
    "field": "text_input",
}
GROUPS: Mapping[str, str] = {"tab": "tab_list", "radio_button": "radio_group", "list_box_option": "list_box"}
_ON = frozenset({"ticked check", "chosen option", "tab in front", "item in front"})
_LEVELS: Mapping[str, int] = {"title": 1, "case in front": 1, "heading": 2, "question": 2}
_PARTS = frozenset({"note", "reason", "value", "written"})


class Bounds(NamedTuple):
    """Where something stands in the window, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of the tree; `name` finds it again, `target` is what pressing it presses."""

    name: str
    role: str
    label: str = ""
    value: str = ""
    description: str = ""
    on: bool | None = None
    level: int = 0
    target: str = ""
    live: bool = False
    bounds: Bounds | None = None
    children: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Tree(NamedTuple):
    """The whole tree, and the name of the node that has the focus."""

    root: Node
    focus: str


def tree_of(view: "View", look: Look, focus: str, boxes: "Mapping[str, Rect]") -> Tree:
    """Return the tree of what is shown; `boxes` tells where the targets were drawn."""
    ready = {target.id for target in view.targets(look)}
    body = _nodes(list(view.body.mirror(look)), "", set() if view.over else ready, boxes)
    children = [*_grouped(body)]
    if view.over is not None:
        over = tuple(_grouped(_nodes(list(view.over.mirror(look)), "over/", ready, boxes)))
        named = next((node.label for node in over if node.role == "heading"), "")
        children.append(Node("over", "dialog", named, children=over))
    if view.toast:
        children.append(Node("toast", "label", view.toast, live=True))
    root = Node(ROOT, "window", _title(view, look), children=tuple(children))
    focused = next((node.name for node in root.walk() if node.target and node.target == focus), ROOT)
    return Tree(root, focused)


def _title(view: "View", look: Look) -> str:
    return next((line.text for line in view.body.mirror(look) if line.role == "title"), "")


def _nodes(
    lines: Sequence[MirrorLine], where: str, ready: set[str], boxes: "Mapping[str, Rect]"
) -> Iterator[Node]:
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if line.role == "written":
            continue
        target = line.target.id if line.target else ""
        # A target that is named twice is focused where it stands first.
        acts = target if target in ready and target not in seen else ""
        seen.add(target)
        name = f"target:{target}" if acts else f"{where}{number}:{line.role}"
        node = _node(line, replace(_BARE, name=name, target=acts, bounds=_bounds(boxes.get(target))))
        following = lines[number + 1 :]
        if line.target is not None:
            node = replace(node, description=_described(node, following))
        if line.role == "field":
            node = replace(node, value=next((one.text for one in following[:1] if one.role == "written"), ""))
        yield node


_BARE = Node("", "label")


def _node(line: MirrorLine, bare: Node) -> Node:
    usual = "button" if line.target else "label"
    role = ROLES.get(line.role, usual)
    on = line.role in _ON if role in ("check_box", *GROUPS) else None
    return replace(bare, role=role, label=line.text, on=on, level=_LEVELS.get(line.role, 0))


def _described(node: Node, following: Sequence[MirrorLine]) -> str:
    """What stands under a thing that can be pressed, such as why it is locked, is said with it."""
    told = []
    for line in following:
        if line.role not in _PARTS or node.role == "text_input":
            break
        told.append(line.text)
    return " ".join(told)


def _grouped(nodes: Iterator[Node]) -> Iterator[Node]:
    """Put tabs, options and the items of a list under one roof, as a reader expects them."""
    for role, run in groupby(nodes, key=lambda node: node.role):
        together = tuple(run)
        if role in GROUPS:
            yield Node(f"around:{together[0].name}", GROUPS[role], children=together)
        else:
            yield from together


def placed(root: Node, written: "Sequence[WrittenText]") -> Node:
    """Return a tree in which texts, too, have their place: where their words were written in a row."""
    lines = [(" ".join(one.text.split()), one.box) for one in written if one.text.strip()]

    def place(node: Node) -> Node:
        children = tuple(place(child) for child in node.children)
        bounds = node.bounds or (_written_at(node.label, lines) if node.label and not children else None)
        return replace(node, bounds=bounds, children=children)

    return place(root)


def _written_at(label: str, lines: "Sequence[tuple[str, Rect]]") -> Bounds | None:
    words = " ".join(label.split())
    for first in range(len(lines)):
        rest, whole = words, lines[first][1]
        for text, box in lines[first:]:
            if not rest.startswith(text):
                break
            rest, whole = rest.removeprefix(text).lstrip(), whole.union(box)
            if not rest:
                return _bounds(whole)
    return None


def _bounds(box: "Rect | None") -> Bounds | None:
    return Bounds(box.left, box.top, box.right, box.bottom) if box else None
