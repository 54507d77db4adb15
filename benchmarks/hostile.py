"""Build every input that means harm (tests/samples/hostile) and say what came of each.

    python -m benchmarks.hostile [--only WORDS] [--formats html,docx,xml] [--seconds 60] [--json FILE]

An input fails when its build ends with exit 70, does not end within the seconds of processor time, or leaves active
content, an address of a refused scheme or a word of a file outside of the sources in an output.
"""

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from samples.hostile import inputs
from samples.hostile.judging import complaints, laid_down

CLEAR = (0, 1, 2, 3, 4, 5, 7)
"""Exit codes that tell the officer what to do; 70 is a bug of ours."""


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Build every input that means harm, and say what came of each.")
    parser.add_argument("--only", default="", help="only inputs whose name holds these words")
    parser.add_argument("--formats", default="html,docx,xml")
    parser.add_argument("--seconds", type=int, default=30, help="of processor time for one input")
    parser.add_argument("--memory", type=int, default=3_000, help="megabytes for one input")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    found = {}
    for name in sorted(inputs(), key=lambda name: "NUL" in name):
        if chosen.only in name:
            found[name] = _tried(name, chosen)
            print(
                f"{found[name]['verdict']:>12}  {found[name]['seconds']:6.1f} s  {name}  {str(found[name]['said'])[:200]}",
                flush=True,
            )
    print(dict(Counter(str(each["verdict"]) for each in found.values())))
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


def _tried(name: str, chosen: argparse.Namespace) -> dict[str, object]:
    """Build one input in a process of its own."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        process = context.Process(target=_build, args=(name, Path(folder), chosen, theirs))
        process.start()
        theirs.close()
        process.join(chosen.seconds * 4)
        if process.is_alive():
            process.kill()
            process.join()
        try:
            code, said = ours.recv()
        except EOFError:
            code, said = None, [f"ended by signal {process.exitcode}"]
    verdict = "no end" if code is None else "leak" if said else "clear" if code in CLEAR else f"exit {code}"
    return {"verdict": verdict, "code": code, "said": said, "seconds": round(time.monotonic() - start, 1)}


def _build(name: str, folder: Path, chosen: argparse.Namespace, end: Connection) -> None:
    from hexapla.cli import main as build

    resource.setrlimit(resource.RLIMIT_CPU, (chosen.seconds, chosen.seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (chosen.memory << 20, chosen.memory << 20))
    sources = laid_down(inputs()[name], folder)
    try:
        code = build(
            ["build", "-q", "-j", "1", "-f", chosen.formats, "--sources", str(sources), "--out", str(folder / "out")]
        )
    except BaseException:  # noqa: BLE001 - what escapes the program is what we look for
        code = 70
    end.send((code, complaints(folder / "out")))


if __name__ == "__main__":
    main()
