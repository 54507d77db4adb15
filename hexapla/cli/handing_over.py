"""Whether a command is done by the engine that stays: `build` and `check` of people, where one runs for these folders."""

import argparse
import os
import sys
from pathlib import Path


def handed_over(arguments: argparse.Namespace) -> int | None:
    """Let the engine that stays do a command; return its exit code, None where we have to do it ourselves."""
    if arguments.verb not in ("build", "check") or arguments.json or arguments.json_lines or os.environ.get("CI"):
        return None
    if getattr(arguments, "watch", False) or getattr(arguments, "scheduler", None) or not hasattr(sys.stdout, "fileno"):
        return None
    # Late: most commands need nothing of it.
    from hexapla.resident.address import address, connected
    from hexapla.resident.handing_over import command, hand_over

    place = address(arguments.sources, arguments.out)
    connection = connected(place) if place else None
    if connection is None:
        return None
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    given = command(arguments.words, Path(arguments.root), sys.stdout.encoding)
    try:
        streams = (sys.stdout.fileno(), sys.stderr.fileno())
    except OSError:  # no files of the system, as in a program that has us for a library
        connection.close()
        return None
    code = hand_over(connection, given, streams, lambda: _say("Waiting for the engine that watches these folders …"))
    if code is None:
        _say("The engine that watched these folders has ended; going on without it.")
    return code


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
