"""The accessibility tree of a view, as values; made from the text mirror, so that both say the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from game.desktop.toolkit.part import Look, MirrorLine
from game.model.value import value

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
_PARTS = frozenset({"note", "reason", "tick", "value", "written"})


class NodeBounds(NamedTuple):
    """Where something stands in the window, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@value
class TreeNode:
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
    bounds: NodeBounds | None = None
    children: tuple["TreeNode", ...] = ()

    def walk(self) -> Iterator["TreeNode"]:
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class AccessibilityTree(NamedTuple):
    """The whole tree, and the name of the node that has the focus."""

    root: TreeNode
    focus: str


def tree_of(view: "View", look: Look, focus: str, boxes: "Mapping[str, Rect]") -> AccessibilityTree:
    """Return the tree of what is shown; `boxes` tells where the targets were drawn."""
    ready, body = {target.id for target in view.targets(look)}, list(view.body.mirror(look))
    children = _nodes(body, "", set() if view.over else ready, boxes)
    if view.over is not None:
        over = _nodes(list(view.over.mirror(look)), "over/", ready, boxes)
        named = next((node.label for node in over if node.role == "heading"), "")
        children.append(TreeNode("over", "dialog", named, children=tuple(over)))
    if view.toast:
        children.append(TreeNode("toast", "label", view.toast, live=True))
    title = next((line.text for line in body if line.role == "title"), "")
    root = TreeNode(ROOT, "window", title, children=tuple(children))
    focused = next((node.name for node in root.walk() if node.target and node.target == focus), ROOT)
    return AccessibilityTree(root, focused)


def _nodes(
    lines: Sequence[MirrorLine], where: str, ready: set[str], boxes: "Mapping[str, Rect]"
) -> list[TreeNode]:
    """Return the nodes of lines, tabs, options and items of a list in groups, as screen readers expect."""
    seen: set[str] = set()
    nodes: list[TreeNode] = []
    for number, line in enumerate(lines):
        if line.role == "written":
            continue
        target = line.target.id if line.target else ""
        # A target that is named twice is focused where it stands first.
        acts = target if target in ready and target not in seen else ""
        seen.add(target)
        role = ROLES.get(line.role, "button" if line.target else "label")
        # What stands under a thing that can be pressed, such as why it is locked, is said with it.
        under = [one.text for one in takewhile(lambda one: one.role in _PARTS, lines[number + 1 :])]
        written = [one.text for one in lines[number + 1 : number + 2] if one.role == "written"]
        node = TreeNode(
            f"target:{target}" if acts else f"{where}{number}:{line.role}",
            role,
            line.text,
            "".join(written) if line.role == "field" else "",
            " ".join(under) if line.target and role != "text_input" else "",
            line.role in _ON if role in ("check_box", *GROUPS) else None,
            _LEVELS.get(line.role, 0),
            acts,
            bounds=_bounds(boxes.get(target)),
        )
        nodes.append(node)
    grouped: list[TreeNode] = []
    for role, run in groupby(nodes, key=lambda node: node.role):
        together = tuple(run)
        if role in GROUPS:
            together = (TreeNode(f"around:{together[0].name}", GROUPS[role], children=together),)
        grouped += together
    return grouped


def placed(root: TreeNode, written: "Sequence[WrittenText]") -> TreeNode:
    """Return a tree in which texts, too, have their place: where their words were written in a row."""
    lines = [(" ".join(one.text.split()), one.box) for one in written if one.text.strip()]

    def written_at(label: str) -> NodeBounds | None:
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

    def place(node: TreeNode) -> TreeNode:
        children = tuple(place(child) for child in node.children)
        bounds = node.bounds or (written_at(node.label) if node.label and not children else None)
        return replace(node, bounds=bounds, children=children)

    return place(root)


def _bounds(box: "Rect | None") -> NodeBounds | None:
    return NodeBounds(box.left, box.top, box.right, box.bottom) if box else None
