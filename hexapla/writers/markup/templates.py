"""The one Jinja environment: escaping always on, unknown names are errors, templates sandboxed."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from traceback import extract_tb

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from hexapla.errors import TemplateError
from hexapla.resources import style_folder, template_folder


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the environment that every HTML and XML template is rendered in."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([template_folder(), style_folder()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def compiled(name: str) -> Template:
    """Return a template by its path below `templates/`.

    Raises:
        TemplateError: it is missing, or is none; the message names it and the line.
    """
    with _told(name):
        return environment().get_template(name)


def render(name: str, **values: object) -> str:
    """Render a template by its path below `templates/`.

    Raises:
        TemplateError: it is missing, or it is wrong; the message names it, or the one that it includes, and the line.
    """
    with _told(name):
        return environment().get_template(name).render(**values)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what goes wrong with a template into a fault that says where.

    Raises:
        TemplateError: always where anything does.
    """
    try:
        yield
    except TemplateNotFound as error:
        message = f"The template {error.name} is missing."
        raise TemplateError(message, "Restore it in templates/, or install Hexapla again.") from error
    except JinjaError as error:
        place, line = _place(error)
        message = f"Line {line} of the template {place or name} is wrong: {error.message}"
        raise TemplateError(message, "Correct the template in templates/.") from error


def _place(error: JinjaError) -> tuple[str, int]:
    """Return the template that an error lies in, which another may have included, and its line; "" where none is known."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or "", error.lineno
    lines = [(Path(each.filename), each.lineno or 0) for each in extract_tb(error.__traceback__)]
    known = [(path, line) for path, line in lines if template_folder() in path.parents]
    return (known[-1][0].relative_to(template_folder()).as_posix(), known[-1][1]) if known else ("", 0)
