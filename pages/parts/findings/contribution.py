"""Which place or category accounts for a change, and whether the change is more than noise."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.comparison import deviations
from pages.parts.findings.reading import Reading, fit, is_named, name_as_written, nothing, short, some, word
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, is_missing

#: A smaller change has no carrier.
FEW = 5
#: The carrier accounts for at least this share of the net change.
_LEAST_SHARE = 0.5
#: Standard deviations of a Poisson difference beyond which a part's change is more than chance. It is the
#: standard of a page, because the largest of some fifteen parts is tested (one in 360; for fifteen parts once
#: in 24 weeks).
_LIMIT = deviations()
#: 都 needs at least this many.
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Against:
    """How the window compared with relates to this one.

    Attributes:
        ratio: Days of this window over days of the other.
        unlike: Why the other window is not comparable (a holiday week, a ledger that was not kept), in words;
            empty where it is.
    """

    ratio: float = 1.0
    unlike: str = ""


EQUAL = Against()


@dataclass(frozen=True, slots=True)
class Move:
    """One place or category: its counts now and before, and how the two windows compare."""

    name: str
    now: float
    before: float
    against: Against = EQUAL

    @property
    def change(self) -> float:
        """Now minus before."""
        return self.now - self.before

    @property
    def score(self) -> float:
        """The change in standard deviations of the difference of two Poisson counts of one rate per day."""
        total, ratio = self.now + self.before, self.against.ratio
        return (self.now - ratio * self.before) / math.sqrt(ratio * total) if total else 0.0

    @property
    def is_beyond(self) -> bool:
        """Whether the change exceeds ordinary variation: the one test for titles, readings and colours."""
        is_far = abs(self.score) > _LIMIT and abs(self.change) >= FEW
        return is_far and self.score * self.change > 0 and not self.against.unlike


@dataclass(frozen=True, slots=True)
class Contribution:
    """All moves, and the one that accounts for most of the net change.

    Attributes:
        moves: Every place or category, 未填写 and 未匹配 included, largest change first.
        carrier: The move that makes at least half of the net change; None when none does.
        against: How the window compared with relates to this one.
    """

    moves: tuple[Move, ...]
    carrier: Move | None
    against: Against = EQUAL

    @property
    def net(self) -> float:
        """The change of the total."""
        return sum(move.change for move in self.moves)

    @property
    def others(self) -> tuple[Move, ...]:
        """All but the carrier."""
        return tuple(move for move in self.moves if move is not self.carrier)

    @property
    def rising_names(self) -> tuple[str, ...]:
        """Named parts that rose beyond ordinary variation, largest rise first; drawn in orange."""
        return tuple(m.name for m in self.moves if m.is_beyond and m.change > 0 and is_named(m.name))


def contribution(
    now: pd.DataFrame,
    before: pd.DataFrame,
    by: str,
    value: str = "request_count",
    *,
    against: Against = EQUAL,
) -> Contribution:
    """Compare the parts of two windows.

    Args:
        now: ``by`` and ``value``, one row per part.
        before: The same for the window compared with.
        by: Column of the parts.
        value: Column of their counts.
        against: How that window relates to this one: counts are compared per day, never with a holiday.
    """
    counts_now, counts_before = _counts(now, by, value), _counts(before, by, value)
    names = [*counts_now, *(name for name in counts_before if name not in counts_now)]
    moves = [Move(name, counts_now.get(name, 0.0), counts_before.get(name, 0.0), against) for name in names]
    moves.sort(key=lambda move: (-abs(move.change), move.name))
    net = sum(move.change for move in moves)
    carriers = [
        move
        for move in moves
        if move.change * net > 0 and abs(move.change) >= max(FEW, _LEAST_SHARE * abs(net))
    ]
    # a real place comes before 未匹配, which is not a place anyone can ask
    carriers.sort(key=lambda move: not is_named(move.name))
    return Contribution(tuple(moves), carriers[0] if carriers else None, against)


def _counts(frame: pd.DataFrame, by: str, value: str) -> dict[str, float]:
    if frame.empty:
        return {}
    pairs = zip(frame[by], frame[value], strict=True)
    return {str(name): 0.0 if is_missing(number) else float(number) for name, number in pairs}


def contribution_reading(found: Contribution, noun: str, *, earlier: str, unit: str = "件") -> Reading:
    """Title and reading of a comparison of parts.

    Args:
        found: The moves.
        noun: What the parts are, as a message key: 社区, 小区, 类别, 渠道, 纠纷类型.
        earlier: Name of the window compared with, in the user's language: 前一周, 上年同期.
        unit: Unit of the counts, a message key.
    """
    if not found.moves:
        return nothing(_("各{noun}的增减").format(noun=word(noun)))
    if len(found.moves) == 1:
        return _alone(found.moves[0], earlier, unit)
    if found.carrier is None:
        return _no_carrier_reading(found, noun, earlier, unit)
    title, told = _title(found, found.carrier, noun, unit), _move_clause(found.carrier, unit)
    return Reading(title, told, is_finding=found.carrier.is_beyond)


def _alone(only: Move, earlier: str, unit: str) -> Reading:
    """The reading of a single part: only its own change."""
    said = {"name": short(only.name), "now": count(only.now, unit), "earlier": earlier}
    if not only.change:
        title = _("{name} {now}，与{earlier}相同").format(**said)
        return Reading(title, _("与{earlier}相同，**看不出变化**。").format(**said))
    said["n"] = count(abs(only.change), unit)
    title = _("{name} {now}，较{earlier}增 {n}") if only.change > 0 else _("{name} {now}，较{earlier}减 {n}")
    return Reading(title.format(**said), _move_clause(only, unit), is_finding=only.is_beyond)


def _title(found: Contribution, carrier: Move, noun: str, unit: str) -> str:
    head, rest = _head(found, carrier, unit), max(abs(move.change) for move in found.others)
    is_offset = abs(carrier.change) > abs(found.net)
    if is_offset or len(found.others) < _SEVERAL or not 0 < rest <= max(3, abs(carrier.change) / 3):
        return head
    tail = _("其余{noun}增减都在 {n}以内").format(noun=word(noun), n=count(rest, unit))
    return fit(_("{head}，{tail}").format(head=head, tail=tail), head)


def _head(found: Contribution, carrier: Move, unit: str) -> str:
    others = found.net - carrier.change
    values = {
        "name": short(carrier.name),
        "n": count(abs(carrier.change), unit),
        "net": count(abs(found.net), unit),
        "rest": count(abs(others), unit),
    }
    if not others:
        template = _("{name}增 {n}，其余合计不变") if carrier.change > 0 else _("{name}减 {n}，其余合计不变")
    elif abs(carrier.change) > abs(found.net):
        template = (
            _("{name}增 {n}，其余合计减 {rest}") if found.net > 0 else _("{name}减 {n}，其余合计增 {rest}")
        )
    else:
        template = _("净增 {net}中{name}占 {n}") if found.net > 0 else _("净减 {net}中{name}占 {n}")
    return template.format(**values)


def _move_clause(move: Move, unit: str) -> str:
    values = {
        "name": name_as_written(move.name),
        "before": count(move.before, unit),
        "now": count(move.now, unit),
    }
    if not is_named(move.name):
        return _("变动主要落在{name}（{before}到 {now}），**先补全地址或分类，再比较**。").format(**values)
    if move.against.unlike:
        values["why"] = move.against.unlike
        return _("{name}由 {before}到 {now}，{why}，**不作判断**。").format(**values)
    if not move.is_beyond:
        return _("{name}由 {before}到 {now}，**还不能排除偶然**。").format(**values)
    if move.change > 0:
        return _("{name}由 {before}到 {now}，超出正常波动，**先看它的明细**。").format(**values)
    return _("{name}由 {before}到 {now}，超出正常波动，**少报不等于问题少**。").format(**values)


def _no_carrier_reading(found: Contribution, noun: str, earlier: str, unit: str) -> Reading:
    if found.rising_names:
        names = some(found.rising_names)
        title = _("{names}增多，超出正常波动").format(names=names)
        told = _("合计变化不大，但{names}的增加超出正常波动，**先看它的明细**。").format(names=names)
        return Reading(title, told, is_finding=True)
    largest = max(abs(move.change) for move in found.moves)
    said = {"noun": word(noun), "n": count(largest, unit), "earlier": earlier}
    if not largest:
        title = _("各{noun}均与{earlier}相同").format(**said)
        return Reading(title, _("合计与{earlier}相同，**看不出变化**。").format(**said))
    title = _("各{noun}增减都在 {n}以内").format(**said)
    return Reading(
        title, _("{text}。").format(text=sentences(_net(found.net, earlier, unit), _rest(found, noun)))
    )


def _net(net: float, earlier: str, unit: str) -> str:
    said = {"earlier": earlier, "n": count(abs(net), unit)}
    if not net:
        return _("合计与{earlier}相同").format(**said)
    template = _("较{earlier}合计净增 {n}") if net > 0 else _("较{earlier}合计净减 {n}")
    return template.format(**said)


def _rest(found: Contribution, noun: str) -> str:
    """The clause when no part makes half of the net change; no judgement without a comparable window."""
    if found.against.unlike:
        return _("{why}，**不作判断**").format(why=found.against.unlike)
    said = {"noun": word(noun)}
    halves = [m for m in found.moves if m.change * found.net > 0 and abs(m.change) >= abs(found.net) / 2]
    if found.net and not halves:
        return _("没有哪一个{noun}占到一半，**不能归于单个{noun}**").format(**said)
    return _("增减都不大，**不能归于单个{noun}**").format(**said)
