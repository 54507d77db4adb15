"""Words that no source gave: which of them our files name, so that they are left out when read again."""

from types import SimpleNamespace

from hexapla.akn.names import SUPPLIED, E
from hexapla.present import _supplied


def test_words_of_ours_in_the_list_of_a_drawing_are_no_lines_to_leave_out() -> None:
    ours = {SUPPLIED: "ours"}
    listed = E.blockList(E.item(E.p(E.span("Beside it:", ours), " Pilots")))
    main = E.doc(E.p("Distr.: General", ours), E.mainBody(listed))
    assert list(_supplied(SimpleNamespace(main=main))) == ["Distr.: General"]  # type: ignore[arg-type]
