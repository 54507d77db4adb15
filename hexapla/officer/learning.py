"""Pairs of terms learnt from other documents and memories: proposed, and taken or struck by the officer.

Nothing that is learnt here changes a report by itself.  The proposals stand in a file beside the glossary, each with
what speaks for it; what the officer marks there as taken goes into the glossary, what is struck is not proposed again.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tomlkit
from lxml import etree

from hexapla.akn.names import XML_LANG
from hexapla.concordance.glossary import contradicts, load_glossary
from hexapla.concordance.grammar import grammar
from hexapla.concordance.lengths import aligned_sentences
from hexapla.concordance.letters import bare_letters
from hexapla.concordance.memory import learnt_pairs
from hexapla.concordance.pairs import pairs_of
from hexapla.domain.office import Office
from hexapla.engine.allowance import Allowance
from hexapla.engine.comparison import pairs_in
from hexapla.engine.pool import Pool, Task
from hexapla.engine.request import default_editions
from hexapla.errors import ConfigurationError, SourceError
from hexapla.pipeline import examine
from hexapla.present import present
from hexapla.project.keys import LANGUAGES
from hexapla.project.layout import Project, open_work
from hexapla.project.snapshot import read_if_there
from hexapla.project.toml_edit import with_rows
from hexapla.project.toml_file import TomlFile
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.reading import read_plain
from hexapla.storage.tree import Change
from hexapla.xml_tree import parse

PROPOSALS = "glossary.proposed.toml"
GLOSSARY = "glossary.toml"
DECISIONS = ("", "take", "strike")
_CLOSED = ("restricted", "provisional", "confidential")
"""What is left out: documents of these distributions, and memories whose properties name one of them."""

_HEADING = """# Pairs of terms that other documents and memories show (python3 build.py learn). Write decision = "take" for what
# belongs in the glossary, "strike" for what does not, and run the command again.
"""

Sentences = dict[tuple[str, str], list[tuple[str, tuple[str, str]]]]
"""By languages: where each pair of aligned sentences is from, and its texts."""


@dataclass(frozen=True)
class Proposal:
    """A pair of terms, the sentences that show it, and what they are from."""

    languages: tuple[str, str]
    terms: tuple[str, str]
    sentences: int
    origins: tuple[str, ...]


@dataclass(frozen=True)
class Learnt:
    """What a run did: pairs that wait for a decision, how many went into the glossary, how many are struck."""

    proposals: tuple[Proposal, ...]
    taken: int
    struck: int
    left_out: tuple[str, ...]


def learn(
    project: Project, names: Sequence[str], allowance: Allowance = Allowance(), turn: Turn = Turn("learn")
) -> Learnt:
    """Carry out the decisions of the officer, then propose what documents and memories show.

    `names` are documents by symbol or folder and TMX files; all documents of the project if none is named.

    Raises:
        SourceError: a memory cannot be read.
        ConfigurationError: the file of proposals is wrong.
    """
    with exclusive(project.sources, turn, is_ours=False) as tree, Pool(allowance) as pool:
        decisions = decided(project.sources / PROPOSALS)
        taken = [terms for terms, decision in decisions.items() if decision == "take"]
        struck = [terms for terms, decision in decisions.items() if decision == "strike"]
        glossary = tree.read(GLOSSARY)
        load_glossary(project.sources / GLOSSARY, ("en", "fr"), glossary)
        glossary = _with_terms(glossary, taken) if taken else glossary
        task = Task("What is learnt from", proposed, (project, tuple(names), glossary))
        found, left_out = pool.result(task)
        proposals = [each for each in found if _key(each) not in struck]
        changes = [Change(GLOSSARY, glossary)] if taken else []
        tree.commit([*changes, Change(PROPOSALS, _as_file(proposals, struck))])
    return Learnt(tuple(proposals), len(taken), len(struck), tuple(left_out))


def proposed(project: Project, names: Sequence[str], glossary: bytes | None) -> tuple[list[Proposal], list[str]]:
    """Return what documents and memories show and the glossary has not, and what was left out.

    Raises:
        SourceError: a document or a memory cannot be read.
    """
    sentences, left_out = _sentences(project, names)
    return list(_proposals(sentences, project.sources / GLOSSARY, glossary)), left_out


Terms = tuple[tuple[str, str], tuple[str, str]]
"""Two languages, each with its term."""


def _key(proposal: Proposal) -> Terms:
    first, second = zip(proposal.languages, proposal.terms, strict=True)
    return first, second


def _sentences(project: Project, names: Sequence[str]) -> tuple[Sentences, list[str]]:
    found: Sentences = defaultdict(list)
    left_out: list[str] = []
    memories = [Path(name) for name in names if name.casefold().endswith(".tmx")]
    documents = [name for name in names if not name.casefold().endswith(".tmx")]
    for folder in project.chosen(documents) if documents or not memories else ():
        work = open_work(folder)
        examined = examine(work, project.office).whole()
        symbol = examined.metadata.symbol.identifier
        if examined.metadata.distribution in _CLOSED:
            left_out.append(symbol)
            continue
        for edition in pairs_in(default_editions(list(examined.documents))):
            languages = (edition.languages[0], edition.languages[1])
            pairs = pairs_of(present(examined.documents, edition, Office(), exceptions=work.config.align))
            grammars = (grammar(languages[0]), grammar(languages[1]))
            found[languages].extend((symbol, texts) for _, texts in aligned_sentences(pairs, grammars))
    for memory in memories:
        units = list(_units(memory))
        if not units:
            left_out.append(memory.name)
        for languages, texts in units:
            found[languages].append((memory.name, texts))
    return found, left_out


def _units(path: Path) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Yield the units of a translation memory in two of our languages; those of closed documents are left out."""
    try:
        root = parse(read_plain(path.resolve()))
    except (OSError, etree.XMLSyntaxError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no XML"
        message = f"{path} cannot be read as a translation memory: {reason}."
        raise SourceError(message, "Export it from your tool as TMX 1.4.") from error
    header = root.find("header")
    if header is not None and _is_closed(header):
        return
    for unit in root.iter("tu"):
        texts = {}
        for variant in unit.iter("tuv"):
            code = (variant.get(XML_LANG) or variant.get("lang") or "").lower()[:2]
            segment = variant.find("seg")
            if code in LANGUAGES and segment is not None:
                texts[code] = "".join(map(str, segment.itertext())).strip()
        codes = sorted(texts, key=LANGUAGES.index)
        if len(codes) > 1 and not _is_closed(unit):
            yield from (((codes[0], code), (texts[codes[0]], texts[code])) for code in codes[1:])


def _is_closed(element: etree._Element) -> bool:
    return any(word in (each.text or "").casefold() for each in element.findall("prop") for word in _CLOSED)


def _proposals(sentences: Sentences, path: Path, glossary: bytes | None) -> Iterator[Proposal]:
    for languages, rows in sorted(sentences.items()):
        known = load_glossary(path, languages, glossary)
        grammars = (grammar(languages[0]), grammar(languages[1]))
        for pair in learnt_pairs([texts for _, texts in rows], grammars):
            is_known = any(
                all(pattern.search(term) for pattern, term in zip(each.patterns, pair.terms, strict=True))
                for each in known
            )
            if pair.is_mutual and not is_known and not contradicts(pair.terms, known):
                origins = {origin for origin, texts in rows if _holds(texts, pair.terms)}
                yield Proposal(languages, pair.terms, pair.count, tuple(sorted(origins)))


def _holds(texts: tuple[str, str], terms: tuple[str, str]) -> bool:
    return all(bare_letters(term) in bare_letters(text) for term, text in zip(terms, texts, strict=True))


def decided(path: Path) -> dict[Terms, str]:
    """Return the pairs of the file of proposals with what the officer wrote beside each."""
    data = read_if_there(path)
    if data is None:
        return {}
    try:
        found = {_terms_of(row): str(row.get("decision", "")) for row in TomlFile(path, data).values.get("pair", [])}
    except (AttributeError, TypeError, ValueError) as error:
        message = f"{path.name} has a pair that is not of two languages."
        raise ConfigurationError(message, "Delete it: the command proposes anew.") from error
    if wrong := set(found.values()) - set(DECISIONS):
        message = f'{path.name} has the decision "{min(wrong)}".'
        raise ConfigurationError(message, 'Write "take" or "strike", or leave it empty.')
    return found


def _terms_of(row: dict[str, object]) -> Terms:
    codes = [code for code in LANGUAGES if code in row]
    first, second = ((code, str(row[code])) for code in codes)
    return first, second


def _with_terms(glossary: bytes | None, taken: Sequence[Terms]) -> bytes:
    """Return the glossary with more terms, its comments and order kept."""
    return with_rows(glossary, "term", map(dict, taken))


def _as_file(proposals: Sequence[Proposal], struck: Sequence[Terms]) -> bytes:
    """Return the file of proposals, what is struck at its end."""
    document = tomlkit.document()
    rows = tomlkit.aot()
    for each in proposals:
        row = tomlkit.table()
        row.update({**dict(_key(each)), "sentences": each.sentences, "from": list(each.origins), "decision": ""})
        rows.append(row)
    for terms in struck:
        row = tomlkit.table()
        row.update({**dict(terms), "decision": "strike"})
        rows.append(row)
    document.add("pair", rows)
    return (_HEADING + tomlkit.dumps(document)).encode()
