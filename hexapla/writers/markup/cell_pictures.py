"""The pictures in the cells of a table: how wide and high each is by itself, and how wide its column can be beside words."""

from collections.abc import Mapping, Sequence

from lxml import etree

from hexapla.akn.grid import Place, Shown
from hexapla.akn.names import akn
from hexapla.typography.picture_size import LARGE, size_in_points

MOST = 2 / 3
"""What part of a table pictures take at most where words stand beside them."""


def shown_in(content: etree._Element, media: Mapping[str, bytes]) -> tuple[Shown, ...]:
    """Return the pictures that the cells of a table show; a drawing that says no points counts as a picture between lines."""
    sources = dict.fromkeys(image.get("src", "") for image in content.iter(akn("img")))
    return tuple(
        Shown(source, *(size_in_points(media[source]) or (LARGE, LARGE))) for source in sources if source in media
    )


def pictures_of(cell: Place, pictures: Sequence[Shown]) -> list[Shown]:
    """Return the pictures of a cell, those in its notes left out."""
    known = {each.source: each for each in pictures}
    images = [image for text in cell.texts for image in text.iter(akn("img"))] if known else []
    return [known[source] for image in images if (source := image.get("src", "")) in known]


def with_room(least: Sequence[float], most: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Return what columns need with their pictures as wide as they are, as far as words beside them leave them room.

    `least` is what the longest word of each column takes, `most` its longest text, `wanted` its longest word with its pictures.
    """
    lacks = [max(0.0, want - word) for word, want in zip(least, wanted, strict=True)]
    words, texts, held = (
        sum(each for each, lack in zip(needs, lacks, strict=True) if bool(lack) is has_pictures)
        for needs, has_pictures in ((least, False), (most, False), (least, True))
    )
    free = max(0.0, room - held - max(words, min(texts, room * (1 - MOST))))
    part = min(1.0, free / sum(lacks)) if any(lacks) else 0.0
    return [word + lack * part for word, lack in zip(least, lacks, strict=True)]
