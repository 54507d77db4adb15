"""Proof that a change of structure changed no byte of what comes out.

``.venv/bin/python -m benchmarks.same_outputs OLD NEW [--cases DIR] [--only WORD] [--keep DIR]``.  OLD and NEW are each a
folder of outputs kept earlier, a checkout (a folder that holds build.py) or a revision of this repository.  With the
code of a checkout or a revision it builds the seeds, the cases in DIR and the corpus (HEXAPLA_CORPUS, else
../shared/corpus), each document in a project of its own: all formats, side by side, facing, reports, release packages.
Then it compares what came out, file by file and in packages member by member, and what the commands said, by SHA-256.
Left out is only what records our own code and its versions (LEFT_OUT); a new version number stands in TMX files too and
is a difference.  Each difference is a line, and the exit code is 1 where there is one.  Without NEW it only builds:
`--keep DIR` leaves that in DIR/old, which is the OLD of later runs.
"""

import argparse
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile, zip_longest
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.project_builds import SAID, TOO_LONG, build_all, projects  # noqa: E402

LEFT_OUT = {
    "hexapla-manifest/1": ("fingerprint", "tools", "outputs.*.key", "made_of"),
    "hexapla-package/1": ("tools", "outputs.*.key"),
    "hexapla-catalogue/1": ("fingerprint", "made_of"),
}
"""What a record of each format says of our code and its versions; a key is a hash over the fingerprint too."""

SUMS_LEFT_OUT = ("manifest.json",)
"""The files whose line in SHA256SUMS changes with what is left out."""

TIMES = ("reports", "build.html")
"""The report that holds times."""

PACKAGES = (".zip", ".docx", ".epub")


def contents(place: Path) -> dict[str, bytes]:
    """Return all that was kept of a project: its files by path, members of packages as `package!member`."""
    files = (each for each in sorted(place.rglob("*")) if each.is_file() and each.parts[-2:] != TIMES)
    return {name: data for each in files for name, data in parts(each.relative_to(place).as_posix(), each.read_bytes())}


def parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file without what is left out; of a package its members, and as `package!` how they are packed."""
    if not name.endswith(PACKAGES) or name.startswith("sources/") or not zipfile.is_zipfile(io.BytesIO(data)):
        yield name, without_record(name, data)
        return
    packed = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for each in package.infolist():
            member = f"{name}!{each.filename}"
            found = dict(parts(member, package.read(each)))
            yield from found.items()
            size = each.compress_size if found.get(member) == package.read(each) else None
            packed.append((each.filename, each.date_time, each.compress_type, each.external_attr, each.extra, size))
    yield f"{name}!", "\n".join(map(repr, packed)).encode()


def without_record(name: str, data: bytes) -> bytes:
    """Return the bytes of a file without the record of our code and its versions."""
    file = re.split("[/!]", name)[-1]
    if file == "SHA256SUMS":
        return b"".join(line for line in data.splitlines(keepends=True) if line.decode()[66:-1] not in SUMS_LEFT_OUT)
    if file in ("manifest.json", "catalogue.json"):
        record = json.loads(data)
        for field in LEFT_OUT.get(record.get("format"), ()):
            _drop(record, field.split("."))
        return json.dumps(record, ensure_ascii=False, indent=2).encode()
    return data


def _drop(record: dict[str, Any], field: Sequence[str]) -> None:
    if field[1:]:
        for name in [each for each in record if field[0] in ("*", each)]:
            _drop(record[name], field[1:])
    else:
        record.pop(field[0], None)


def differences(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what is not the same, and where it begins; how members are packed only where they are the same."""
    changed = [name for name in sorted({*old, *new}) if _sum(old.get(name)) != _sum(new.get(name))]
    for name in changed:
        if name not in old or name not in new:
            yield f"{name}: only in {'OLD' if name in old else 'NEW'}"
        elif not name.endswith("!"):
            yield f"{name}: {_where(old[name], new[name])}"
        elif not any(other.startswith(name) for other in changed if other != name):
            yield f"{name}: its members are the same, the way they are packed is not"


def _sum(data: bytes | None) -> str | None:
    return data and hashlib.sha256(data).hexdigest()


def _where(old: bytes, new: bytes) -> str:
    """Say where two contents begin to differ: the line, or the byte where there are no lines."""
    try:
        pairs = zip_longest(old.decode().splitlines(), new.decode().splitlines(), fillvalue="")
        number, pair = next((at, pair) for at, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    except (UnicodeDecodeError, StopIteration):
        return f"from byte {_shared(old, new)} on; {len(old)} bytes became {len(new)}"
    start = max(0, _shared(*pair) - 20)
    was, now = (each[start : start + 60] for each in pair)
    return f"line {number}: {was!r} became {now!r}"


def _shared(old: Sequence[object], new: Sequence[object]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def compare(old: Path, new: Path, word: str = "") -> int:
    """Print every difference between two kept folders, then a line of counts; return how many differences there are.

    That there is nothing to compare is one too.
    """
    was, now = (
        {said.parent.relative_to(kept).as_posix(): said.parent for said in kept.rglob(SAID)} for kept in (old, new)
    )
    names = [name for name in sorted({*was, *now}) if word in name]
    files = found = slow = 0
    for name in names:
        late = [side for side, kept in (("OLD", was), ("NEW", now)) if name in kept and _is_late(kept[name])]
        if name not in was or name not in now:
            told = [f"only in {'OLD' if name in was else 'NEW'}"]
        elif late:
            told = [f"{TOO_LONG}, in {late[0]} alone"] if len(late) == 1 else []
            slow += len(late) - 1
        else:
            both = contents(was[name]), contents(now[name])
            told, files = list(differences(*both)), files + len({*both[0], *both[1]})
        print("".join(f"{name}: {each}\n" for each in told), end="")
        found += len(told)
    print(f"{len(names)} projects, {files} files and members: {found} differences; {slow} projects too slow to compare")
    return found if names else 1


def _is_late(project: Path) -> bool:
    return TOO_LONG in (project / SAID).read_text(encoding="utf-8")


def exported(revision: str, place: Path) -> Path:
    """Write the tree of a revision of this repository into a folder.

    Raises:
        SystemExit: there is no such revision.
    """
    archive = subprocess.run(["git", "-C", str(ROOT), "archive", revision], capture_output=True, check=False)  # noqa: S607
    if archive.returncode:
        sys.exit(f"{revision} is no folder of kept outputs, no checkout and no revision: {archive.stderr.decode()}")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tree:
        tree.extractall(place, filter="data")
    return place


def outputs_of(side: str, place: Path, options: argparse.Namespace) -> Path:
    """Return the folder of outputs that a side of the comparison names, built into `place` where it names code."""
    is_checkout = Path(side, "build.py").is_file()
    if not is_checkout and Path(side).is_dir():
        return Path(side)
    with tempfile.TemporaryDirectory(prefix="hexapla-tree-") as folder:
        tree = Path(side).resolve() if is_checkout else exported(side, Path(folder))
        print(f"Building with the code of {side}", flush=True)
        wanted = [each for each in projects(options.cases) if options.only in each.name]
        build_all(tree, place, wanted, options.workers, options.seconds)
    return place


def main() -> int:
    """Build what has to be built and compare; 1 where anything is not the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD", help="kept outputs, a checkout or a revision")
    parser.add_argument("new", metavar="NEW", nargs="?", help="the same; without it OLD is only built")
    parser.add_argument("--cases", type=Path, metavar="DIR", help="small cases, a folder each")
    parser.add_argument("--only", default="", metavar="WORD", help="only projects whose name holds this word")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave what was built in DIR/old and DIR/new")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="projects at a time (2)")
    parser.add_argument("--seconds", type=int, default=300, metavar="S", help="processor time of one command (300)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hexapla-same-") as folder:
        keep = options.keep or Path(folder)
        if keep.is_dir() and any(keep.iterdir()):
            parser.error(f"{keep} is not empty")
        old = outputs_of(options.old, keep / "old", options)
        return int(bool(options.new and compare(old, outputs_of(options.new, keep / "new", options), options.only)))


if __name__ == "__main__":
    sys.exit(main())
