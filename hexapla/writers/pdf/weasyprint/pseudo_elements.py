"""Styles of pseudo-elements that no page shows are not made.

WeasyPrint 70.0 has rules for `::marker` and for the calls and markers of notes that hold for every element, and makes six
styles of them for each: of 260,000 styles of a document of 850 pages 205,000, 300 MB, are never asked for.  They are made
for elements that are list items or notes.  No issue found upstream.
"""

from typing import Any

from weasyprint.css import StyleFor

_OF_FOOTNOTES = ("footnote-call", "footnote-marker")
_OF_NOTES = ("note-call", "note-marker", "note-callback")


def install() -> None:
    """Mend the making of styles, once."""
    original = StyleFor.set_computed_styles
    if getattr(original, "mended", False):
        return

    def set_computed_styles(
        self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None, **more: Any
    ) -> None:
        if _is_shown(self, element, pseudo_type):
            original(self, element, parent, root, pseudo_type, **more)

    set_computed_styles.mended = True  # type: ignore[attr-defined]
    StyleFor.set_computed_styles = set_computed_styles


def _is_shown(styles: Any, element: Any, pseudo_type: str | None) -> bool:
    """Tell whether a style may be asked for, as boxes are built: `weasyprint/formatting_structure/build.py`."""
    if pseudo_type in _OF_FOOTNOTES:
        return bool(styles.get_computed_styles()[element, None]["float"] == "footnote")
    if pseudo_type in _OF_NOTES:
        return bool(styles.get_computed_styles()[element, None]["position"][0] == "note()")
    if pseudo_type == "marker":
        has_generated = any((element, each) in styles.get_cascaded_styles() for each in ("before", "after"))
        return has_generated or "list-item" in styles.get_computed_styles()[element, None]["display"]
    return True
