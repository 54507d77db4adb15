"""The one Jinja environment: escaping always on, unknown names are errors, templates sandboxed."""

from functools import cache

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound
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


def render(name: str, **values: object) -> str:
    """Render a template by its path below `templates/`.

    Raises:
        TemplateError: the template is missing, or it is wrong; the message names it.
    """
    try:
        return environment().get_template(name).render(**values)
    except TemplateNotFound as error:
        message = f"The template {error.name} is missing."
        raise TemplateError(message, "Restore it in templates/, or install Hexapla again.") from error
    except JinjaError as error:
        message = f"The template {name} is wrong: {error}"
        raise TemplateError(message, "Correct the template in templates/.") from error
