"""AKN XML as a source: taken as it is where it is ours, refused with a reason where it is no AKN."""

import hashlib

from hexapla.akn.document import AknDocument, parse
from hexapla.akn.names import AKN, local
from hexapla.akn.reading import Reading
from hexapla.errors import SourceError
from hexapla.readers.door import LARGEST


def read_akn(data: bytes, name: str, language: str) -> Reading:
    """Read an AKN 3.0 document.

    Raises:
        SourceError: the file is no well-formed XML, carries a document type declaration, or is no AKN.
    """
    if len(data) > LARGEST:
        message = f"{name} is {len(data):,} bytes long; the limit is {LARGEST:,}."
        raise SourceError(message, "Split the document.")
    try:
        root = parse(data)
    except ValueError as error:
        message = f"{name} cannot be read as XML: {error}."
        raise SourceError(message, "Correct the file, or export it again.") from error
    if root.tag != f"{{{AKN}}}akomaNtoso" or not any(local(child) for child in root):
        message = f"{name} is no Akoma Ntoso 3.0 document."
        raise SourceError(message, "Its first element must be akomaNtoso, in the namespace of version 3.0.")
    document = AknDocument(root)
    return Reading(
        language=language,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text="",
        body=document.body,
        canonical=root,
    )
