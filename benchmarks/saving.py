"""What a saved letter costs until the page is there: ``saving.py PROJECT TIMES`` with an engine that stays (Linux).

Prints for each time the processor seconds and the seconds to the web page of the language, and to the one side by side.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

REST = 2.0
"""Seconds without anything to do, until the next letter is saved."""


def used(root: int) -> float:
    """Return the processor seconds of a process and of all that it has started and that live."""
    found: dict[int, tuple[int, int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            found[int(stat.parent.name)] = (int(fields[1]), int(fields[11]) + int(fields[12]))
    tree, size = {root}, 0
    while len(tree) > size:
        size = len(tree)
        tree |= {process for process, (parent, _) in found.items() if parent in tree}
    return sum(found[process][1] for process in tree if process in found) / os.sysconf("SC_CLK_TCK")


def wait_for(path: Path, before: int) -> None:
    """Wait until a file is another one."""
    end = time.monotonic() + 60
    while not path.is_file() or path.stat().st_mtime_ns == before:
        if time.monotonic() > end:
            raise SystemExit(f"{path} did not come.")
        time.sleep(0.002)


def main() -> None:
    """Measure and print."""
    project, times = Path(sys.argv[1]), int(sys.argv[2])
    places = ["--sources", project / "sources", "--out", project / "out"]
    (folder,) = (each for each in (project / "sources").iterdir() if each.is_dir())
    source = folder / "fr.txt"
    pages = [project / "out" / folder.name / name / f"{folder.name}.{name}.html" for name in ("fr", "en-fr")]
    engine = subprocess.Popen(
        [sys.executable, "-m", "hexapla", "build", "-q", "--watch", "-f", "html", *places],
        env={**os.environ, "XDG_RUNTIME_DIR": str(project)},
        stderr=subprocess.DEVNULL,
    )
    found = []
    try:
        for page in pages:
            wait_for(page, 0)
        text = source.read_text(encoding="utf-8")
        for number in range(times + 2):  # the first two warm up
            time.sleep(REST)
            before = [page.stat().st_mtime_ns for page in pages]
            began, cpu = time.monotonic(), used(engine.pid)
            source.write_text(text.replace("Comité", f"Comité{chr(97 + number)}", 1), encoding="utf-8")
            costs = []
            for page, stamp in zip(pages, before, strict=True):
                wait_for(page, stamp)
                costs += [used(engine.pid) - cpu, time.monotonic() - began]
            found.append(costs)
    finally:
        engine.send_signal(signal.SIGINT)
        engine.wait(60)
    print(json.dumps(found[2:]))


if __name__ == "__main__":
    main()
