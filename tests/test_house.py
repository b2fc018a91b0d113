"""The habits of the house that no linter knows; import floors, types and style are held by tools."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "game").rglob("*.py"))
LONGEST_FILE = 250
LONGEST_FUNCTION = 40
MOST_FILES = 40
LONGEST_CHAIN = 30
UNLIKE_PYTHON = ("Answer with", "Answer whether", "Answer for", "Return with", "Yield with")
# Its own package docstring says how it is called, and that of the game what the game is.
TOLD_ELSEWHERE = {"game", "terminal", "verbs"}
FORBIDDEN_WORDS = {"state", "data", "manager", "handler", "helper", "util", "flag"}
# A name that is not ours to choose: asyncio calls a protocol by it.
GIVEN_NAMES = {"data_received"}
# Joined here, since they must not stand in this file either.
UNFINISHED = ["place" + "holder", "not " + "implemented", "lorem " + "ipsum", "coming " + "soon", "TO" + "DO"]
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS_OF_MUTABLE = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}
READ_ONLY = {"Mapping", "Sequence", "Collection", "Set", "AbstractSet"}


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield each file of the game with its syntax."""
    for path in FILES:
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def test_a_file_longer_than_250_lines_has_a_reason_and_no_other_has_one():
    wrong = []
    for path in FILES:
        lines = path.read_text("utf-8").splitlines()
        reasoned = any(line.startswith(f"# Longer than {LONGEST_FILE} lines because") for line in lines)
        if (len(lines) > LONGEST_FILE) is not reasoned:
            wrong.append(f"{path.relative_to(ROOT)}: {len(lines)}")

    assert not wrong, "\n".join(wrong)


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{name}:{node.lineno} {node.name}: {length}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]

    assert not long, "\n".join(long)


def folders() -> list[Path]:
    """Return every folder of the game that has files of Python."""
    return sorted({path.parent for path in FILES})


def test_no_folder_has_more_than_40_files():
    crowded = {str(one.relative_to(ROOT)): len(list(one.glob("*.py"))) for one in folders()}

    assert not {name: count for name, count in crowded.items() if count > MOST_FILES}


def test_every_folder_says_what_enters_what_leaves_and_where_to_start_reading():
    for folder in folders():
        said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
        named = re.findall(r"`(\w+(?:/\w+)?)`", said.partition("Read first:")[2])

        assert re.search(r"^In: .* Out: ", said, re.MULTILINE) or folder.name in TOLD_ELSEWHERE, folder
        assert folder.name in TOLD_ELSEWHERE or named, folder
        missing = [
            one for one in named if not (folder / one).exists() and not (folder / f"{one}.py").exists()
        ]
        assert not missing, f"{folder}: {missing}"


def rows_of_rooms() -> dict[str, list[str]]:
    """Return the files that the table of rooms in the architecture names, by their room."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| `(game[\w/]*)` \|(.*)$", page, re.MULTILINE)
    return {room: re.findall(r"`(\w+\.py)`", row) for room, row in rows}


def test_the_table_of_rooms_has_a_row_for_each_folder_and_names_files_that_are_there():
    rows = rows_of_rooms()

    assert set(rows) == {one.relative_to(ROOT).as_posix() for one in folders()} - {"game"}
    assert not [
        f"{room}/{name}"
        for room, names in rows.items()
        for name in names
        if not (ROOT / room / name).exists()
    ]


def test_each_folder_of_the_game_has_a_folder_of_tests():
    rooms = [one.relative_to(ROOT / "game") for one in folders() if one != ROOT / "game"]

    assert not [str(room) for room in rooms if not list((ROOT / "tests" / room).glob("**/test_*.py"))]


def imports_of_files() -> dict[str, set[str]]:
    """Return which files of the game each of them imports, also inside functions and for types alone."""
    names = {path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): path for path in FILES}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    found: dict[str, set[str]] = {}
    for name, path in names.items():
        asked = [
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
        ]
        said = {
            f"{node.module}.{one.name}" if f"{node.module}.{one.name}" in names else str(node.module)
            for node in asked
            for one in node.names
        }
        found[name] = (said & set(names)) - {name}
    return found


def test_no_import_runs_round_and_no_chain_of_imports_is_longer_than_30():
    imports = imports_of_files()
    # It raises CycleError, with the files that lead round, where there are some.
    longest: dict[str, int] = {}
    for name in TopologicalSorter(imports).static_order():
        longest[name] = 1 + max((longest[one] for one in imports[name]), default=0)

    assert max(longest.values()) <= LONGEST_CHAIN


def test_no_two_classes_have_the_same_name():
    names = Counter(
        node.name for _, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    )

    assert not [name for name, count in names.items() if count > 1]


def chains(node: ast.AST) -> set[str]:
    """Return the names in a piece of syntax, each with the attributes that are asked of it."""
    inner = node
    while isinstance(inner, ast.Attribute):
        inner = inner.value
    if isinstance(inner, ast.Name):
        return {ast.unparse(node)}
    return set().union(*map(chains, ast.iter_child_nodes(node)))


def not_kept(init: ast.FunctionDef) -> set[str]:
    """Return what the sentence of an error is made of and no attribute keeps; its tongue is no fact."""
    handed = {one.arg for one in (*init.args.args, *init.args.kwonlyargs)} - {"self", "words"}
    whole, within, told = set(), set(), set()
    for line in init.body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]).startswith(("self.", "(self.")):
            values = line.value.elts if isinstance(line.value, ast.Tuple) else [line.value]
            whole |= {ast.unparse(one) for one in values}
            within |= chains(line.value)
        else:
            told |= chains(line)
    facts = {one for one in told if one.partition(".")[0] in handed}
    return {one for one in facts - within if not any(f"{one}.".startswith(f"{name}.") for name in whole)}


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("self.scene = scene; super().__init__(f'no {scene}')", set()),
        ("self.scene, self.case = scene, case.id; super().__init__(f'no {scene} in {case.id}')", set()),
        ("self.case = case; super().__init__(f'not in {case.id}')", set()),
        ("self.known = known_in(scene); super().__init__(f'none of {scene}')", set()),
        ("self.words = words; super().__init__(words('none', scene=scene))", {"scene"}),
        ("self.known = case.scenes; super().__init__(f'not in {case.id}')", {"case.id"}),
        ("self.known = known_in(case); super().__init__(f'not in {case.id}')", {"case.id"}),
        ("why = case.why.lower(); super().__init__(f'it refuses ({why})')", {"case.why.lower"}),
    ],
)
def test_a_fact_that_no_attribute_keeps_is_known(line, lost):
    init = ast.parse(f"def __init__(self, words, scene, case): {line}").body[0]

    assert isinstance(init, ast.FunctionDef)
    assert not_kept(init) == lost


def test_each_error_keeps_as_attributes_what_its_sentence_is_made_of():
    lost = {
        node.name: facts
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error")
        for init in node.body
        if isinstance(init, ast.FunctionDef) and init.name == "__init__" and (facts := not_kept(init))
    }

    assert not lost


def test_docstrings_begin_as_pythons_do():
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                said = ast.get_docstring(node) or ""

                assert not said.startswith(UNLIKE_PYTHON), f"{name}:{node.lineno}"


def names_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield every name that a file introduces, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield node.lineno, name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield node.lineno, name


def words_of(name: str) -> set[str]:
    """Take a name apart: `GameStates` is game and state."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return {word.lower() for word in words} | {word.lower().removesuffix("s") for word in words}


@pytest.mark.parametrize(
    "name", ["GameStateManager", "_flags", "user_data", "handlers", "STATE", "text_utils"]
)
def test_a_word_that_says_nothing_is_found_in_a_name(name):
    assert words_of(name) & FORBIDDEN_WORDS


@pytest.mark.parametrize("name", ["dataclass", "statement", "estate", "metadata", "status"])
def test_a_longer_word_is_not_mistaken_for_one(name):
    assert not words_of(name) & FORBIDDEN_WORDS


def test_no_name_has_a_word_that_says_nothing():
    found = [
        f"{name}:{line} {introduced}"
        for name, tree in trees()
        for line, introduced in names_in(tree)
        if words_of(introduced) & FORBIDDEN_WORDS and introduced not in GIVEN_NAMES
    ]
    found += [path.name for path in FILES if words_of(path.stem) & FORBIDDEN_WORDS]

    assert not found, "\n".join(found)


def can_change(node: ast.stmt) -> bool:
    """Return whether a statement names a value that can be changed in place.

    A dictionary is well where its type says Mapping: mypy then keeps everybody from changing it.
    """
    match node:
        case ast.AnnAssign(annotation=annotation, value=ast.expr() as value):
            said = {part.id for part in ast.walk(annotation) if isinstance(part, ast.Name)}
            return is_mutable(value) and not said & READ_ONLY
        case ast.Assign(value=value):
            return is_mutable(value)
    return False


def is_mutable(value: ast.expr) -> bool:
    """Return whether an expression makes a value that can be changed in place."""
    match value:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name in MAKERS_OF_MUTABLE
    return isinstance(value, MUTABLE)


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("CACHE = {}", True),
        ("seen = set()", True),
        ("seen: list[str] = []", True),
        ("counts = collections.defaultdict(int)", True),
        ("NAMES: Mapping[str, str] = {'a': 'b'}", False),
        ("NAMES = MappingProxyType({'a': 'b'})", False),
        ("NAMES = ('a', 'b')", False),
        ("NAMES = frozenset({'a'})", False),
    ],
)
def test_a_value_that_can_change_is_known(line, changes):
    assert can_change(ast.parse(line).body[0]) is changes


def test_no_module_holds_a_value_that_can_change():
    found = [f"{name}:{node.lineno}" for name, tree in trees() for node in tree.body if can_change(node)]

    assert not found, "\n".join(found)


def test_every_ignored_rule_in_the_settings_has_its_reason_beside_it():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    ignored = set(lint["ignore"]).union(*lint["per-file-ignores"].values())
    rule = re.compile(r'^  "([A-Z]+[0-9]*)", +# \w.{15,}$', re.MULTILINE)

    assert ignored - set(rule.findall(text)) == set()


def without_reason(line: str) -> bool:
    """Return whether a line switches a check off without saying why."""
    switch = re.search(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no cover)\b(.*)", line)
    return switch is not None and re.search(r"[a-z]{2,} [a-z]{2,}", strip_codes(switch.group(1))) is None


def strip_codes(text: str) -> str:
    """Take away what names the rules: `: S603, S607` or `[arg-type]`."""
    return re.sub(r"^\s*(?:\[[a-z, -]+\]|:\s*[A-Z]+[0-9]+(?:[, ]+[A-Z]+[0-9]+)*)", "", text)


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("run()  # no" + "qa: S603", True),
        ("run()  # no" + "qa: S603, S607", True),
        ("run()  # no" + "qa: S603 - the program is our own", False),
        ("x = y  # type: ig" + "nore[arg-type]", True),
        ("x = y  # type: ig" + "nore[arg-type]  # the stubs do not know it", False),
        ("x = y  # not a switch", False),
    ],
)
def test_a_check_switched_off_without_reason_is_known(line, bare):
    assert without_reason(line) is bare


def test_no_line_switches_a_check_off_without_saying_why():
    files = [*FILES, ROOT / "start.py", *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if without_reason(line)
    ]

    assert not found, "\n".join(found)


def test_nothing_is_shipped_unfinished():
    folders = ("game", "scenarios", "assets", "docs", ".ci")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    files += [ROOT / "start.py", ROOT / "pyproject.toml", *ROOT.glob("*.md")]
    texts = [path for path in files if path.suffix in {".py", ".md", ".yaml", ".json", ".svg", ".toml", ""}]
    found = [
        f"{path.relative_to(ROOT)}: {words}"
        for path in texts
        for words in UNFINISHED
        if re.search(rf"\b{words}\b", path.read_text("utf-8"), 0 if words.isupper() else re.IGNORECASE)
    ]

    assert not found, "\n".join(found)


def test_no_test_changes_a_value_that_others_share():
    """Cases are read once a run: what a test writes into one, every later test would meet."""
    mine = Path(__file__).name
    written = [file for file in sorted((ROOT / "tests").rglob("*.py")) if file.name != mine]

    assert [file.name for file in written if "object.__setattr__" in file.read_text("utf-8")] == []
