"""The style of a heading: by its label, or one step below the heading that it stands under."""

from hexapla.akn.blocks import Block
from hexapla.akn.heading_styles import heading_styles


def styles(*headings: tuple[int, str | None]) -> list[str]:
    blocks = [Block("heading", str(place), (), num, level, None) for place, (level, num) in enumerate(headings)]
    return list(heading_styles(blocks).values())


def test_a_heading_without_a_number_is_one_step_below_the_one_above_it() -> None:
    assert styles((1, "I."), (2, "A."), (3, None), (4, None), (5, None)) == ["chapter", "h1", "h23", "h4", "h56"]
    assert styles((1, None), (2, None), (3, None)) == ["chapter", "h23", "h4"]
    assert styles((1, "I."), (2, None), (2, "A."), (3, None), (1, None)) == ["chapter", "h23", "h1", "h23", "chapter"]
