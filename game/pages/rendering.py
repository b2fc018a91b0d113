"""Templates to text: every value is escaped, and a name that a template does not get is an error."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


def render(template: str, **values: object) -> str:
    """Fill a template of `game/pages/templates` and answer with its text.

    Raises jinja2.UndefinedError where the template asks for a value that was not given.
    """
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("game.pages"),
        autoescape=True,  # Of every template, whatever its file is called: a value never becomes markup.
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
