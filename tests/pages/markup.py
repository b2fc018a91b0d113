"""A strict reader of HTML: it tells what a browser would forgive, and what a screen reader would miss."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# What ends a paragraph, whether its end is written or not.
BLOCKS = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav"),
    *("ol", "p", "pre", "section", "table", "ul"),
}
PHRASING_ONLY = {"p", "h1", "h2", "h3", "h4", "span", "strong", "em", "sup", "label", "legend", "button"}
ONLY_IN = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tbody": {"table"},
    "caption": {"table"},
    "figcaption": {"figure"},
    "legend": {"fieldset"},
    "option": {"select", "optgroup", "datalist"},
}
ONLY_HOLDS = {
    "ul": {"li"},
    "ol": {"li"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"td", "th"},
}
REFERS = ("aria-labelledby", "aria-describedby", "for", "aria-controls")


class _Reader(HTMLParser):
    """Gathers mistakes while it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.mistakes: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.referred: list[str] = []
        self.headings: list[int] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def tell(self, what: str) -> None:
        line, column = self.getpos()
        self.mistakes.append(f"line {line}, column {column}: {what}")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            if "svg" not in self.open:
                self.tell(f"<{tag}/> ends nothing outside a picture")
            self.open.pop()

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if len(named) < len(attributes):
            self.tell(f"<{tag}> has an attribute twice")
        self.tags.append((tag, named))
        self._placed(tag)
        if identity := named.get("id"):
            self.ids.append(identity)
        for name in REFERS:
            self.referred.extend((named.get(name) or "").split())
        if (named.get("href") or "").startswith("#"):
            self.referred.append(named["href"][1:])
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "svg" and not (
            named.get("aria-label") or named.get("aria-hidden") or named.get("aria-labelledby")
        ):
            self.tell("a picture has neither a name nor is it hidden")
        if tag == "img" and named.get("alt") is None:
            self.tell("an image has no text alternative")
        if tag == "th" and named.get("scope") not in {"col", "row"}:
            self.tell("a head of a table does not say of what")
        if tag not in VOID:
            self.open.append(tag)

    def _placed(self, tag):
        if "svg" in self.open:
            return
        parent = self.open[-1] if self.open else ""
        if parent in ONLY_HOLDS and tag not in ONLY_HOLDS[parent]:
            self.tell(f"<{tag}> stands in <{parent}>")
        if tag in ONLY_IN and parent not in ONLY_IN[tag]:
            self.tell(f"<{tag}> stands in <{parent}>")
        phrasing = [one for one in self.open if one in PHRASING_ONLY]
        if tag in BLOCKS and phrasing:
            self.tell(f"<{tag}> stands within <{phrasing[-1]}>")
        if tag in {"a", "button", "form", "label"} and tag in self.open:
            self.tell(f"<{tag}> stands within another")

    def handle_endtag(self, tag):
        if tag in VOID or not self.open or self.open[-1] != tag:
            self.tell(f"</{tag}> ends nothing that is open here: {' '.join(self.open[-3:])}")
            if tag in self.open:
                while self.open.pop() != tag:
                    pass
            return
        self.open.pop()

    def handle_data(self, text):
        if text.strip() and self.open and self.open[-1] in ONLY_HOLDS:
            self.tell(f"text stands in <{self.open[-1]}>: {text.strip()[:30]}")


def mistakes(page: str) -> list[str]:
    """All that is wrong with a page: nesting, names, headings, language."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    found = reader.mistakes
    found += [f"<{tag}> stays open" for tag in reader.open]
    found += [f"the id '{one}' stands twice" for one in set(reader.ids) if reader.ids.count(one) > 1]
    found += [f"nothing has the id '{one}'" for one in set(reader.referred) - set(reader.ids)]
    count = reader.headings.count(1)
    if count != 1:
        found.append(f"there are {count} headings of the first rank")
    for before, after in zip(reader.headings, reader.headings[1:], strict=False):
        if after > before + 1:
            found.append(f"a heading of rank {after} follows one of rank {before}")
    if not page.lower().startswith("<!doctype html>"):
        found.append("the page does not begin with its doctype")
    if not next(named for tag, named in reader.tags if tag == "html").get("lang"):
        found.append("the page names no language")
    if sum(tag == "main" for tag, _ in reader.tags) != 1:
        found.append("the page has not one main part")
    if not any(tag == "title" for tag, _ in reader.tags):
        found.append("the page has no title")
    return found


def outside(page: str) -> list[str]:
    """All that a page would fetch or run: a link that a reader may follow is none of it."""
    reader = _Reader()
    reader.feed(page)
    found = [
        f"<{tag}>" for tag, _ in reader.tags if tag in {"script", "link", "iframe", "object", "embed", "base"}
    ]
    for tag, named in reader.tags:
        for name, value in named.items():
            if name.startswith("on"):
                found.append(f"{name} of <{tag}>")
            if name in {"src", "srcset", "data", "poster"} and not (value or "").startswith("data:"):
                found.append(f"{name}={value}")
            if name in {"href", "xlink:href"} and tag != "a" and not (value or "").startswith("#"):
                found.append(f"{name}={value} of <{tag}>")
            if name == "href" and not (value or "").startswith(("#", "http://", "https://")):
                found.append(f"{name}={value}")
    rest = page.replace("url(#", "").replace('url("data:', "")
    if "url(" in rest or "@import" in rest:
        found.append("a style that fetches")
    return found
