"""What every web page of ours carries inside itself: styles, scripts, data, and the policy that allows no more."""

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hexapla.errors import TemplateError
from hexapla.resources import style_bytes
from hexapla.writers.markup.style_structure import sheet


@dataclass(frozen=True)
class Inline:
    """A script, a style sheet or data as it stands inside its element, where nothing is escaped."""

    text: str

    def __html__(self) -> str:
        """Return the text as it is; data and files were made safe when this was made."""
        return self.text

    @property
    def source(self) -> str:
        """How a content security policy names this very text."""
        digest = base64.b64encode(hashlib.sha256(self.text.encode()).digest()).decode("ascii")
        return f"'sha256-{digest}'"


@dataclass(frozen=True)
class Head:
    """The head of a page, and what stands at its end: everything that is not words of the document."""

    title: str
    style: Inline
    early_script: Inline
    script: Inline
    settings: Inline
    linked_data: Inline
    metadata: tuple[tuple[str, str], ...] = ()
    alternates: tuple[tuple[str, str], ...] = field(default=())

    @property
    def policy(self) -> str:
        """The content security policy: our own style and scripts, pictures from the file itself."""
        scripts = f"{self.early_script.source} {self.script.source}"
        return (
            f"default-src 'none'; style-src {self.style.source}; script-src {scripts}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        )


@cache
def assets(names: Iterable[str]) -> Inline:
    """Return files of `styles/screen` one after the other, as one style sheet or script.

    Raises:
        TemplateError: a file is missing, is broken, or could end its own element.
    """
    files = (f"screen/{name}" for name in names)
    text = "\n" + "\n".join(sheet(each) if each.endswith(".css") else style_bytes(each).decode() for each in files)
    if "</" in text or "<!--" in text:
        message = f"A file of styles/screen holds an end tag or a comment of HTML: {', '.join(names)}."
        raise TemplateError(message, "Write it another way, such as '<' + '/'.")
    return Inline(text)


def data(content: Any) -> Inline:
    """Return JSON that can stand in a `script` element: no text in it can end the element."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Inline(text.replace("<", "\\u003c").replace("&", "\\u0026").replace(">", "\\u003e"))
