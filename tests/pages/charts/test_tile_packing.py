"""Tiles of compounds in the block of their community."""

from hypothesis import given
from hypothesis import strategies as st

from pages.parts.charts.tile_packing import ACROSS, Spot, packed_spots, rows_of, size_of
from tests.cases import each

HOUSEHOLDS = st.one_of(st.none(), st.just(float("nan")), st.floats(0, 5000), st.integers(0, 5000))
REGISTER = st.lists(HOUSEHOLDS, max_size=60)


def cells(spot: Spot) -> set[tuple[int, int]]:
    return {
        (spot.row + down, spot.column + across) for down in range(spot.height) for across in range(spot.width)
    }


def area(households: float | None) -> int:
    width, height = size_of(households)
    return width * height


@each(
    ("households", "size"),
    [
        (None, (1, 1)), (float("nan"), (1, 1)), (0, (1, 1)), (199, (1, 1)),
        (200, (2, 1)), (399, (2, 1)), (400, (2, 2)), (5000, (2, 2)),
    ],
)  # fmt: skip
def test_size_goes_by_the_class_of_households(households: float | None, size: tuple[int, int]):
    assert size_of(households) == size


def test_large_first_then_middle_then_small_each_in_the_first_free_place():
    #       S    L    M    L    S    M    M
    spots = packed_spots([100, 400, 200, 900, 50, 300, 250])
    assert spots == [
        Spot(2, 3, 1, 1),
        Spot(0, 0, 2, 2),
        Spot(0, 2, 2, 1),
        Spot(2, 0, 2, 2),
        Spot(3, 3, 1, 1),
        Spot(2, 2, 2, 1),
        Spot(0, 3, 2, 1),
    ]
    assert rows_of(spots) == 4


def test_one_large_leaves_its_side_to_others():
    assert packed_spots([400, 200, 200, 100]) == [
        Spot(0, 0, 2, 2),
        Spot(2, 0, 2, 1),
        Spot(2, 1, 2, 1),
        Spot(0, 2, 1, 1),
    ]


def test_one_and_none():
    assert packed_spots([100]) == [Spot(0, 0, 1, 1)]
    assert packed_spots([]) == []
    assert rows_of([]) == 0


@given(REGISTER)
def test_all_are_placed_inside_the_block_and_none_overlap(register: list[float | None]):
    spots = packed_spots(register)
    assert [spot[2:] for spot in spots] == [size_of(households) for households in register]
    assert all(0 <= spot.column <= ACROSS - spot.width and spot.row >= 0 for spot in spots)
    covered = [cell for spot in spots for cell in cells(spot)]
    assert len(covered) == len(set(covered)) == sum(map(area, register))


@given(REGISTER)
def test_no_tile_fits_further_up_among_those_placed_before_it(register: list[float | None]):
    spots = packed_spots(register)
    order = sorted(range(len(register)), key=lambda at: (-area(register[at]), at))
    taken: set[tuple[int, int]] = set()
    for at in order:
        spot = spots[at]
        earlier = [
            Spot(column, row, spot.width, spot.height)
            for row in range(spot.row + 1)
            for column in range(ACROSS - spot.width + 1)
            if (row, column) < (spot.row, spot.column)
        ]
        assert all(cells(other) & taken for other in earlier)
        taken |= cells(spot)


@given(REGISTER, st.integers(0, 59), st.floats(0.5, 1.5))
def test_a_tile_moves_only_when_a_class_changes(register: list[float | None], at: int, factor: float):
    """Households that stay in their class move nothing, whatever else is known of the compound."""
    changed = list(register)
    if at < len(changed) and changed[at] is not None:
        other = float(changed[at] or 0) * factor
        changed[at] = other if size_of(other) == size_of(register[at]) else register[at]
    assert packed_spots(changed) == packed_spots(register)


@given(REGISTER, HOUSEHOLDS)
def test_a_compound_added_at_the_end_moves_no_larger_one(register: list[float | None], new: float | None):
    before, after = packed_spots(register), packed_spots([*register, new])
    kept = [at for at, households in enumerate(register) if area(households) >= area(new)]
    assert [after[at] for at in kept] == [before[at] for at in kept]
