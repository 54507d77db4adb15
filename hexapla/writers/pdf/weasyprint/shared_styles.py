"""Gap 24: styles that are the same are one, and styles of pseudo-elements that no page shows are not made.

WeasyPrint 70.0 shares the style of elements that the same rules match, but takes an `id`, a `lang` and a `style` for rules of
their own: in a document whose paragraphs can be linked to, or say their language, no style below them is shared.  Its rules
for `::marker` and for the calls and markers of notes hold for every element, which makes six styles more for each.  Of
260,000 styles of a document of 850 pages, 400 MB, fewer than 25,000 are different and asked for.  And each page looks through
the rules of all before it.  No issue found upstream; this module may go when
`tests/writers/pdf/weasyprint/test_growth.py` passes without it.
"""

from typing import Any

from weasyprint.css import StyleFor
from weasyprint.html import UA_STYLESHEET
from weasyprint.layout import page as page_layout

_ANCHOR = "anchor"
"""The property that an `id` sets."""

_LANGUAGE = "lang"
"""The property that a `lang` sets: the engine reads its value anew for every element."""

_OWN = frozenset({_ANCHOR, "margin_top", "padding_top", "height"})
"""Properties that no element takes from the one above it: what places a unit on its page, beside that of an `id`."""

_SHOWN = {
    "marker": lambda element: element.local_name in ("li", "summary"),
    **dict.fromkeys(
        ("footnote-call", "footnote-marker"),
        lambda element: element.etree_element.get("role") == "doc-footnote",
    ),
    **dict.fromkeys(("note-call", "note-marker", "note-callback"), lambda _: False),
}
"""Which elements have a pseudo-element that the engine's own style sheet gives to all."""


def install() -> None:
    """Mend the making of styles, once."""
    original, set_of_page = StyleFor.set_computed_styles, page_layout.set_page_type_computed_styles
    if getattr(original, "mended", False):
        return

    def set_computed_styles(
        self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None, **more: Any
    ) -> None:
        if isinstance(element, page_layout.PageType) or parent is None:
            original(self, element, parent, root, pseudo_type, **more)
        else:
            styles, cascaded = self.get_computed_styles(), self.get_cascaded_styles().get((element, pseudo_type), {})
            alike = vars(self).setdefault("alike", {})
            above = styles[parent, None]
            declared = [
                (name, value if name == _LANGUAGE else id(value), weight) for name, (value, weight) in cascaded.items()
            ]
            key = (id(getattr(above, "first", above)), pseudo_type, *declared)
            if key in alike:
                styles[element, pseudo_type] = alike[key]
            else:
                original(self, element, parent, root, pseudo_type, **more)
                style = alike[key] = styles[element, pseudo_type]
                handed_down = (*key[:2], *(each for each in declared if each[0] not in _OWN))
                style.first = alike.setdefault((*handed_down, "below"), style)

    def set_and_forget(page_type: Any, html: Any, style_for: Any) -> None:
        set_of_page(page_type, html, style_for)
        style_for.get_cascaded_styles().clear()

    rules = UA_STYLESHEET.matcher.other_selectors
    rules[:] = (
        (_SHOWN.get(pseudo_type, test), *rest, pseudo_type, payload) for test, *rest, pseudo_type, payload in rules
    )
    set_computed_styles.mended = True  # type: ignore[attr-defined]
    StyleFor.set_computed_styles = set_computed_styles
    page_layout.set_page_type_computed_styles = set_and_forget
