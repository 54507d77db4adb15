"""A task tried, in whatever process: whatever goes wrong in it comes home as a value, and how long it took."""

import traceback
from collections.abc import Callable
from typing import Any

from hexapla.errors import HexaplaError
from hexapla.timing import Times, task_begins, times_since


def attempt(
    function: Callable[..., Any], arguments: tuple[Any, ...]
) -> tuple[Any, HexaplaError | str | None, str | None, Times]:
    """Call a function; return its value, else the fault or the name of the bound that it met, else the traceback.

    How long it took comes with it.
    """
    began, value, bug = task_begins(), None, None
    fault: HexaplaError | str | None = None
    try:
        value = function(*arguments)
    except HexaplaError as error:
        fault = error
    except (MemoryError, RecursionError) as bound:
        fault = type(bound).__name__
    except Exception:  # noqa: BLE001 - a bug of ours, carried home whole and shown as a traceback
        bug = traceback.format_exc()
    return value, fault, bug, times_since(began)
