"""The translations of a case: what they lack, what they have too much, and what they say of other things."""

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from game import places
from game.content.documents.translation import TranslationDocument
from game.content.loaded import Loaded
from game.content.loading import companion_file
from game.content.problems import Findings, Place, Problem, brief
from game.content.reading import Source
from game.content.text_file import translation_file
from game.content.translating import languages_of, texts_in, translation_of
from game.content.tree import Steps, Tree
from game.content.yaml_reader import read_tree
from game.proof.findings import Finding, Sheet
from game.proof.letters import lettering_problems
from game.proof.prose import is_language

# What a text names: a word of the glossary, an authority, a stand-in, what an alternative asks for.
_NAMED = re.compile(r"\[\[([\w-]+)|\[([@#][\w-]+)|\{if ([^|{}]+?)\s*\|")

# A folder of three letters may be `old`.
_LETTERS = 2
# What people call the folder of a language by.
_TAGS: Mapping[str, str] = {
    **dict.fromkeys(("german", "deutsch", "ger"), "de"),
    **dict.fromkeys(("french", "francais", "français"), "fr"),
    **dict.fromkeys(("spanish", "espanol", "español"), "es"),
    **dict.fromkeys(("italian", "italiano"), "it"),
    **dict.fromkeys(("dutch", "nederlands"), "nl"),
    **dict.fromkeys(("portuguese", "portugues", "português"), "pt"),
    **dict.fromkeys(("english", "englisch"), "en"),
}


def check_translations(loaded: Loaded, sheet: Sheet) -> None:
    """Report what the translations of a case, its rule books and its shared words have wrong."""
    for language in languages_of(loaded.path) if not sheet.tree.language else ():
        if not is_language(language):
            file = translation_file(loaded.path, language)
            what = f"the folder '{brief(language)}' has no name of a language, and nobody is shown its texts"
            tag = _TAGS.get(language.lower(), "de")
            remedy = f"Give it the tag of its language as its name, such as `{tag}`."
            sheet.findings.append(Finding(Problem(Place(file), "L001", what, remedy, "warning")))
            continue
        for tree in _trees(loaded, sheet.tree):
            sheet.findings.extend(map(Finding, _problems(tree, language)))


def check_copies(loaded: Loaded, sheet: Sheet) -> None:
    """Report a case that was translated as a whole file: nobody is shown it."""
    name = loaded.path.name
    folder = loaded.path.absolute().parent
    copies = [(file, file.parent.name) for file in sorted(folder.glob(f"*/{name}"))]
    copies += [(file, file.name.split(".")[1]) for file in sorted(folder.glob(f"{loaded.path.stem}.*.yaml"))]
    for file, language in copies:
        if len(language) == _LETTERS and is_language(language):
            shown = file.relative_to(folder).as_posix()
            there = translation_file(loaded.path.parent / name, language).relative_to(loaded.path.parent)
            what = f"nobody is shown '{shown}': a translation is a file of texts beside the case"
            remedy = f"Write '{there.as_posix()}' with each text once, `from:` and `to:`, and take this out."
            place = Place(loaded.path.parent / shown)
            sheet.findings.append(Finding(Problem(place, "L005", what, remedy, "warning")))


def _trees(loaded: Loaded, tree: Tree) -> Iterator[Tree]:
    """Yield what is to be translated: the case, and what it takes from others.

    What comes with the game is for the game to translate, and no author of another case is asked for it.
    """
    yield tree
    shipped = places.scenarios().resolve()
    ours = loaded.path.resolve().is_relative_to(shipped)
    matters: Any = tree.plain["matters"]
    uses = tree.plain.get("uses", [])
    named = {("procedures", str(one["procedure"])) for one in matters.values()}
    named |= {("common", str(one)) for one in ([uses] if isinstance(uses, str) else uses)}
    seen: set[Path] = set()
    while named:
        folder, name = min(named)
        named.discard((folder, name))
        file = companion_file(loaded.path, name, folder)
        found = read_tree(file, Findings()) if file and file not in seen else None
        if file and found:
            seen.add(file)
            if ours or not file.resolve().is_relative_to(shipped):
                yield found
            if isinstance(base := found.plain.get("extends"), str):
                named.add((folder, base))


def _problems(tree: Tree, language: str) -> Iterator[Problem]:
    findings = Findings()
    source = translation_of(tree.path, language, findings)
    yield from findings.problems
    if findings.errors:
        return  # What a file with mistakes lacks is not known.
    there = translation_file(tree.path, language)
    if source is None:
        if not findings.problems:
            what = f"the case is translated into '{language}', and this file is not"
            yield Problem(
                Place(tree.path), "L005", what, f"Write '{there.name}' in '{there.parent}'.", "warning"
            )
        return
    texts = {text: steps for steps, text in reversed(list(texts_in(tree.plain)))}
    said = {one.original: one.says for one in source.document.texts}
    said_there = ((("texts", number, "to"), one.says) for number, one in enumerate(source.document.texts))
    yield from lettering_problems(source.tree, said_there)
    yield from _twice(source)
    gaps = [text for text in reversed(texts) if text not in said]
    for text in gaps:
        what = f"this text has no translation into '{language}'"
        remedy = f"Write it in '{there}', with `from: {brief(text)}`."
        yield Problem(tree.place(texts[text]), "L005", what, remedy, "warning")
    yield from _others(source, tree, texts, gaps)


def _others(
    source: Source[TranslationDocument], tree: Tree, texts: Mapping[str, Steps], gaps: list[str]
) -> Iterator[Problem]:
    """Yield a problem for each translation of a text that is not there, or that names other things."""
    for number, one in enumerate(source.document.texts):
        place = source.tree.place(("texts", number, "from"))
        if one.original not in texts:
            close = difflib.get_close_matches(one.original, gaps, 1)
            remedy = f"It may read so now: “{brief(close[0])}”." if close else "Take it out."
            remedy = "Change `from` and `to` round." if one.says in texts else remedy
            what = f"'{tree.path.name}' has no such text"
            yield Problem(place, "L006", what, remedy, "warning")
        elif (named := _named(one.original)) != (meant := _named(one.says)):
            lacks, more = ", ".join(named - meant), ", ".join(meant - named)
            what = "the translation names other things" + (f", and not {lacks}" if lacks else "")
            remedy = f"Take out {more}." if more else "Name them in it too."
            if more and lacks:
                remedy = (
                    f"Write {lacks} in place of {more}: names are not translated, words behind a bar are."
                )
            yield Problem(source.tree.place(("texts", number, "to")), "L007", what, remedy, "warning")


def _twice(source: Source[TranslationDocument]) -> Iterator[Problem]:
    """Yield a problem for each text that is translated a second time."""
    first: dict[str, int] = {}
    for number, one in enumerate(source.document.texts):
        line = source.tree.place(("texts", number)).line
        if (before := first.setdefault(one.original, line)) != line:
            what = f"this text is translated on line {before} already"
            place = source.tree.place(("texts", number, "from"))
            yield Problem(place, "L006", what, "Keep one of them: the last one is shown.", "warning")


def _named(text: str) -> set[str]:
    return {next(filter(None, found.groups())) for found in _NAMED.finditer(text)}
