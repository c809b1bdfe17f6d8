"""Ways between editions compose: two, one after the other, are one way, and it does not matter which two first."""

from hypothesis import example, given
from hypothesis import strategies as st

from poadesk.core.succession import Move, Succession, compose

IDS = ("a", "b", "c", "d")
ids = st.sampled_from(IDS)
options = st.dictionaries(ids, st.sampled_from(("", *IDS)), max_size=3)
moves = st.builds(Move, ids, ids, options, st.none() | ids)
NOTHING = Succession("2018")


@st.composite
def ways(draw: st.DrawFn) -> Succession:
    """A way of which nothing is named twice, as the check of such files has it."""
    moved = draw(st.lists(moves, unique_by=lambda move: move.older, max_size=4))
    ended = draw(st.frozensets(ids, max_size=2)) - {move.older for move in moved}
    return Succession(draw(st.sampled_from(("2018", "2026"))), tuple(moved), ended)


def all_moves(way: Succession) -> dict[str, Move | None]:
    return {id: way.move(id) for id in IDS}


@given(ways())
def test_a_way_on_which_nothing_moves_changes_nothing(way: Succession) -> None:
    assert all_moves(compose(NOTHING, way)) == all_moves(way)
    assert all_moves(compose(way, NOTHING)) == all_moves(way)


@given(ways(), ways(), ways())
def test_it_does_not_matter_which_two_ways_are_put_together_first(a: Succession, b: Succession, c: Succession) -> None:
    assert all_moves(compose(compose(a, b), c)) == all_moves(compose(a, compose(b, c)))


@given(ways(), ways(), ids)
def test_two_ways_lead_where_one_after_the_other_leads(a: Succession, b: Succession, id: str) -> None:
    once, way = a.move(id), compose(a, b).move(id)
    twice = b.move(once.newer) if once else None
    if way is not None:
        assert twice is not None
        assert (way.older, way.newer) == (id, twice.newer)
    else:
        assert once is None or twice is None or once.part is not None


@given(ways(), ways())
@example(Succession("1", (Move("a", "b", {"x": ""}),)), Succession("2", (Move("b", "c", {"": "y"}),)))
def test_options_renamed_twice_have_the_name_of_the_last(a: Succession, b: Succession) -> None:
    for id in IDS:
        once, way = a.move(id), compose(a, b).move(id)
        twice = b.move(once.newer) if once else None
        if once and twice and way and once.part is None:
            for option in IDS:
                name = once.options.get(option, option)
                assert way.options.get(option, option) == (twice.options.get(name, name) if name else "")


def test_a_question_that_ended_does_not_come_back_when_its_id_is_used_again() -> None:
    first, second = Succession("2018", ended=frozenset({"a"})), Succession("2026", (Move("b", "a"),))
    assert compose(first, second).move("a") is None


def test_an_answer_that_became_an_option_follows_that_option() -> None:
    first = Succession("2018", (Move("a", "b", part="old"),))
    second = Succession("2026", (Move("b", "c", {"old": "new", "gone": ""}),))
    assert compose(first, second).move("a") == Move("a", "c", part="new")
    gone = Succession("2026", (Move("b", "c", {"old": ""}),))
    assert compose(first, gone).move("a") is None


def test_a_part_of_a_part_has_no_place() -> None:
    first, second = Succession("2018", (Move("a", "b", part="x"),)), Succession("2026", (Move("b", "c", part="y"),))
    assert compose(first, second).move("a") is None
    assert compose(first, second).move("b") == Move("b", "c", part="y")
