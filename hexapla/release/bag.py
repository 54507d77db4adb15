"""A BagIt bag (RFC 8493, version 1.0) as one archive: the payload, its SHA-512 sums, what is said of it, `verify.py`.

It is written here, since bagit-python comes as source alone, which no locked installation without a network can build;
the tests have it read every bag.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from hexapla.archive import deterministic_zip
from hexapla.release import fixity
from hexapla.release.fixity import BAG, PAYLOAD, PROGRAM, TAGS

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO = "bag-info.txt"


def bag(name: str, payload: Mapping[str, bytes], info: Mapping[str, str]) -> bytes:
    """Return an archive with one bag in the folder `name`; `payload` lies in its `data/`, `info` are lines of bag-info.txt."""
    data = {f"data/{inside}": content for inside, content in payload.items()}
    oxum = f"{sum(map(len, data.values()))}.{len(data)}"
    tags = {
        BAG: DECLARATION,
        INFO: "".join(f"{label}: {_line(text)}\n" for label, text in {**info, "Payload-Oxum": oxum}.items()).encode(),
        PAYLOAD: _sums(data),
        PROGRAM: Path(fixity.__file__).read_bytes(),
    }
    files = {**data, **tags, TAGS: _sums(tags)}
    return deterministic_zip({f"{name}/{inside}": content for inside, content in files.items()})


def _sums(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha512(data).hexdigest()}  {_escaped(name)}\n" for name, data in sorted(files.items()))
    return "".join(lines).encode()


def _escaped(name: str) -> str:
    """Return a name as a list of sums can hold it (RFC 8493, 2.1.3)."""
    return re.sub("[%\r\n]", lambda sign: f"%{ord(sign[0]):02X}", name)


def _line(text: str) -> str:
    return " ".join(text.split())
