"""Every repair to a source is a finding: what stood there, and what stands there now."""

from collections.abc import Iterator

from hexapla.akn.reading import Reading
from hexapla.codes import finding
from hexapla.findings import Finding


def check_repairs(reading: Reading) -> Iterator[Finding]:
    """Yield one finding for each repair, in the order of the source."""
    for repair in sorted(reading.repairs, key=lambda repair: (repair.line, repair.code)):
        place = {"file": reading.name, "line": repair.line, "language": reading.language}
        yield finding(repair.code, before=repair.before, after=repair.after, **place)
