"""Two short languages of an edition, paired by the program itself, for the tests of side-by-side formats."""

import datetime
from collections.abc import Sequence

from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present.flags import Remark, with_flags
from hexapla.present.matching import note_rows, with_beads
from hexapla.present.parallel import Exceptions, align, joined_rows
from hexapla.present.presentation import Column, Presentation
from samples import web as samples

TEXTS = {
    "en": ["The mission came on 4 May 2019. It stayed for three days. It left.", "In Tarma it met 212 farmers.",
           "The mayor spoke of a bridge. A road was planned."],
    "fr": ["La mission est venue le 4 mai 2019. Elle est restée trois jours, puis est repartie.",
           "À Tarma, elle a rencontré 212 agriculteurs.", "Le maire a parlé d’un pont. Une route était prévue."],
    "ar": ["وصلت البعثة في 4 أيار/مايو 2019. وبقيت ثلاثة أيام. ثم غادرت.", "والتقت في تارما 212 مزارعا.",
           "وتحدث رئيس البلدية عن جسر. وكان من المقرر شق طريق."],
}  # fmt: skip


def paragraphs(texts: Sequence[str], first: int = 1) -> str:
    """Return numbered paragraphs as the body of a canonical document."""
    return "".join(
        f'<paragraph eId="para_{n}"><num>{n}.</num><content><p>{text}</p></content></paragraph>'
        for n, text in enumerate(texts, first)
    )


def column(code: str, texts: Sequence[str] | None = None) -> Column:
    """Return one language of an edition."""
    return samples.column(code, paragraphs(TEXTS[code] if texts is None else texts))


def edition(
    *columns: Column, exceptions: Exceptions = (), remarks: Sequence[Remark] = (), original: str | None = None,
    office: Office | None = None,
) -> Presentation:  # fmt: skip
    """Return an edition of these columns, its rows and beads made as a build makes them."""
    languages = [each.language for each in columns]
    blocks = [each.blocks for each in columns]
    codes = [language.code for language in languages]
    rows = with_beads(align(blocks, languages, exceptions), languages, joined_rows(blocks, languages, exceptions))
    kind = Edition(tuple(codes))
    return Presentation(
        symbol=samples.SYMBOL, edition=kind, file_stem=f"{samples.STEM}.{kind}", columns=columns,
        rows=with_flags(rows, codes, remarks), note_rows=note_rows([each.notes for each in columns], languages),
        office=office or Office(), day=datetime.date(2021, 12, 3), identifier="/akn/x", status="derived",
        original=original,
    )  # fmt: skip


def pair(remarks: Sequence[Remark] = (), original: str | None = None, office: Office | None = None) -> Presentation:
    """Return English and French."""
    return edition(column("en"), column("fr"), remarks=remarks, original=original, office=office)
