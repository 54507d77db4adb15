"""`python -m hexapla` is the same program as `hexapla`."""

import sys

from hexapla.cli import main

if __name__ == "__main__":
    sys.exit(main())
