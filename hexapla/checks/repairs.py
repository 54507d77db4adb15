"""Every repair to a source is a finding: what stood there, and what stands there now."""

from collections.abc import Iterator

from hexapla.akn.reading import Reading
from hexapla.codes import finding
from hexapla.findings import Finding

WRAPPED = "S-104"
"""The repair that takes the line ends out of a text that was wrapped at a width: hundreds of them say one thing."""


def check_repairs(reading: Reading) -> Iterator[Finding]:
    """Yield one finding for each repair, in the order of the source; those of wrapped lines are one finding."""
    wrapped = [repair for repair in reading.repairs if repair.code == WRAPPED and repair.before]
    if wrapped:
        place = {"file": reading.name, "line": wrapped[0].line, "language": reading.language}
        yield finding(WRAPPED, count=f"{len(wrapped):,}", **place)
    for repair in sorted(reading.repairs, key=lambda repair: (repair.line, repair.code)):
        if repair.code == WRAPPED:
            continue
        place = {"file": reading.name, "line": repair.line, "language": reading.language}
        yield finding(repair.code, before=repair.before, after=repair.after, **place)
