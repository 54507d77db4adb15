"""What judges that are not ours say of what is released, remembered by the bytes that they judged.

A judge that is not on this machine, or that broke, was not asked: it has passed nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hexapla.engine.request import ENDINGS
from hexapla.errors import HexaplaError
from hexapla.storage.cache import Cache
from hexapla.storage.reading import sha256
from hexapla.tools.judges import JUDGES, Judge, Opinion, opinions

PASSED, FAILED, NOT_ASKED = "passed", "failed", "not asked"
CHOICES = ("none", "found", "all")
"""Which judges are asked: none; those that this machine has; all, where one that is missing keeps the package back."""

_KEPT = {"judge": str, "version": str, "sha256": str, "complaints": [str], "report": str}


@dataclass(frozen=True)
class Verdict:
    """What a judge said of a file: `subject` is its name in the package, `sha256` that of the bytes that were judged.

    `outcome` is `passed`, `failed` or `not asked`.  `version` is that of the judge, "" of one that was not asked;
    `detail` says what it found, or why it was not asked; `report` is its own report, None where it gave none.
    """

    judge: str
    version: str
    subject: str
    sha256: str
    outcome: str
    detail: str
    report: bytes | None

    def as_json(self) -> dict[str, str]:
        """Return its entry in the record of a package; no advice, since the bytes of a package depend on none."""
        detail = "" if self.outcome == NOT_ASKED else self.detail
        return {
            "judge": self.judge, "version": self.version, "file": self.subject, "sha256": self.sha256,
            "outcome": self.outcome, "detail": detail,
        }  # fmt: skip


def verdicts(files: Mapping[str, tuple[str, bytes]], choice: str, workers: int = 1) -> list[Verdict]:
    """Return the verdicts on files, which are given by name with their format; `choice` is one of `CHOICES`."""
    cache = Cache("judges")
    versions = {judge.name: judge.version() for judge in JUDGES if choice != "none"}
    cases = [
        _Case(judge, versions.get(judge.name), name, kind, data)
        for name, (kind, data) in files.items()
        for judge in JUDGES
        if kind in judge.formats
    ]
    known: dict[_Case, Opinion | HexaplaError | None] = {case: case.remembered(cache) for case in cases}
    new = [case for case in cases if case.version and known[case] is None]
    for case, said in zip(new, opinions([each.question for each in new], workers), strict=True):
        known[case] = said
        if isinstance(said, Opinion):
            case.remember(cache, said)
    return [case.verdict(known[case]) for case in cases]


@dataclass(frozen=True)
class _Case:
    """A file that a judge is to judge; without a `version` the judge is not asked."""

    judge: Judge
    version: str | None
    name: str
    kind: str
    data: bytes

    @property
    def key(self) -> dict[str, str]:
        """What a verdict depends on."""
        return {"judge": self.judge.name, "version": self.version or "", "sha256": sha256(self.data)}

    @property
    def question(self) -> tuple[Judge, bytes, str]:
        """What is asked: the judge, the bytes, and how the name of the file ends."""
        return self.judge, self.data, ENDINGS.get(self.kind, self.kind)

    @property
    def _record(self) -> str:
        return sha256(repr(self.key).encode())

    def remembered(self, cache: Cache) -> Opinion | None:
        """Return what the judge said before of these bytes; a record that says another thing of itself says nothing."""
        kept = cache.get(self._record, _KEPT) if self.version else None
        if kept is None or any(kept[name] != value for name, value in self.key.items()):
            return None
        return Opinion(kept["complaints"], kept["report"].encode())

    def remember(self, cache: Cache, said: Opinion) -> None:
        """Keep what the judge said."""
        report = said.report.decode("utf-8", "replace")
        cache.put(self._record, {**self.key, "complaints": said.complaints, "report": report})

    def verdict(self, said: Opinion | HexaplaError | None) -> Verdict:
        """Return the verdict that follows of what was said."""
        if not isinstance(said, Opinion):
            detail = said.message if said else self.judge.advice
            return Verdict(self.judge.name, "", self.name, sha256(self.data), NOT_ASKED, detail, None)
        outcome = FAILED if said.complaints else PASSED
        more = len(said.complaints) - 1
        detail = "".join(said.complaints[:1]) + (f" (and {more} more)" if more > 0 else "")
        return Verdict(self.judge.name, self.version or "", self.name, sha256(self.data), outcome, detail, said.report)
