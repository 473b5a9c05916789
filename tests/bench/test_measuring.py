"""What the benchmark says of the times it took."""

import math
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench import floor, report
from bench.answers import Engine, Plain
from bench.measure import Run, Times, run
from bench.paste import put
from bench.serving import addresses
from bench.sheet import Sheet
from bench.workload import SHAPES, Question, questions

PROJECT = Path(__file__).resolve().parents[2]
NOTHING = Plain(total=0, ids=(), facets={})


def engine(name: str, answer: Plain = NOTHING) -> Engine:
    return Engine(
        name=name, title=name, read=lambda q: q, ask=lambda _: answer, plain=lambda found: found
    )


def timed(milliseconds: Sequence[float]) -> Times:
    return Times(first=list(milliseconds), later=[[each] for each in milliseconds])


def test_an_argument_counts_by_the_median_of_its_later_calls() -> None:
    times = Times(first=[9.0, 5.0], later=[[1.0, 2.0, 30.0], []])
    assert times.each == [2.0, 5.0]


def test_p95_of_24_arguments_is_the_second_highest() -> None:
    assert timed(range(1, 25)).p95 == 23


def test_the_means_are_geometric_and_leave_out_what_the_targets_do() -> None:
    factors = {
        shape: 100.0 if shape == 13 else 8.0 if shape in (6, 7, 10, 14) else 2.0 for shape in SHAPES
    }
    times = {
        shape: {"ours": timed([1.0] * 24), "peer": timed([factor] * 24)}
        for shape, factor in factors.items()
    }
    line = next(report.means(Run(times=times), [engine("ours"), engine("peer")]))
    everywhere = math.exp((9 * math.log(2) + 4 * math.log(8)) / 13)
    assert "2.0 over the shapes without a place and without 13 (9)" in line
    assert f"{everywhere:.1f} over all without 13 (13)" in line
    assert "ahead in every shape" in line


def test_a_shape_in_which_a_peer_is_ahead_is_named() -> None:
    times = {1: {"ours": timed([2.0]), "peer": timed([1.0])}}
    assert "behind it in 1" in next(
        report.means(Run(times=times), [engine("ours"), engine("peer")])
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (Plain(total=1, ids=(), facets={}), "total"),
        (Plain(total=0, ids=("a_1",), facets={}), "meetings"),
        (Plain(total=0, ids=(), facets={"day": {"mon": 1}}), "day"),
    ],
)
def test_an_answer_that_differs_is_counted_and_shown(other: Plain, said: str) -> None:
    asked = {1: questions()[1][:3]}
    found = run([engine("ours"), engine("peer", other)], asked, rounds=1, seconds=1)
    assert len(found.differ["peer"]) == 3
    assert said in found.differ["peer"][0]
    assert "3 answers compared, 3 differ" in "\n".join(
        report.equality(found, [engine("ours"), engine("peer")])
    )


def test_every_engine_is_asked_in_every_round() -> None:
    found = run([engine("ours"), engine("peer")], {1: questions()[1][:5]}, rounds=3, seconds=60)
    assert [len(later) for later in found.times[1]["peer"].later] == [3] * 5
    assert found.compared == {"peer": 5}
    assert not found.differ["peer"]


def test_the_floor_rises_with_what_is_found(sheet: Sheet) -> None:
    question = Question(shape=2, words=("word",))
    held = {("word", False): 10}
    few = Plain(total=10, ids=(), facets={"day": {"mon": 10}})
    many = Plain(total=1_000, ids=(), facets={"day": {"mon": 1_000}})
    assert 0 < floor.octets(question, few, sheet, held) < floor.octets(question, many, sheet, held)


def test_a_table_goes_where_the_document_wants_it(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- a -->\nold\n<!-- /a -->\nafter\n", encoding="utf-8")
    put("| new |", page, "a")
    assert page.read_text("utf-8") == "before\n<!-- a -->\n\n| new |\n\n<!-- /a -->\nafter\n"
    with pytest.raises(SystemExit, match="no place"):
        put("| new |", page, "b")


def test_the_document_has_a_place_for_every_table() -> None:
    text = (PROJECT / "docs" / "performance.md").read_text("utf-8")
    for name in ("bench 300000", "bench 1000000", "growth", "serving"):
        assert text.index(f"<!-- {name} -->") < text.index(f"<!-- /{name} -->")


def test_the_addresses_of_the_workload_stand_in_turn_by_shape() -> None:
    found = addresses("/meetings.json", SHAPES)
    assert len(found) == len(set(found)) == 14 * 24
    assert "lat=" in found[5]
    assert found[12] == "/meetings.json?"
