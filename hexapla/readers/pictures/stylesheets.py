r"""The CSS of drawings, read by a real parser: what it draws stays, what would fetch or run is left.

Escapes (`u\72l(`), comments within names and functions that take addresses are told apart as a browser tells them,
because nothing here looks at the letters: rules and functions are kept by name, all others go.
"""

import tinycss2
from tinycss2.ast import FunctionBlock, IdentToken, Node, ParseError, URLToken

FUNCTIONS = frozenset({
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "calc", "min", "max", "clamp",
    "matrix", "matrix3d", "translate", "translatex", "translatey", "translate3d", "scale", "scalex", "scaley", "scale3d",
    "rotate", "rotatex", "rotatey", "rotate3d", "skew", "skewx", "skewy", "perspective", "blur", "brightness", "contrast",
    "drop-shadow", "grayscale", "hue-rotate", "invert", "opacity", "saturate", "sepia", "inset", "circle", "ellipse",
    "polygon", "path", "cubic-bezier", "steps", "not", "is", "where", "nth-child", "nth-last-child", "nth-of-type", "lang",
})  # fmt: skip
"""Functions that draw or choose and take no address; `url()` stays where it leads to a part of the drawing itself."""

RULES = frozenset({"media", "supports"})
"""Rules with an `@` that hold others and fetch nothing."""

DEEPEST = 20


def plain_sheet(text: str) -> tuple[str, bool]:
    """Return a style sheet without what fetches, and whether anything was taken out."""
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True)
    kept = [node for node in nodes if node.type not in ("error", "at-rule") or _is_kept(node)]
    return _told(text, kept, is_changed=len(kept) < len(nodes) or "/*" in text)


def plain_value(text: str) -> tuple[str, bool]:
    """Return declarations, or the value of an attribute, without what fetches, and whether anything was taken out."""
    return _told(text, tinycss2.parse_component_value_list(text), is_changed=False)


def addressed(text: str) -> set[str]:
    """Return the ids of the parts of the drawing that a plain style sheet or value draws with."""
    return set(_ids(tinycss2.parse_component_value_list(text)))


def _is_kept(node: Node) -> bool:
    return node.type == "at-rule" and node.lower_at_keyword in RULES and node.content is not None


def _told(text: str, nodes: list[Node], *, is_changed: bool) -> tuple[str, bool]:
    found = [_plain(node, 0) for node in nodes]
    if not is_changed and not any(changed for _, changed in found):
        return text, False
    return tinycss2.serialize([node for node, _ in found]), True


def _plain(node: Node, depth: int) -> tuple[Node, bool]:
    """Return a node without what fetches; what lies too deep goes whole."""
    if isinstance(node, ParseError) or depth > DEEPEST:
        return _nothing(node), True
    if isinstance(node, URLToken):
        return (node, False) if node.value.startswith("#") else (_nothing(node), True)
    if isinstance(node, FunctionBlock):
        is_inner = node.lower_name == "url" and _argument(node).startswith("#")
        if not is_inner and node.lower_name not in FUNCTIONS:
            return _nothing(node), True
    changed = node.type == "at-keyword" and depth > 0
    if changed:
        return _nothing(node), True
    for name in ("content", "arguments"):
        inner = getattr(node, name, None)
        if isinstance(inner, list):
            found = [_plain(each, depth + 1) for each in inner]
            if any(each for _, each in found):
                setattr(node, name, [each for each, _ in found])
                changed = True
    return node, changed


def _nothing(node: Node) -> Node:
    return IdentToken(node.source_line, node.source_column, "none")


def _argument(function: FunctionBlock) -> str:
    return next((str(each.value) for each in function.arguments if each.type == "string"), "")


def _ids(nodes: list[Node]) -> list[str]:
    found = []
    for node in nodes:
        if isinstance(node, URLToken):
            found.append(node.value.removeprefix("#"))
        elif isinstance(node, FunctionBlock) and node.lower_name == "url":
            found.append(_argument(node).removeprefix("#"))
        for name in ("content", "arguments"):
            found += _ids(getattr(node, name, None) or [])
    return found
