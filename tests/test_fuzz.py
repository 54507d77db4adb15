"""Readers and files of settings under mutation: whatever stands in a source, it is read or refused with a message.

`HEXAPLA_FUZZ=N` tries N examples of each kind; `python -m benchmarks.fuzz KIND` goes on with atheris as long as one likes.
"""

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samples import fuzzing

EXAMPLES = int(os.environ.get("HEXAPLA_FUZZ", "12"))
MUTATION = st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(fuzzing.TOKENS) | st.binary(max_size=12))


@pytest.mark.parametrize("kind", fuzzing.KINDS)
def test_a_mutated_source_is_read_or_refused(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    seed, attempt = fuzzing.KINDS[kind]
    folder = tmp_path_factory.mktemp("fuzz")

    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
              suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
    @given(st.lists(MUTATION, min_size=1, max_size=6))
    def run(mutations: list[tuple[float, int, bytes]]) -> None:
        _tried(attempt, fuzzing.mutated(seed(), mutations), folder)

    run()


def _tried(attempt: Callable[..., None], data: bytes, folder: object) -> None:
    attempt(data, folder)
