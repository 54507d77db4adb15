"""Fuzz one kind of source, or each in its turn, with atheris, which follows the code that an input reaches.

    pip install atheris
    python -m benchmarks.fuzz KIND|all [-max_total_time=600] [CORPUS]

KIND is one of tests/samples/fuzzing.py: txt, html, xml, "docx body", svg, document.toml and so on.  What breaks is written
beside as `crash-…`, with its traceback on the screen; keep it as a small test.  With `all` each kind has its own process
and, unless another time is given, a minute; exit 1 where one broke.  Atheris is no dependency: it has wheels for Linux
alone, and the suite fuzzes with Hypothesis (tests/test_fuzz.py, HEXAPLA_FUZZ=N).
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))


def main() -> None:
    """Run the command."""
    kind, *options = sys.argv[1:]
    if kind == "all":
        sys.exit(_all(options or ["-max_total_time=60"]))
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not here: pip install atheris (Linux); the suite's own fuzzing needs nothing")
    with atheris.instrument_imports(include=["hexapla"]):
        from samples import fuzzing
    seed, attempt = fuzzing.KINDS[kind]
    with tempfile.TemporaryDirectory(prefix="hexapla-fuzz-") as name:
        seeds, place = Path(name, "seeds"), Path(name, "place")
        seeds.mkdir()
        place.mkdir()
        (seeds / "seed").write_bytes(seed())
        atheris.Setup([sys.argv[0], "-timeout=60", *options, str(seeds)], lambda data: attempt(data, place))
        atheris.Fuzz()


def _all(options: list[str]) -> int:
    from samples import fuzzing

    broken = []
    for kind in fuzzing.KINDS:
        command = [sys.executable, "-m", "benchmarks.fuzz", kind, *options]
        process = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        said = process.stdout.decode("utf-8", "replace").splitlines()
        print(f"{kind}: {'broken' if process.returncode else 'whole'}; {said[-1] if said else ''}", flush=True)
        if process.returncode:
            broken.append(kind)
            print("\n".join(line for line in said if not line.startswith("#"))[-4000:], flush=True)
    return int(bool(broken))


if __name__ == "__main__":
    main()
