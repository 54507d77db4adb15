"""What the tests of web pages share: a real browser, and its judge of accessibility; what a missing judge means."""

from typing import NoReturn

import pytest

from samples.seed import STRICT


def lacks(name: str) -> NoReturn:
    """Skip the test, for want of a judge; fail it under HEXAPLA_STRICT_CI=1."""
    message = f"the judge {name} is not on this machine; .ci/run installs it"
    if STRICT:
        pytest.fail(message)
    pytest.skip(message)
