"""The operator sees what is said of each fellowship that no person has read on its page yet."""

from finder.register.facts import facts
from tests.commands.conftest import Run

KNOWN = sum(len(dict(item.known())) for item in facts().values())


def test_each_fact_stands_there_with_its_page_and_whether_a_person_read_it(run: Run) -> None:
    found = run("facts")
    rows = found.out.splitlines()[1:]
    assert found.code == 0
    assert len(rows) == KNOWN
    assert all("not yet read" in row or "read by a person" in row for row in rows)
    (row,) = [row for row in rows if row.startswith("al-anon ") and " cost " in row]
    assert "https://alanonraleigh.com/faq/" in row


def test_those_still_to_read_are_counted_and_can_be_listed_alone(run: Run) -> None:
    found = run("facts", "--waiting")
    rows = found.out.splitlines()[1:]
    assert all("not yet read" in row for row in rows)
    assert f"{len(rows)} of {KNOWN} not yet read by a person" in found.err
