"""Fuzz one kind of source with atheris, which follows the code that an input reaches.

    pip install atheris
    python -m benchmarks.fuzz KIND [-max_total_time=600] [CORPUS]

KIND is one of tests/samples/fuzzing.py: txt, html, xml, "docx body", svg, document.toml and so on.  What breaks is written
beside as `crash-…`; keep it as a small test of the reader.  Atheris is no dependency: it needs a compiler's runtime that not
every machine has, and the suite fuzzes with Hypothesis (tests/test_fuzz.py, HEXAPLA_FUZZ=N).
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))


def main() -> None:
    """Run the command."""
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not here: pip install atheris")
    with atheris.instrument_imports(include=["hexapla"]):
        from samples import fuzzing
    kind = sys.argv.pop(1)
    seed, attempt = fuzzing.KINDS[kind]
    folder = Path(tempfile.mkdtemp(prefix="hexapla-fuzz-"))
    (folder / "seed").write_bytes(seed())
    atheris.Setup([*sys.argv, str(folder)], lambda data: attempt(data, folder))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
