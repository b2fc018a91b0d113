"""Writes a static site: a shelf, the cases read beforehand, the game, and Python for the browser."""

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from markupsafe import Markup

from game import places
from game.browser.runtime import FILES, compiled, runtime
from game.browser.site_odds import odds_files
from game.browser.views import BrowserViews, PageView
from game.content import kept_case
from game.content.library import Library
from game.content.loaded import Loaded
from game.content.phrases import Phrases
from game.content.words import USUAL, Words, all_texts, languages
from game.engine.case import Case
from game.engine.play import Play
from game.model.scenario import Scenario
from game.pages.marked import site_drawing
from game.pages.rendering import render

# Nothing but this site; of what pages may not do otherwise, only that WebAssembly is compiled.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
# What runs in the browser: these rooms of the game, and the packages that they import.
_ROOMS = ("browser", "content", "engine", "model", "pages", "saves", "search")
# What pages of a class and of the site itself are made of, which nothing that runs there asks for.
_NOT_OF_A_CASE = (
    "pages/static",
    *(
        f"pages/templates/{name}"
        for name in ("collected", "gallery", "pack", "projector", "report_class", "seat", "sections")
    ),
)
_PACKAGES = ("jinja2", "markupsafe", "transitions", "six")
_FONTS = ("SourceSerif4-Regular.otf", "SourceSerif4-It.otf", "SourceSerif4-Semibold.otf")
_SANS = ("AtkinsonHyperlegibleNext_400Regular.ttf", "AtkinsonHyperlegibleNext_700Bold.ttf")
# A day of no meaning, so that two builds of the same are the same.
_STAMP = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """What was written: how many files, and how much they weigh."""

    files: int
    weight: int
    packed: int


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What is wanted of a site: its cases, whether they are homework, and a runtime from elsewhere."""

    cases: tuple[str, ...]
    assigned: bool = False
    runtime: Path | None = None


def site_files(wanted: SiteOptions) -> dict[str, bytes]:
    """Return the files of a site by their names; raise GameError where a case or the runtime is missing."""
    files = dict[str, bytes]()
    for language in (USUAL, *(one for one in languages() if one != USUAL)):
        texts = all_texts(language, also=("browser",))
        loaded = [Library(language=language).load(case) for case in wanted.cases]
        files.update(_pages(loaded, Words(texts), wanted.assigned))
        files[f"words{_ending(language)}.json"] = json.dumps(texts, ensure_ascii=False).encode()
        if language == USUAL:
            files.update(_companions(loaded))
    files.update(_looks())
    folder = runtime(wanted.runtime)
    files.update((f"runtime/{name}", (folder / name).read_bytes()) for name in FILES)
    files.update(compiled(folder, game_archive()))
    build = hashlib.sha256(b"".join(hashlib.sha256(one).digest() for _, one in sorted(files.items())))
    service = render("browser/service.js", build=build.hexdigest()[:12], files=["./", *sorted(files)])
    return {**files, "service.js": service.encode()}


def write_site(folder: Path, wanted: SiteOptions) -> WrittenSite:
    """Write a site into a folder; raise GameError as `site_files` does, and OSError."""
    files = site_files(wanted)
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return _weighed(files)


def _pages(loaded: list[Loaded], words: Words, assigned: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the shelf in one language, and for each case its page and its record."""
    cases, ending = [one.playable for one in loaded], _ending(words.language)
    shelf = render("browser/shelf.html", words=words, cases=cases, drawing=site_drawing, ending=ending)
    yield f"index{ending}.html", _page(words, PageView(shelf, words("library.heading")))
    for one in loaded:
        scenario = one.playable
        views = BrowserViews(Phrases(scenario, words))
        waiting = views.waiting(Play.begin(Case(scenario), 0))
        yield f"{scenario.id}{ending}.html", _page(words, waiting, scenario, assigned)
        # One that is not translated has one record for all languages.
        yield f"cases/{scenario.id}{_ending(scenario.words.language)}.case", kept_case.to_record(one)


def _companions(loaded: list[Loaded]) -> Iterator[tuple[str, bytes]]:
    """Yield what the pages of a case need in every language: its drawings and its odds."""
    for one in loaded:
        scenario = one.playable
        for kind, name in _drawn(scenario):
            file = one.path.parent / name if "/" in name else places.drawing(kind, name)
            yield site_drawing(scenario, kind, name), file.read_bytes()
        with tempfile.TemporaryDirectory(prefix="contempt-") as beside:
            for file in odds_files(scenario, Path(beside)):
                yield f"cases/{file.name}", file.read_bytes()


def _drawn(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of each drawing that the pages of a case show."""
    seen = [("places", scenario.words.place)]
    seen += [("places", scene.place) for scene in scenario.scenes.values()]
    seen += [("portraits", member.portrait) for member in scenario.sources.cast.values()]
    yield from sorted({one for one in seen if one[1]})


def _page(words: Words, view: PageView, scenario: Scenario | None = None, assigned: bool = False) -> bytes:
    main = Markup(view.html)  # noqa: S704 -- made by a template, which has escaped it
    page: dict[str, Any] = {
        "title": view.title,
        "main": main,
        "case": scenario.id if scenario else "",
        "assigned": assigned,
        "language": words.language,
        # A case that is not translated keeps its language on pages of another one.
        "told_in": scenario.words.language if scenario else words.language,
        "ending": _ending(words.language),
        "record": f"cases/{scenario.id}{_ending(scenario.words.language)}.case" if scenario else "",
        "others": {one: _ending(one) for one in languages() if one != words.language},
    }
    return render("browser/page.html", words=words, policy=POLICY, **page).encode()


def _ending(language: str) -> str:
    """Return what the names of files in a language end with, before their kind."""
    return "" if language == USUAL else f".{language}"


def _looks() -> Iterator[tuple[str, bytes]]:
    """Yield styles, scripts, fonts and the sign of the game."""
    yield "front.css", render("browser/front.css").encode()
    for name in ("front.js", "card.js", "worker.js"):
        yield name, resources.files("game.pages").joinpath("static", name).read_bytes()
    yield "app-icon.svg", (places.pictures() / "app-icon.svg").read_bytes()
    for family, names in (("source-serif-4", _FONTS), ("atkinson-hyperlegible-next", _SANS)):
        for name in names:
            yield f"fonts/{name}", (places.fonts() / family / name).read_bytes()


def game_archive() -> bytes:
    """Return the game as an archive: what runs in a browser, with the packages that it imports."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(_of_game().items()):
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _of_game() -> Mapping[str, bytes]:
    game, found = Path(str(resources.files("game"))), dict[str, bytes]()
    files = [*game.glob("*.py"), *(file for room in _ROOMS for file in (game / room).rglob("*.*"))]
    for file in files:
        name = file.relative_to(game).as_posix()
        if "__pycache__" not in file.parts and not name.startswith(_NOT_OF_A_CASE):
            found[f"game/{name}"] = file.read_bytes()
    for package in _PACKAGES:
        found.update(_package(package))
    found["game/_data/assets/fonts/widths.json"] = (places.fonts() / "widths.json").read_bytes()
    found["game/_data/assets/themes/palette.json"] = places.palette().read_bytes()
    return found


def _package(name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the modules of an installed package, without what is compiled for this machine."""
    import importlib.util

    spec = importlib.util.find_spec(name)
    assert spec is not None, f"{name} is installed with the game"
    file = Path(str(spec.origin))
    if file.name != "__init__.py":
        yield file.name, file.read_bytes()
        return
    for one in file.parent.rglob("*.py"):
        yield one.relative_to(file.parent.parent).as_posix(), one.read_bytes()


def _weighed(files: Mapping[str, bytes]) -> WrittenSite:
    import zlib

    packed = sum(len(zlib.compress(one, 6)) for one in files.values())
    return WrittenSite(len(files), sum(map(len, files.values())), packed)
