"""What one task may take before it is ended."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Allowance:
    """`seconds` for a short document, longer ones get more; `megabytes` of memory; and how many `workers` there are.

    `workers` is 0 for as many as this machine is good for.
    """

    seconds: float = 120.0
    megabytes: int = 4096
    workers: int = 0
