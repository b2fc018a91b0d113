"""Templates to text: every value is escaped, and a name that a template does not get is an error.

What pages share, for whoever writes another one:

- `base.html` is the frame of a page: language, title, styles, one `main`. A page extends it, fills the
  blocks `title`, `style` and `content`, and is rendered with `language` (a BCP 47 tag). It refuses every
  outside resource and all script.
- `base.css` is how a page looks on a screen and on paper (A4): type, tables, figures, page breaks. Colours
  are custom properties by their role, such as `var(--ink)`. `{{ faces() }}` brings all typefaces along
  (some 1 MB), `{{ faces("sans", "serif") }}` some of them.
- `macros.html` has what is drawn on several pages, as macros to import: `table`, `shares` (a bar of parts
  of 100, told apart by pattern), `key_of_shares`, `courses` (the path diagram that `game.pages.courses`
  lays out), `over_time` (a plot that `debriefed.figures` lays out), and `mark` (the symbol of a stance).
  Every figure has a title, and a table stands beside it for whoever does not see it.
- Text as authors write it becomes markup by `game.pages.prose`; where it has no links, by the filters
  `styled` (one line) and `styled_blocks` (paragraphs and lists); `unbroken` keeps Wi-Fi on one line.
"""

import json
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, PackageLoader, StrictUndefined

from game.pages.prose import styled, styled_blocks, unbroken
from game.pages.style import colours, faces


def render(template: str, **values: object) -> str:
    """Fill a template of `game/pages/templates`, and return its text; raise jinja2.UndefinedError."""
    return _environment().get_template(template).render(**values)


def fill(template: Path, **values: object) -> str:
    """Return the text of a template in a file of its own: plain text, in which nothing is escaped."""
    plain = _environment().overlay(loader=FileSystemLoader(template.parent), autoescape=False)
    return plain.get_template(template.name).render(**values)


def prepare(folder: str) -> None:
    """Make the templates of a folder ready, so that nobody waits for them later."""
    for name in _environment().list_templates(filter_func=lambda name: name.startswith(f"{folder}/")):
        _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("game.pages"),
        autoescape=True,  # Of every template, whatever its file is called: a value never becomes markup.
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals.update(colours=colours, faces=faces)
    environment.filters.update(styled=styled, styled_blocks=styled_blocks, unbroken=unbroken)
    # In double quotes, so that no character in a text means anything to YAML.
    environment.filters["quoted"] = partial(json.dumps, ensure_ascii=False)
    return environment
