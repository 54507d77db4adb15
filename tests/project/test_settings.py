"""Folders of documents and their `document.toml`: what is wrong is named with its line, and stops nobody else."""

from hexapla.akn.document import AknDocument
from hexapla.akn.schema import schema_errors
from hexapla.engine.jobs import office_of
from hexapla.project.layout import Project, open_work
from samples import project as small
from samples.project import BUILD, files

SYMBOL, NAME = small.SYMBOL, small.NAME


def test_a_misspelt_key_is_named_with_its_line_and_the_nearest_and_stops_nobody_else(run, sources, out):
    folder = small.document(sources)
    small.other(sources)
    assert run(*BUILD)[0] == 0
    before = files(out / NAME)
    (folder / "document.toml").write_text(f'symbol = "{SYMBOL}"\ndistribtion = "general"\n', encoding="utf-8")
    (sources / "CAT-C-NLD-FCO-9" / "en.txt").write_text(
        small.EN.replace(SYMBOL, "CAT/C/NLD/FCO/9").replace("eleven", "twelve"), encoding="utf-8"
    )
    code, said, complaint = run(*BUILD)
    assert code == 4
    assert "document.toml:2" in complaint
    assert "'distribtion'" in complaint
    assert "Did you mean 'distribution'?" in complaint
    assert files(out / NAME) == before
    assert b"twelve" in (out / "CAT-C-NLD-FCO-9" / "en" / "CAT-C-NLD-FCO-9.en.html").read_bytes()
    assert "CAT/C/NLD/FCO/9" in said


def test_a_key_of_an_inner_table_that_stands_too_far_out_is_told_where_it_belongs(run, sources):
    folder = small.document(sources)
    for text, said in (
        ("titel = 3", "Did you mean 'title'? It stands below one of"),
        ("date_ = 3", "Did you mean 'date'?"),
    ):
        (folder / "document.toml").write_text(f'symbol = "{SYMBOL}"\n{text}\n', encoding="utf-8")
        complaint = " ".join(run(*BUILD)[2].split())
        assert said in complaint
    assert "below" not in complaint


def test_two_sources_for_one_language_are_exit_4_and_both_named(run, sources):
    folder = small.document(sources)
    (folder / "en.xml").write_text("<a/>", encoding="utf-8")
    code, _, complaint = run(*BUILD)
    assert code == 4
    assert "en.txt" in complaint
    assert "en.xml" in complaint


def test_a_source_named_in_document_toml_is_the_one(run, sources, out):
    folder = small.document(sources, toml=f'symbol = "{SYMBOL}"\n[en]\nsource = "final.txt"\n')
    (folder / "final.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    assert run(*BUILD)[0] == 0
    assert b"twelve" in (out / NAME / "en" / f"{NAME}.en.html").read_bytes()


def test_no_symbol_anywhere_is_exit_4_and_says_where_to_write_it(run, sources):
    small.document(sources, toml="", en="1.\tA text without a masthead.\n")
    code, _, complaint = run(*BUILD)
    assert code == 4
    assert "Write symbol" in complaint


def test_a_folder_without_a_source_is_exit_4(run, sources):
    (sources / NAME).mkdir()
    assert run(*BUILD)[0] == 4


def test_what_a_document_is_about_reaches_its_valid_xml_and_wrong_words_are_named(run, sources, out):
    folder = small.document(sources, toml=f'symbol = "{SYMBOL}"\nsubjects = ["TORTURE", "PRISONS & <prisoners>"]\n')
    assert run(*BUILD)[0] == 0
    document = AknDocument.from_bytes((out / NAME / "en" / f"{NAME}.en.xml").read_bytes())
    assert document.subjects == ("TORTURE", "PRISONS & <prisoners>")
    assert schema_errors(document.root) == ()
    (folder / "document.toml").write_text(f'symbol = "{SYMBOL}"\nsubjects = ["TORTURE", 3]\n', encoding="utf-8")
    code, _, complaint = run(*BUILD)
    assert (code, "document.toml:2" in complaint) == (4, True)


def test_the_pdf_profile_of_a_document_wins_over_that_of_the_office(sources, out):
    folder = small.document(sources, toml=f'symbol = "{SYMBOL}"\npdf_profile = "3a"\n')
    (sources / "office.toml").write_text('pdf_profile = "2a"\n', encoding="utf-8")
    project, work = Project.open(sources, out), open_work(folder)
    assert office_of(project, work.config).pdf_profile == "3a"
    (folder / "document.toml").write_text(f'symbol = "{SYMBOL}"\n', encoding="utf-8")
    assert office_of(project, open_work(folder).config).pdf_profile == "2a"


def test_a_pdf_profile_that_there_is_not_is_refused_with_the_ones_there_are(run, sources):
    small.document(sources, toml=f'symbol = "{SYMBOL}"\npdf_profile = "1b"\n')
    code, _, complaint = run(*BUILD)
    assert (code, "Write one of: 3a, 2a." in complaint) == (4, True)
