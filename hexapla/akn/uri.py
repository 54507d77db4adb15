"""FRBR addresses of a document, by the AKN4UN naming rules."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class WorkIri:
    """The parts of a work's address: `/akn/un/doc/paper/un-cat/2021-12-03/CAT-C-PER-FCO-7`."""

    doc_type: str
    subtype: str
    actor: str
    day: datetime.date
    number: str

    def __str__(self) -> str:
        """Give the address."""
        return f"/akn/un/{self.doc_type}/{self.subtype}/{self.actor}/{self.day.isoformat()}/{self.number}"

    def expression(self, alpha3: str, day: datetime.date) -> str:
        """Return the address of the expression in a language of a day: `…/fra@2021-12-03`."""
        return f"{self}/{alpha3}@{day.isoformat()}"
