"""Archive packages: one bag whose payload is an E-ARK package with all that a document was made of and made into."""

import contextlib
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from hexapla.akn.document import AknDocument
from hexapla.archive import read_zip
from hexapla.data_files import data_file
from hexapla.engine.fingerprint import fingerprints
from hexapla.engine.pool import Task
from hexapla.engine.request import target_of
from hexapla.release import provenance
from hexapla.release.bag import bag
from hexapla.release.contents import canonical_files, documentation, languages_of, source_files, source_names
from hexapla.release.description import Description, described
from hexapla.release.editions import Releasing
from hexapla.release.hidden import hidden_in
from hexapla.release.judges import Verdict
from hexapla.release.marc import marcxml
from hexapla.release.readme import readme
from hexapla.release.schemas import schema_files
from hexapla.release.verification import ARCHIVE, ARCHIVE_RECORD, SOURCES
from hexapla.storage.records import json_bytes
from hexapla.version import __version__
from hexapla.writers.markup.templates import render

METS, PREMIS = "METS.xml", "metadata/preservation/premis.xml"
DESCRIPTIVE = {"metadata/descriptive/dc.xml": "DC", "metadata/descriptive/marc.xml": "MARC"}
REPRESENTATIONS = ("sources", "canonical", "editions")
CANONICAL, EDITIONS = (f"representations/{name}/data" for name in ("canonical", "editions"))
UNPUBLISHED = "contains unpublished material: the sources as they were received"
REDACTED = "sources and reasons of officers left out"


@dataclass(frozen=True)
class Envelope:
    """How a document is archived: at what time (ISO 8601), without its sources and reasons or not, with which verdicts."""

    at: str
    is_redacted: bool = False
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True)
class File:
    """A file of the package as METS and PREMIS name it."""

    name: str
    size: int
    sha512: str

    @property
    def href(self) -> str:
        """Its address from METS.xml."""
        return quote(self.name)

    @property
    def own_name(self) -> str:
        """Its name without folders."""
        return self.name.rpartition("/")[2]

    @property
    def kind(self) -> str:
        """What kind of metadata it is, as METS calls it; "" for what is none."""
        return {**DESCRIPTIVE, PREMIS: "PREMIS"}.get(self.name, "")

    @property
    def representation(self) -> str:
        """The folder of the representation that it is of, "" for what is of none."""
        parts = self.name.split("/")
        return "/".join(parts[:2]) if parts[0] == "representations" else ""

    @property
    def media_type(self) -> str:
        """Its media type, by the ending of its name."""
        ending = PurePosixPath(self.name).suffix.lstrip(".").lower()
        return str(data_file("archive")["media_types"].get(ending, "application/octet-stream"))


def archive_name(each: Releasing, *, is_redacted: bool) -> str:
    """Return the name of an archive package: the document, what of it was asked for, the number of its latest issue."""
    chosen = "_".join(each.request.editions or each.request.languages)
    parts = [each.folder, "archive", *(["redacted"] if is_redacted else []), *([chosen] if chosen else [])]
    return f"{'-'.join(parts)}-{each.issue(chosen.replace('_', '-') or '-'.join(each.work.languages))}"


def archived(each: Releasing, editions: Mapping[str, Mapping[str, bytes]], envelope: Envelope) -> bytes:
    """Return the archive package of a document; `editions` are the files that go out, by edition and name in `out/`.

    Raises:
        SourceError: a source is not what the document was built of any more.
    """
    name, codes = archive_name(each, is_redacted=envelope.is_redacted), languages_of(each, editions)
    canonical = canonical_files(each, codes)
    outputs = {target: data for files in editions.values() for target, data in files.items()}
    texts = {code: AknDocument.from_bytes(canonical[target_of(each.folder, code, "xml")]) for code in codes}
    description = described(texts, each.project.office.pages)
    sources = {} if envelope.is_redacted else dict(source_files(each))
    looked = {file: each.pool.result(Task(file, hidden_in, (file, data))) for file, data in sources.items()}
    hidden = {file: found for file, found in looked.items() if found is None or found}
    payload = {
        **_under(SOURCES, sources),
        **_under(CANONICAL, canonical),
        **_under(EDITIONS, {target: data for target, data in outputs.items() if target not in canonical}),
        **documentation(each, envelope.verdicts, is_redacted=envelope.is_redacted),
        **_under("schemas", schema_files()),
        **_described(description),
    }
    records = {
        f"{CANONICAL if target in canonical else EDITIONS}/{target}": each.record(target, data)
        for target, data in outputs.items()
    }
    places = (*payload, METS, PREMIS)
    payload["documentation/README.html"] = readme(description, hidden, places, is_redacted=envelope.is_redacted)
    said = list(provenance.judged(envelope.verdicts, records))
    payload[ARCHIVE_RECORD] = json_bytes(
        _record(each, name, envelope, records, hidden)
        | {
            "versions": {edition: each.versions(edition) for edition in editions},
            "judges": [verdict.as_json() | {"file": inside} for verdict, inside in said],
            "accepted": each.accepted(),
        }
    )
    made = {f"{CANONICAL}/{target_of(each.folder, code, 'xml')}": text for code, text in texts.items()}
    events = _events(_under(SOURCES, sources), made, records, said)
    payload[PREMIS] = _premis(payload, events, description, envelope)
    payload |= _mets(payload, description, envelope, name)
    return bag(name, payload, _info(each, description, envelope, name))


def _events(
    sources: Collection[str],
    texts: Mapping[str, AknDocument],
    records: Mapping[str, Mapping[str, Any]],
    said: Sequence[tuple[Verdict, str]],
) -> list[provenance.Event]:
    """Return what was done: sources taken in, texts made canonical, and what was said of files, by names in the package."""
    return [
        provenance.ingestion(sources),
        *(provenance.normalisation(text, sources, place) for place, text in texts.items()),
        *provenance.validations(records),
        *provenance.judgements(said),
    ]


def _under(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


def _described(description: Description) -> dict[str, bytes]:
    """Return what is said of the document: for catalogues, and of the rights in it where the office states any."""
    dublin_core, marc = DESCRIPTIVE
    files = {
        dublin_core: render("archive/dc.xml", statements=description.statements()).encode(),
        marc: marcxml(description),
    }
    rights = {"documentation/rights.txt": f"{description.rights}\n".encode()} if description.rights else {}
    return files | rights


def _record(
    each: Releasing, name: str, envelope: Envelope, outputs: Mapping[str, Any], hidden: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what the package says of itself to programs: what was asked for, of what and with what it was made."""
    manifest, request = each.manifest, each.request
    return {
        "format": ARCHIVE,
        "symbol": manifest.symbol,
        "name": name,
        "at": envelope.at,
        "redacted": envelope.is_redacted,
        "folder": each.folder,
        "request": {
            "languages": request.languages, "editions": request.editions, "formats": request.formats, "tracked": request.tracked,
        },
        "sources": {inside: manifest.inputs[name] for name, inside in source_names(each).items()},
        "hidden": hidden,
        "findings": manifest.summary["findings"],
        "fingerprint": dict(fingerprints()),
        "tools": manifest.tools,
        "fonts": manifest.fonts,
        "outputs": outputs,
    }  # fmt: skip


def _files(payload: Mapping[str, bytes]) -> list[File]:
    return [File(name, len(data), hashlib.sha512(data).hexdigest()) for name, data in sorted(payload.items())]


def _premis(
    payload: Mapping[str, bytes], events: Sequence[provenance.Event], description: Description, envelope: Envelope
) -> bytes:
    """Return what was done with every file so far."""
    files = _files(payload)
    organization = [{"name": description.publisher, "type": "organization", "version": None}]
    agents = [
        {"name": name, "type": "software", "version": version}
        for name, version in provenance.agents(events, envelope.verdicts).items()
    ]
    return render(
        "archive/premis.xml", symbol=description.symbol.identifier, files=files, events=events, at=envelope.at,
        representations=sorted({file.representation for file in files} - {""}), rights=description.rights,
        agents=[*agents, *(organization if description.publisher else [])],
    ).encode()  # fmt: skip


def _mets(payload: Mapping[str, bytes], description: Description, envelope: Envelope, name: str) -> dict[str, bytes]:
    """Return the lists of files: one a representation, and that of the package, which names them and all other files."""
    whole = partial(
        render, "archive/METS.xml", symbol=description.symbol.identifier, at=envelope.at, version=__version__,
        publisher=description.publisher, descriptive=[], preservation=[], representations=[],
    )  # fmt: skip
    own = {name: data for name, data in payload.items() if not name.startswith("representations/")}
    lists = {}
    for each in REPRESENTATIONS:
        place = f"representations/{each}/"
        if inside := {name.removeprefix(place): data for name, data in payload.items() if name.startswith(place)}:
            parts = _groups(inside, {"Data": "data/"})
            lists[f"{place}{METS}"] = whole(package=each, groups=parts, divisions=parts).encode()
    groups = _groups(own, {"Documentation": "documentation/", "Schemas": "schemas/"})
    pointed = _groups(lists, {place.removesuffix(f"/{METS}").capitalize(): place for place in lists}, len(groups))
    described = [file for file in _files(own) if file.kind]
    return lists | {
        METS: whole(
            package=name, groups=[*groups, *pointed], divisions=groups, representations=pointed,
            descriptive=[file for file in described if file.name != PREMIS],
            preservation=[file for file in described if file.name == PREMIS],
        ).encode()
    }  # fmt: skip


def _groups(payload: Mapping[str, bytes], uses: Mapping[str, str], before: int = 0) -> list[dict[str, Any]]:
    """Return files by what they are used for; a use is named with how the names of its files begin."""
    return [
        {
            "id": f"group-{number}",
            "use": use,
            "files": [file for file in _files(payload) if file.name.startswith(place)],
        }
        for number, (use, place) in enumerate(uses.items(), before + 1)
    ]


def _info(each: Releasing, description: Description, envelope: Envelope, name: str) -> dict[str, str]:
    """Return the lines of bag-info.txt (RFC 8493, 2.2.2); what nobody stated is absent."""
    mark = REDACTED if envelope.is_redacted else UNPUBLISHED
    title = f", {description.title}" if description.title else ""
    lines = {
        "Source-Organization": description.publisher,
        "Contact-Name": each.project.office.pages.contact,
        "External-Description": f"Archive package of {description.symbol.identifier}{title}; {mark}",
        "Bagging-Date": envelope.at[:10],
        "External-Identifier": description.symbol.identifier,
        "Internal-Sender-Identifier": name,
        "Internal-Sender-Description": mark,
        "Bag-Software-Agent": f"Hexapla {__version__}",
    }
    return {label: text for label, text in lines.items() if text}


def time_of(package: bytes | None) -> str | None:
    """Return the time of an archive package of ours, None for anything else."""
    with contextlib.suppress(ValueError, KeyError, StopIteration):
        files = read_zip(package or b"")
        at = json.loads(next(data for name, data in files.items() if name.endswith(f"/data/{ARCHIVE_RECORD}")))["at"]
        return str(at)
    return None
