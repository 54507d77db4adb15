"""What PDF/X-4 (ISO 15930-7) asks of a file for printing; it is followed, and never claimed."""

from collections.abc import Iterator
from typing import Any

from hexapla.resources import style_bytes
from hexapla.writers.pdf.weasyprint.metadata import for_print

__all__ = ["VERSION", "follow"]

VERSION = "1.6"
"""The version of PDF that the standard is founded on."""

PROFILE, CONDITION = "print/black-ink.icc", "Black ink on uncoated paper"
"""The printing condition (`styles/print/README.md`), and its name."""


def follow(pdf: Any) -> None:
    """Give a file its printing condition, its metadata, and colours that are told for any device.

    Everything that is drawn in black is drawn in the ink of the condition; what is red, green and blue is so by sRGB.
    A group of transparency stays only in a file in which something lets through.
    """
    import pikepdf

    name = pikepdf.Name
    profile = pikepdf.Stream(pdf, style_bytes(PROFILE), N=1, Alternate=name.DeviceGray)
    intent = pikepdf.Dictionary(
        Type=name.OutputIntent,
        S=name.GTS_PDFX,
        OutputConditionIdentifier="Custom",
        OutputCondition=CONDITION,
        Info=CONDITION,
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = pikepdf.Array([intent])
    packet = for_print(pdf.Root.Metadata.read_bytes())
    pdf.Root.Metadata = pikepdf.Stream(pdf, packet, Type=name.Metadata, Subtype=name.XML)
    pdf.docinfo.Trapped = name("/False")
    _define_colours(pdf)
    if _is_opaque(pdf):
        _drop_groups(pdf)


def _define_colours(pdf: Any) -> None:
    """Say of every page and drawing which red, green and blue it means."""
    for resources in _resources(pdf):
        spaces = resources.get("/ColorSpace", {})
        if "/srgb" in spaces:
            spaces["/DefaultRGB"] = spaces["/srgb"]


def _resources(pdf: Any) -> Iterator[Any]:
    import pikepdf

    yield from (page.Resources for page in pdf.pages if "/Resources" in page)
    yield from (each.Resources for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Resources" in each)


def _is_opaque(pdf: Any) -> bool:
    """Tell whether nothing in a file lets what is below it shine through."""
    import pikepdf

    states = [state for resources in _resources(pdf) for state in resources.get("/ExtGState", {}).values()]
    if any(key in state for state in states for key in ("/SMask", "/BM")):
        return False
    if any(float(state.get(key, 1)) < 1 for state in states for key in ("/ca", "/CA")):
        return False
    return not any(isinstance(each, pikepdf.Stream) and "/SMask" in each for each in pdf.objects)


def _drop_groups(pdf: Any) -> None:
    import pikepdf

    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form" and "/Group" in each:
            del each["/Group"]
