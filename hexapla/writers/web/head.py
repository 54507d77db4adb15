"""The head of a web edition: its styles and scripts, what these need to know, and what machines read."""

from collections.abc import Iterator

from hexapla.present.citation import citation
from hexapla.present.presentation import Column, Presentation
from hexapla.writers.web.self_contained import Head, assets, data

STYLES = ("tokens.css", "controls.css", "page.css", "document.css", "braces.css", "parallel.css", "print.css")
SCRIPTS = ("page.js", "links.js", "notes.js", "search.js", "keys.js")
LABELS = ("close", "link_copied", "match_count", "no_match", "copy_link_here")


def head(presentation: Presentation) -> Head:
    """Return the head of an edition's web page."""
    single = [(code, href) for code, href in presentation.alternates if "-" not in code]
    return Head(
        title=f"{presentation.symbol} – {presentation.first.title}",
        style=assets(STYLES),
        early_script=assets(("theme.js",)),
        script=assets(
            (*SCRIPTS, "parallel.js", "beads.js", "flags.js") if presentation.edition.is_parallel else SCRIPTS
        ),
        settings=data(_settings(presentation)),
        linked_data=data(_linked_data(presentation)),
        metadata=tuple(_metadata(presentation)),
        alternates=tuple(single),
    )


def _settings(presentation: Presentation) -> dict[str, object]:
    """Return what the scripts need to know, above all the words that they show."""
    columns = {}
    for column in presentation.columns:
        language = column.language
        columns[language.code] = {
            "base": _link_base(presentation, column),
            "cite": str(language.facts["para"]),
            "copy": language.label("copy_link"),
            "copied": language.label("link_copied"),
            "note": language.label("note"),
        }
    labels = {key: presentation.first.language.label(key) for key in LABELS}
    return {"symbol": presentation.symbol, "columns": columns, "labels": labels}


def _link_base(presentation: Presentation, column: Column) -> str:
    """Return the address that a copied link starts with: this page at the office, else the official text."""
    if presentation.office.base_url is None:
        return column.official_url
    folder = presentation.file_stem.removesuffix(f".{presentation.edition}")
    place = f"{folder}/{presentation.edition}/{presentation.file_stem}.html"
    return f"{presentation.office.base_url.rstrip('/')}/{place}"


def _metadata(presentation: Presentation) -> Iterator[tuple[str, str]]:
    """Yield the Dublin Core of the page; a date that no source gave is left out."""
    yield "dcterms.identifier", presentation.symbol
    yield "dcterms.title", presentation.first.title
    yield "dcterms.creator", citation(presentation).author
    for column in presentation.columns:
        yield "dcterms.language", column.language.code
    facts = {
        "dcterms.issued": presentation.day.isoformat() if presentation.first.masthead.date else None,
        "dcterms.publisher": presentation.office.publisher,
        "dcterms.rights": presentation.office.rights,
        "dcterms.source": presentation.first.official_url,
        "dcterms.replaces": presentation.supersedes,
        "dcterms.relation": presentation.corrects,
        "description": presentation.first.standing,
    }
    yield from ((name, value) for name, value in facts.items() if value)
    yield from _citation(presentation)
    if presentation.edition.is_parallel:
        return
    for text in presentation.first.supplied:
        yield "hexapla.supplied", text
    for text in presentation.first.source_contents:
        yield "hexapla.contents", text
    if presentation.first.job_number:
        yield "hexapla.job", presentation.first.job_number


def _citation(presentation: Presentation) -> Iterator[tuple[str, str]]:
    """Yield what reference managers and search engines of libraries read from a page."""
    cited = citation(presentation)
    yield "citation_title", cited.title
    yield "citation_author", cited.author
    if cited.day:
        yield "citation_publication_date", f"{cited.day:%Y/%m/%d}"
    yield "citation_technical_report_number", cited.symbol
    yield "citation_technical_report_institution", cited.publisher
    for column in presentation.columns:
        yield "citation_language", column.language.code
    yield "citation_public_url", cited.url


def _linked_data(presentation: Presentation) -> dict[str, object]:
    """Return what the page is, in the vocabulary of schema.org."""
    first = presentation.first
    codes = [column.language.code for column in presentation.columns]
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "identifier": presentation.symbol,
        "name": first.title,
        "inLanguage": codes if len(codes) > 1 else codes[0],
        "isBasedOn": first.official_url,
        "creativeWorkStatus": presentation.status,
    }
    if first.masthead.date:
        facts["datePublished"] = presentation.day.isoformat()
    if presentation.office.publisher:
        facts["publisher"] = {"@type": "Organization", "name": presentation.office.publisher}
    return facts
