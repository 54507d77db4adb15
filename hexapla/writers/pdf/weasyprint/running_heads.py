"""A running head that names the paragraphs of its page.

CSS can set the first and the last string of a page into its margin, but not choose between `para. 4` and `paras. 4–7`.
Here `string(paragraphs)` makes the choice: elements assign numbers to `paragraphs`, one for each language, and the first
element of the document assigns to `heads` how each language says them.  A feature of ours, not a gap: no issue upstream.
"""

import json
from typing import Any

from weasyprint.layout import LayoutContext

from hexapla.writers.pdf.running_heads import range_of

STRING, HEADS = "paragraphs", "heads"
"""The named strings: numbers as a JSON list, a language each; heads as a list of `name`, `one`, `many` and `comma`."""


def install() -> None:
    """Add the choice, once."""
    original = LayoutContext.get_string_set_for
    if getattr(original, "chooses", False):
        return

    def get_string_set_for(self: Any, page: Any, name: str, keyword: str = "first") -> tuple[str, ...]:
        if name != STRING:
            found: tuple[str, ...] = original(self, page, name, keyword)
            return found
        assigned = [json.loads(each) for each in self.string_set[STRING].get(self.current_page, ())]
        return tuple(_head(json.loads(heads), assigned) for heads in original(self, page, HEADS))

    get_string_set_for.chooses = True  # type: ignore[attr-defined]
    LayoutContext.get_string_set_for = get_string_set_for


def _head(heads: list[dict[str, str]], assigned: list[list[str | None]]) -> str:
    """Return the head of a page: every language, with the range of the numbers assigned on it."""
    ranges = [range_of((each[column] for each in assigned), words) for column, words in enumerate(heads)]
    told = zip(heads, ranges, strict=True)
    return " | ".join(words["comma"].join(filter(None, (words["name"], each))) for words, each in told)
