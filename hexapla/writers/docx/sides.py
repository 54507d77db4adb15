"""At which side of its cell a paragraph of a table stands (`w:jc`)."""

_USUAL = {"figures": "right", "spanner": "center"}
"""Where the words stand in cells of particular kinds: `right` is where lines end, in a paragraph that runs from the right too."""

_SIDES = {"start": "left", "center": "center", "end": "right"}
"""Where the words stand in cells that their source sets elsewhere."""

_MIRRORED = {"left": "right", "right": "left"}
"""The same in a paragraph that runs from the left in a table that runs from the right."""


def side_of(align: str, kind: str, *, is_mirrored: bool) -> str | None:
    """Return the side for what the source says of a cell (`align`, "" for nothing) and its kind; None for the usual one."""
    side = _SIDES.get(align) or _USUAL.get(kind)
    return _MIRRORED.get(side, side) if is_mirrored and side else side
