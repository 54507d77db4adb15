"""Pictures that are broader than the page: where one is larger on a page on its side, as organization charts and maps are."""

from collections.abc import Iterable
from math import ceil

from hexapla.writers.markup.table_layout import Room

UPRIGHT = 600.0
"""Points that a picture may be high on a page that stands upright (`body.css`)."""

ON_ITS_SIDE = 470.0
"""Points that a page on its side holds, one below the other, of any paper and station (482 and 492), without the room around a picture."""

LARGER = 1.1
"""How much larger a picture must be on a page on its side to have one."""

_HEADING, _NOTE = (30.0, 100), (11.0, 130)
"""How high a heading or a line below a picture is, in points, and how many letters stand in one line of it on such a page."""


def height_on_its_side(
    size: tuple[float, float], room: Room, above: Iterable[int], below: Iterable[int]
) -> float | None:
    """Return the points that a page on its side leaves a picture, None where the picture would be no larger there.

    `above` and `below` are the letters of each heading and of each line that stand there with it.
    """
    if room.landscape is None:
        return None
    parts = ((above, _HEADING), (below, _NOTE))
    free = ON_ITS_SIDE - sum(high * ceil(each / letters) for lines, (high, letters) in parts for each in lines)
    upright = min(1, room.wide / size[0], UPRIGHT / size[1])
    turned = min(1, room.landscape / size[0], free / size[1])
    return free if turned >= LARGER * upright else None
