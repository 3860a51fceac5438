"""No sentence of the briefing is false either: the laws of its own over every store and every scope."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import answer_from
from pages.parts.briefing.model import Derivation, Number
from queries import Scope
from tests.laws.briefings import LAWS, comparison_is_the_one_named, what_was_not_kept_is_not_counted
from tests.laws.conftest import Seen, each_sight
from tests.laws.sentences import all_is_said_of_several, every_name_is_drawn, first_is_first_alone
from tests.laws.told import Told

WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26))
BEFORE = Scope(date(2026, 10, 12), date(2026, 10, 19))
SUMMARY = "service_requests/summary"


@each_sight
def test_every_sentence_of_the_briefing_holds(seen: Seen):
    told = [one for one in seen.told if one.page == "briefing" and one.key != "headline"]
    assert told
    with answer_from(seen.served):
        broken = [(fault, str(one)) for one in told for law in LAWS for fault in law(one, seen.served)]
    assert broken == []


def said(text: str, *numbers: Number, answer: dict[str, list[object]] | None = None) -> Told:
    answers = () if answer is None else (pd.DataFrame(answer),)
    return Told("briefing", "places", WEEK, text, numbers=numbers, answers=answers)


def number(text: str, scope: Scope = WEEK, against: Scope | None = None) -> Number:
    derivation = Derivation.VALUE if against is None else Derivation.DIFFERENCE
    return Number(text, float(text), SUMMARY, "request_count", scope, (), derivation, against)


def test_the_laws_see_what_is_false(serve: Callable[[str], Snapshot]):
    samples = serve("samples")
    answer = {"community": ["南门社区", "新城社区"], "request_count": [4, 4]}
    assert [*first_is_first_alone(said("南门社区最多，4 件", answer=answer), {"南门社区"})]
    assert not [*first_is_first_alone(said("南门社区、新城社区并列最多", answer=answer), {"南门社区"})]
    assert [*every_name_is_drawn(said("白龙社区 4 件", answer=answer), {"白龙社区"})]
    assert [*all_is_said_of_several(said("社区名次没有上升的", answer={"community": ["南门社区"]}), ())]
    with answer_from(samples):
        step = number("3", against=BEFORE)
        assert [*comparison_is_the_one_named(said("较上年同期增 3 件", step), samples)]
        assert not [*comparison_is_the_one_named(said("较上期增 3 件", step), samples)]
        early = number("0", Scope(date(2015, 1, 5), date(2015, 1, 12)))
        assert [*what_was_not_kept_is_not_counted(said("受理诉求 0 件", early), samples)]
