"""Every repair to a source is a finding: what stood there, and what stands there now."""

from collections.abc import Iterator

from hexapla.akn.reading import COUNTED, Reading
from hexapla.codes import finding
from hexapla.findings import Finding

WRAPPED = "S-104"
"""The repair that takes the line ends out of a text that was wrapped at a width: hundreds of them say one thing."""


def check_repairs(reading: Reading) -> Iterator[Finding]:
    """Yield one finding for each repair, in the order of the source; of those that say one thing, one with a count."""
    for code in (WRAPPED, *sorted(COUNTED)):
        rows = [repair for repair in reading.repairs if repair.code == code and repair.before]
        if rows:
            first = min(repair.line for repair in rows)
            place = {"file": reading.name, "line": first, "language": reading.language}
            yield finding(code, count=len(rows), **place)
    for repair in sorted(reading.repairs, key=lambda repair: (repair.line, repair.code)):
        if repair.code == WRAPPED or repair.code in COUNTED:
            continue
        place = {"file": reading.name, "line": repair.line or None, "language": reading.language}
        yield finding(repair.code, before=repair.before, after=repair.after, **place)
