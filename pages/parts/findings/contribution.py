"""Which place or category carries a change, and whether that change is more than noise."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.reading import Reading, fit, is_named, nothing, short, some, word
from pages.parts.numbers import count, is_missing
from pages.parts.wording import _, sentences

#: A change of fewer than this carries nothing.
FEW = 5
#: The carrier makes at least this share of the net change.
_LEAST_SHARE = 0.5
#: Standard deviations of a Poisson difference beyond which one place's change is no chance.
_NOISE = 2.0
_LIMIT = 3.0


@dataclass(frozen=True, slots=True)
class Move:
    """What one place or category did: its counts now and before."""

    name: str
    now: float
    before: float

    @property
    def change(self) -> float:
        """Now minus before."""
        return self.now - self.before

    @property
    def score(self) -> float:
        """The change in standard deviations of a difference of two Poisson counts."""
        total = self.now + self.before
        return self.change / math.sqrt(total) if total else 0.0


@dataclass(frozen=True, slots=True)
class Contribution:
    """All moves, and the one that carries the net change.

    Attributes:
        moves: Every place or category, 未填写 and 未匹配 included, largest change first.
        carrier: The one that makes at least half of the net change; None when none does.
    """

    moves: tuple[Move, ...]
    carrier: Move | None

    @property
    def net(self) -> float:
        """The change of the whole."""
        return sum(move.change for move in self.moves)

    @property
    def others(self) -> tuple[Move, ...]:
        """All but the carrier."""
        return tuple(move for move in self.moves if move is not self.carrier)

    @property
    def risen(self) -> tuple[str, ...]:
        """Named ones that rose beyond three standard deviations, the largest rise first."""
        return tuple(m.name for m in self.moves if m.score > _LIMIT and m.change >= FEW and is_named(m.name))


def contribution(
    now: pd.DataFrame, before: pd.DataFrame, by: str, value: str = "request_count"
) -> Contribution:
    """Compare the parts of two windows: frames with the columns ``by`` and ``value``, a row a part."""
    counts_now, counts_before = _counts(now, by, value), _counts(before, by, value)
    names = [*counts_now, *(name for name in counts_before if name not in counts_now)]
    moves = [Move(name, counts_now.get(name, 0.0), counts_before.get(name, 0.0)) for name in names]
    moves.sort(key=lambda move: (-abs(move.change), move.name))
    net = sum(move.change for move in moves)
    carriers = [
        move
        for move in moves
        if move.change * net > 0 and abs(move.change) >= max(FEW, _LEAST_SHARE * abs(net))
    ]
    # a real place goes before 未匹配: that one is no place that could be asked
    carriers.sort(key=lambda move: not is_named(move.name))
    return Contribution(tuple(moves), carriers[0] if carriers else None)


def _counts(frame: pd.DataFrame, by: str, value: str) -> dict[str, float]:
    if frame.empty:
        return {}
    pairs = zip(frame[by], frame[value], strict=True)
    return {str(name): 0.0 if is_missing(number) else float(number) for name, number in pairs}


def contribution_reading(found: Contribution, noun: str, *, unit: str = "件") -> Reading:
    """Title and reading of a comparison of parts.

    Args:
        found: The moves.
        noun: What the parts are, as a message key: 社区, 小区, 类别, 渠道, 纠纷类型.
        unit: Unit of the counts, a message key.
    """
    if not found.moves:
        return nothing(_("各{noun}的增减").format(noun=word(noun)))
    if found.carrier is None:
        return _spread(found, noun, unit)
    carrier, rest = found.carrier, max((abs(m.change) for m in found.others), default=0)
    head = _head(found, carrier, unit)
    tail = _("其余{noun}增减都在 {n}以内").format(noun=word(noun), n=count(rest, unit))
    is_offset = abs(carrier.change) > abs(found.net)
    is_quiet = not is_offset and 0 < rest <= max(3, abs(carrier.change) / 3)
    title = fit(_("{head}，{tail}").format(head=head, tail=tail), head) if is_quiet else head
    return Reading(title, _carrier_reading(carrier, unit), is_finding=True)


def _head(found: Contribution, carrier: Move, unit: str) -> str:
    values = {
        "name": short(carrier.name),
        "n": count(abs(carrier.change), unit),
        "net": count(abs(found.net), unit),
        "rest": count(abs(found.net - carrier.change), unit),
    }
    if abs(carrier.change) > abs(found.net):
        template = (
            _("{name}增 {n}，其余合计减 {rest}") if found.net > 0 else _("{name}减 {n}，其余合计增 {rest}")
        )
    else:
        template = _("净增 {net}中{name}占 {n}") if found.net > 0 else _("净减 {net}中{name}占 {n}")
    return template.format(**values)


def _carrier_reading(carrier: Move, unit: str) -> str:
    values = {
        "name": carrier.name if is_named(carrier.name) else _(carrier.name),
        "before": count(carrier.before, unit),
        "now": count(carrier.now, unit),
    }
    if not is_named(carrier.name):
        return _("变动主要落在{name}（{before}到 {now}），**先补全地址或分类，再比较**。").format(**values)
    if abs(carrier.score) < _NOISE:
        return _("{name}由 {before}到 {now}，仍可能是偶然起伏，**不必逐件追因**。").format(**values)
    if carrier.change > 0:
        return _("{name}由 {before}到 {now}，超出偶然起伏，**先看它的明细**。").format(**values)
    return _("{name}由 {before}到 {now}，超出偶然起伏，**少报不等于问题少**。").format(**values)


def _spread(found: Contribution, noun: str, unit: str) -> Reading:
    if found.risen:
        title = _("{names}增多，超出偶然起伏").format(names=some(found.risen))
        return Reading(
            title,
            _("合计变化不大，但{names}的增加不像偶然，**先看它的明细**。").format(names=some(found.risen)),
            is_finding=True,
        )
    largest = max(abs(move.change) for move in found.moves)
    title = _("各{noun}增减都在 {n}以内").format(noun=word(noun), n=count(largest, unit))
    net = found.net
    told = (
        _("合计与上期相同") if net == 0
        else _("合计净增 {n}").format(n=count(net, unit)) if net > 0
        else _("合计净减 {n}").format(n=count(-net, unit))
    )  # fmt: skip
    rest = _("没有哪一个{noun}占到一半，**不必指向单个{noun}**。").format(noun=word(noun))
    return Reading(title, sentences(told, rest))
