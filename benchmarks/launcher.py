"""What a second start of build.py costs before the program begins, against an interpreter that does nothing.

Run it in a checkout that is set up: ``python3 benchmarks/launcher.py``. It prints the median of each, and their
ratio. The program is kept from starting by an audit hook, so that only the launcher is measured.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent / "build.py"
STARTS = 20
UP_TO_THE_HAND_OVER = f"""
import runpy, sys
sys.addaudithook(lambda event, _: sys.exit(0) if event in ("os.exec", "subprocess.Popen") else None)
sys.argv = [{str(BUILD)!r}]
runpy.run_path(sys.argv[0], run_name="__main__")
sys.exit("The launcher did not hand over: start build.py once, then measure with the system's Python.")
"""


def median_of_starts(code: str) -> float:
    """The median time in seconds of starting this Python with code."""
    times = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main() -> None:
    """Measure both and print them."""
    empty = median_of_starts("pass")
    launcher = median_of_starts(UP_TO_THE_HAND_OVER)
    print(f"empty interpreter {empty * 1000:.0f} ms, launcher {launcher * 1000:.0f} ms, ratio {launcher / empty:.1f}")


if __name__ == "__main__":
    main()
