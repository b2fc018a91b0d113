"""How an author is told of a problem: what of the rule of `docs/problems/README.md` a program can see."""

import re

# What an author wrote stands in quotes, what to write in backticks or in a list; none is our wording.
_WRITTEN = re.compile(r"'[^']*'|`[^`]*`|(?<=one of: )[^.]*")
# Words of the machine room, and second words for what has one: a key, a text, a list, a name, to take out.
_JARGON = re.compile(
    r"pydantic|traceback|exception|NoneType|validat|\bdict\b|\bstr\b|\bint\b|scalar|\bnode\b|\bmapping\b"
    r"|\bsequence\b|\btoken\b|<class|regex|\bnull\b|pars(e|ing)\b|\binput\b|0x|\berror\b"
    r"|\bfields?\b|\bstrings?\b|\barrays?\b|\bidentifiers?\b|\bbooleans?\b|\bintegers?\b|\bremove\b|\bdelete\b",
    re.IGNORECASE,
)
_GRUFF = re.compile(
    r"\b(invalid|illegal|wrong|failed|failure|forbidden|bad|must|fatal|abort)\b", re.IGNORECASE
)
_LONGEST_WHAT = 160
_LONGEST_REMEDY = 200


def faults(what: str, remedy: str) -> list[str]:
    """Return what is amiss with the two sentences of a problem; with nothing where they are well."""
    words = _WRITTEN.sub("", f"{what} {remedy}")
    rules = {
        "a word that lawyers do not know": not _JARGON.search(words),
        "a word that scolds": not _GRUFF.search(words),
        "what is wrong goes on in a line that has begun": what[0].islower() or not what[0].isalpha(),
        "what is wrong has no stop": what[-1] not in ".!?" or what.endswith("?"),
        "what to do next is a sentence": bool(re.fullmatch(r"[A-Z`].*[.?]", remedy)),
        "what is wrong is short": len(what) <= _LONGEST_WHAT,
        "what to do next is short": len(remedy) <= _LONGEST_REMEDY,
        "each is one line": "\n" not in what + remedy,
    }
    return [rule for rule, holds in rules.items() if not holds]
