"""Which columns of a list are shown: at most eight, or those that were chosen."""

from __future__ import annotations

from pages.parts.html.rows_table import Column, columns_of, shown_names

NAMES = ["request_id", "requested_at", "community", "compound", "category", "title", "status", "days_late"]


def test_the_usual_columns_leave_out_long_texts_and_end_with_days() -> None:
    columns = columns_of(NAMES)
    assert columns[2] == Column(3, below=2)  # the community stands below the compound
    assert shown_names(NAMES, columns) == [name for name in NAMES if name != "title"]
    assert columns[-1] == Column(7)


def test_chosen_columns_are_shown_in_the_order_of_the_list_and_nothing_else() -> None:
    columns = columns_of(NAMES, chosen=("title", "community", "request_id"))
    assert [column.at for column in columns] == [0, 2, 5]  # a community without its compound has its own cell
    assert all(column.below is None for column in columns)


def test_the_column_they_are_sorted_by_is_shown_too() -> None:
    assert columns_of(NAMES, chosen=("request_id",), sort="status") == [Column(0), Column(6)]
    both = columns_of(NAMES, chosen=("community", "compound"), sort="community")
    assert both == [Column(3, below=2)]


def test_all_columns_can_be_chosen() -> None:
    assert shown_names(NAMES, columns_of(NAMES, chosen=NAMES)) == NAMES
