"""督办: who has which matter until when, what was promised, and what became of it by the numbers?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.settings import settings
from data.snapshots.store import Snapshot
from data.weeks import WEEK
from pages.parts.asking.events import events
from pages.parts.asking.fetch import snapshot
from pages.parts.asking.follow_up_weeks import follow_ups, last_whole_week
from pages.parts.asking.scope_state import speak
from pages.parts.findings.event import Event
from pages.parts.findings.follow_up_outcome import FollowedMatter, FollowUpState
from pages.parts.findings.reading import capital
from pages.parts.html import markup
from pages.parts.screen import frame
from pages.parts.screen.export import file_name, xlsx_bytes
from pages.parts.screen.head import page_head
from pages.parts.screen.links import File, clicked_link, foot_links
from pages.parts.subjects.follow_ups import event_cards, readings, room, table
from pages.parts.words.dates import day
from pages.parts.words.language import _, listing, mark
from pages.parts.words.literal import literal
from pages.parts.words.numbers import unit_of
from pages.parts.words.value_names import in_words
from queries import Scope

KEY = "follow-ups"
_MATTERS = mark("项")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Most names in the note of a card.
_NAMED = 2


def known_events(served: Snapshot) -> Sequence[Event]:
    """The events of the last whole week, which can be followed up."""
    last = last_whole_week(served)
    return events(Scope(last, last + WEEK), served)


def sentence(served: Snapshot) -> list[str]:
    """The parts of the sentence under the headline."""
    return [
        _("**全街道**"),
        readings.checked_by(last_whole_week(served)),
        _("“定时”是作出决定前一周，“现在”是上周；率按近 12 周合计"),
        _("结果由系统按台账核对，不由承办单位填报；筛选对本页不起作用"),
    ]


def cards(opened: Sequence[FollowedMatter], closed: Sequence[FollowedMatter]) -> list[markup.Card]:
    """The five numbers of the page, each with whom it is about."""
    late = [each for each in opened if each.outcome.is_overdue]
    pending = [each for each in opened if each.outcome.state is FollowUpState.PENDING]
    met = [each for each in opened if each.outcome.state is FollowUpState.MET]
    relapsed = [each for each in closed if each.outcome.relapsed_in is not None]
    return [
        _card(_("未销"), opened, _units(opened)),
        _card(_("逾期"), late, _units(late)),
        _card(_("待定"), pending, _units(pending)),
        _card(_("已达到、待销号"), met, _units(met)),
        _card(_("已经销号"), closed, _("反弹 {n} 项").format(n=len(relapsed)) if closed else ""),
    ]


def _card(label: str, matters: Sequence[FollowedMatter], note: str) -> markup.Card:
    return markup.Card(label, str(len(matters)), unit_of(len(matters), _MATTERS), note=note)


def _units(matters: Sequence[FollowedMatter]) -> str:
    names = list(dict.fromkeys(each.follow_up.responsible_unit for each in matters))
    more = _("等 {n} 家").format(n=len(names)) if len(names) > _NAMED else ""
    return listing(names[:_NAMED]) + more


def sections(
    opened: Sequence[FollowedMatter], closed: Sequence[FollowedMatter], events: Sequence[Event]
) -> None:
    """Draw the open ones and the closed ones."""
    by_id = {event.id: event for event in events}
    note = _("▼ 和点线是作出决定之时，虚线是承诺；打印（Ctrl+P）为 A4 横向")
    st.html(markup.block_head(_("未销 {n} 项").format(n=len(opened)), note))
    if opened:
        st.html(table.follow_up_table(opened, 1, by_id))
    else:
        st.html(markup.reading(_("没有未销的事项。")))
    if closed:
        rule = _("达到承诺且没有超期未结即可销号；销号后再核对四周，“现在”是核对到的最后一周")
        st.html(markup.block_head(readings.closed_title(closed), rule))
        st.html(table.follow_up_table(closed, len(opened) + 1, by_id))


@st.fragment
def files(matters: Sequence[FollowedMatter], served: Snapshot) -> None:
    """Draw the link to the workbook."""
    speak()
    wanted, file = clicked_link(KEY), None
    if wanted == "xlsx":
        last = last_whole_week(served)
        about = [(_("数据截至"), day(served.as_of)), (_("核对到"), day(last + WEEK))]
        about += [(_("说明"), frame.demonstration_note())] if served.is_demonstration else []
        name = file_name([settings().office, _("督办"), day(served.as_of)], "xlsx")
        file = File(name, _XLSX, xlsx_bytes(table.follow_up_file(matters), about))
    foot_links(KEY, {"xlsx": _("下载 XLSX")}, file=file)


def main() -> None:
    """Draw the page."""
    served = snapshot()
    found, current = follow_ups(served), known_events(served)
    opened, closed = readings.ordered(found.matters)
    page_head(
        "follow_ups",
        _("督办"),
        capital(in_words(readings.headline(found.matters))),
        sentence(served),
        is_narrowed=False,
    )
    room.confirm_change()
    if found.fault:
        st.error(literal(found.fault))
        return
    empty = _("例会定下谁办、何时办完、办到什么数，就写在这里；下周本页自动写出台账核对的结果。")
    st.html(markup.kpi_band(cards(opened, closed)) if found.matters else markup.calm(empty))
    with st.container(key="events-of-week"):  # paper has the list alone
        event_cards.draw_events(current, served)
    if found.matters:
        sections(opened, closed, current)
        files([*opened, *closed], served)
        room.change_one([*opened, *closed], served)
    room.new_follow_up(served, current, is_open=not found.matters)
    room.past_changes(served)
    notes = [_("来源：督办记录（本机的街道记事本，记有填写人和时间）、诉求工单、满意度回访")]
    frame.close_page([*notes, frame.demonstration_note()] if served.is_demonstration else notes)


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    main()
