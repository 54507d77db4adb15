"""Detached signatures as OpenSSH makes and checks them (`ssh-keygen -Y`, from OpenSSH 8.0 on; format: PROTOCOL.sshsig)."""

import os
from collections.abc import Sequence
from pathlib import Path

from hexapla.errors import ToolFailedError, ToolMissingError
from hexapla.tools.process import Completed, fixed_environment, run

NAMESPACE = "hexapla-package"
"""What a signature is for, so that it is good for nothing else."""

_SECONDS = 60
_OF_AGENT = "SSH_AUTH_SOCK"
"""Where the agent of the user waits, who may hold the key."""


def signature(data: bytes, key: Path) -> bytes:
    """Return the signature of some bytes by a private key, or by the key of a public one that the user's agent holds.

    Raises:
        ToolMissingError: there is no ssh-keygen.
        ToolFailedError: there is no such key, or it cannot be used.
    """
    signed = _asked(("sign", "-f", str(key)), data)
    if signed.returncode or not signed.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        message = f"Nothing was signed with the key {key.name}: {signed.complaint or 'ssh-keygen gave no signature'}."
        raise ToolFailedError(message, "Name another key in office.toml (signing_key) or HEXAPLA_SIGNING_KEY.")
    return signed.stdout


def signer(data: bytes, signed: Path, allowed: Path) -> str | None:
    """Return who signed some bytes, as a file of allowed signers calls them; None for nobody in it, or for other bytes.

    Raises:
        ToolMissingError: there is no ssh-keygen.
    """
    found = _asked(("find-principals", "-s", str(signed), "-f", str(allowed)), b"")
    for name in found.stdout.decode("utf-8", "replace").splitlines():
        words = ("verify", "-f", str(allowed), "-I", name, "-s", str(signed))
        if _asked(words, data).returncode == 0:
            return name
    return None


def is_signed(data: bytes, signed: Path) -> bool:
    """Tell whether a signature is one of these bytes, whoever made it.

    Raises:
        ToolMissingError: there is no ssh-keygen.
    """
    return _asked(("check-novalidate", "-s", str(signed)), data).returncode == 0


def _asked(words: Sequence[str], data: bytes) -> Completed:
    agent = {_OF_AGENT: os.environ[_OF_AGENT]} if _OF_AGENT in os.environ else {}
    command = ("ssh-keygen", "-Y", words[0], "-n", NAMESPACE, *words[1:])
    try:
        return run(command, input=data, timeout=_SECONDS, env=fixed_environment(**agent))
    except ToolMissingError as error:
        message = "Packages are signed, and signatures checked, by ssh-keygen, which is not here."
        raise ToolMissingError(message, "Install the client of OpenSSH (Debian: openssh-client).") from error
