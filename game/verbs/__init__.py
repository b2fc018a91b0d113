"""The verbs of the command: one for each front and each tool of authors, imported where it is named."""

from collections.abc import Mapping, Sequence
from importlib import import_module

from game import __version__
from game.verbs.line import HELP, WIDTH, Verb, do, stop

# In the order of the help: the file of each, and the name of its function.
VERBS: Mapping[str, tuple[str, str]] = {
    "play": ("playing", "play"),
    "list": ("playing", "list_"),
    "add": ("playing", "add"),
    "remove": ("playing", "remove"),
    "run": ("playing", "run"),
    "preview": ("workshop", "preview"),
    "check": ("proving", "check"),
    "odds": ("proving", "odds"),
    "sample": ("proving", "sample"),
    "graph": ("proving", "graph"),
    "new": ("workshop", "new"),
    "import": ("workshop", "import_"),
    "diff": ("workshop", "diff"),
    "words": ("workshop", "words"),
    "schema": ("workshop", "schema"),
    "pictures": ("workshop", "pictures"),
    "pack": ("workshop", "pack"),
    "class": ("classes", "class_"),
    "receipt": ("classes", "receipt"),
    "export": ("playing", "export"),
    "site": ("sites", "site"),
    "collect": ("sites", "collect"),
    "serve": ("sites", "serve"),
    "doctor": ("doctor", "doctor"),
}


def run(words: Sequence[str]) -> None:
    """Do what the words of a command line ask; the first of them is the verb."""
    name, *more = words
    if name in HELP:
        print(_overview())
    elif name == "--version":
        print(f"contempt {__version__}")
    elif name in VERBS:
        do(name, verb_named(name), more)
    else:
        from game.content.problems import did_you_mean

        stop(f"there is no verb '{name}'. {did_you_mean(name, VERBS)}")


def verb_named(name: str) -> Verb:
    """Return the function of a verb."""
    file, function = VERBS[name]
    verb: Verb = getattr(import_module(f"game.verbs.{file}"), function)
    return verb


def _overview() -> str:
    import textwrap

    said = [
        "usage: contempt [VERB] ...",
        "",
        "Held in Contempt: a teaching game of legal strategy.",
        "Without a verb the game opens; `contempt VERB --help` shows what a verb takes.",
        "`contempt --version` tells the version, `contempt doctor` what works on this machine.",
        "",
    ]
    for name in VERBS:
        means = str(verb_named(name).__doc__).splitlines()[0]
        said.append(textwrap.fill(f"  {name:<9}{means}", WIDTH, subsequent_indent=" " * 11))
    return "\n".join(said)
