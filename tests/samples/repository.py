"""Where things lie in the repository."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = ROOT / "sources" / "CAT-C-PER-FCO-7"
SCHEMAS = ROOT / "docs" / "schemas"
