"""Phones for tests: they load pages, fill in the forms they are shown, and know nothing else."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx


@dataclass
class FoundForm:
    """A form of a page: where it goes, and its fields with what is filled in."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    radios: dict[str, list[str]] = field(default_factory=dict)
    boxes: dict[str, list[str]] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.area = [], None

    def handle_starttag(self, tag, attrs):
        had = dict(attrs)
        if tag == "form":
            self.forms.append(FoundForm(had["action"]))
        elif tag == "input" and self.forms:
            self._input(had)
        elif tag == "textarea":
            self.area = (had["name"], "")

    def handle_data(self, text):
        if self.area:
            self.area = (self.area[0], self.area[1] + text)

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.forms[-1].fields.append(self.area)
            self.area = None

    def _input(self, had):
        form, name, value = self.forms[-1], had["name"], had.get("value", "")
        if had["type"] in ("radio", "checkbox"):
            kinds = form.radios if had["type"] == "radio" else form.boxes
            kinds.setdefault(name, []).append(value)
            if "checked" in had:
                form.fields.append((name, value))
        else:
            form.fields.append((name, value))


class Phone:
    """A browser without script that follows redirects and keeps cookies."""

    def __init__(self, address, *, scheme="http"):
        self.url = f"{scheme}://{address.host}:{address.port}"
        self.web = httpx.Client(
            base_url=self.url, follow_redirects=True, headers={"Origin": self.url}, timeout=10
        )
        self.html, self.status = "", 0

    def look(self, path="/"):
        return self._took(self.web.get(path))

    def fill(self, number=0, **values):
        """Send a form of the page that is shown, with some fields filled in; a list ticks boxes."""
        parser = _Forms()
        parser.feed(self.html)
        form = parser.forms[number]
        named = {name.replace("_", "-"): value for name, value in values.items()}
        fields = [(name, value) for name, value in form.fields if name not in named]
        for name, value in named.items():
            fields.extend((name, one) for one in (value if isinstance(value, list) else [value]))
        return self._took(self.web.post(form.action, data=_grouped(fields)))

    def join(self, code):
        self.look()
        return self.fill(code=code)

    @property
    def forms(self):
        parser = _Forms()
        parser.feed(self.html)
        return parser.forms

    @property
    def title(self):
        return re.sub(r"<[^>]*>", "", re.search(r"<h1>(.*?)</h1>", self.html, re.DOTALL)[1]).strip()

    @property
    def text(self):
        return " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<head>.*?</head>", "", self.html)).split())

    @property
    def version(self):
        return re.search(r'data-version="(\w*)"', self.html)[1]

    def close(self):
        self.web.close()

    def _took(self, answer):
        self.html, self.status = answer.text, answer.status_code
        return self


def _grouped(fields):
    grouped = {}
    for name, value in fields:
        grouped.setdefault(name, []).append(value)
    return grouped
