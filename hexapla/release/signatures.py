"""The detached signature beside a package: made with the key of the office, checked against those who may sign."""

import os
from dataclasses import replace
from pathlib import Path

from hexapla.errors import UsageError
from hexapla.project.layout import Project
from hexapla.release.fixity import Difference
from hexapla.release.verification import Verified
from hexapla.storage.reading import read_plain
from hexapla.tools.ssh_keygen import is_signed, signature, signer

ENDING = ".sig"
KEY = "HEXAPLA_SIGNING_KEY"
ALLOWED = "allowed_signers"
"""The file of `sources/` that says who may sign (ssh-keygen(1), ALLOWED SIGNERS)."""


def signing_key(project: Project) -> Path | None:
    """Return the key of the office: what the environment names, else `office.toml`, from `sources/` on."""
    named = os.environ.get(KEY) or project.office.signing_key
    return project.sources / Path(named).expanduser() if named else None


def signed(project: Project, data: bytes) -> bytes | None:
    """Return the signature of a package, None where the office signs none.

    Raises:
        ToolMissingError: there is no ssh-keygen.
        ToolFailedError: there is no such key, or it cannot be used.
    """
    key = signing_key(project)
    return signature(data, key) if key else None


def with_signature(verified: Verified, allowed: Path | None, *, is_needed: bool) -> Verified:
    """Add what is to be said of the signature beside a package; `allowed` is the file of those who may sign.

    `is_needed` says that a package without one differs.  An unpacked package has none beside it.

    Raises:
        ToolMissingError: there is one, and no ssh-keygen.
        UsageError: there is no such file.
    """
    path = verified.path.with_name(verified.path.name + ENDING)
    if allowed is not None and not allowed.is_file():
        message = f"There is no file {allowed} that says who may sign."
        raise UsageError(message, "Write a line for each: NAME KEY-TYPE PUBLIC-KEY.")
    if not path.is_file() or not verified.path.is_file():
        return _differing(verified, path, "is not there: the package is not signed.") if is_needed else verified
    data = read_plain(verified.path)
    if not is_signed(data, path):
        return _differing(verified, path, "is no signature of this package.")
    if allowed is None:
        return replace(verified, signature="signed by a key that nobody vouches for here")
    name = signer(data, path, allowed)
    if name is None:
        return _differing(verified, path, f"was made by somebody who is not in {allowed.name}.")
    return replace(verified, signature=f"signed by {name}")


def _differing(verified: Verified, path: Path, said: str) -> Verified:
    found = Difference("signature", path.name, f"{path.name} {said}")
    return replace(verified, differences=(*verified.differences, found))
