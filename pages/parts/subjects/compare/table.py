"""The table of measures: both amounts, the interval of their difference, and what can be said of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from html import escape

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.charts.axis import nice_step
from pages.parts.findings.two_sides import Gap, Scale, Word
from pages.parts.html.interval_bar import WIDTH, interval_bar, place
from pages.parts.html.markup import tag, unbroken_html
from pages.parts.html.row_order import heading_marks, row_marks
from pages.parts.subjects.compare.amounts import Text, amount_text, gap_text, label_note, label_of
from pages.parts.subjects.compare.measures import COMPARED, MeasurePair, reason_to_leave_out
from pages.parts.subjects.compare.readings import LabelledGap, measures_reading
from pages.parts.subjects.compare.rows import request_rows
from pages.parts.subjects.compare.sides import Pair
from pages.parts.words.column_names import ASK
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import is_missing, rate, signed_number
from queries.measures import MEASURES

_HEADS = {
    Scale.RATIO: mark("件数，比 A / B"),
    Scale.POINTS: mark("比率，差 A − B（百分点）"),
    Scale.DAYS: mark("时长，差 A − B（天）"),
}
#: By what its columns sort; the picture of the intervals has no order of its own.
_COLUMNS = ("measure", "a", "b", "", "gap", "sureness")
#: A smaller chance is not written out.
_LEAST_SHOWN = 0.001
#: The widest interval that an axis of ratios shows whole: eight times.
_MOST_DOUBLINGS = 3


def labelled_gaps(pairs: Sequence[MeasurePair], pair: Pair) -> list[LabelledGap]:
    """The measures as sentences need them."""
    return [LabelledGap(label_of(each.name, pair), each.gap, each.word) for each in pairs]


def measures_block(pairs: Sequence[MeasurePair], pair: Pair, served: Snapshot) -> Block:
    """The block of the table."""
    reasons = [reason_to_leave_out(name, pair, served) for name in COMPARED]
    names = [each.name for each in pairs]
    return Block(
        key="compare-measures",
        reading=measures_reading(labelled_gaps(pairs, pair), list(dict.fromkeys(filter(None, reasons)))),
        subtitle=_(
            "件数用精确条件区间，率用两率之差的区间，都按每周起伏放宽；时长的未办结按截尾计入；"
            "实心蓝：校正后有差别，空心：还不能排除偶然"
        ),
        table=_frame(pairs, pair),
        question=ASK + " ".join(f"--measure {name}" for name in names) + " --parts",
        measures=tuple(names),
        html=_html(pairs, pair),
        rows=request_rows(pair),
        shown=tuple(_values(group, pair) for group in _groups(pairs)),
    )


def _groups(pairs: Sequence[MeasurePair]) -> list[list[MeasurePair]]:
    """The measures by their scale, each of which is sorted within itself."""
    found = ([each for each in pairs if each.gap.scale is scale] for scale in Scale)
    return [group for group in found if group]


def _frame(pairs: Sequence[MeasurePair], pair: Pair) -> pd.DataFrame:
    """One row a measure, unrounded: values, numerators and denominators, the gap and its interval."""
    rows = [
        {
            _("指标"): label_of(each.name, pair),
            **_amount_columns("A", each),
            **_amount_columns("B", each),
            _("差或倍数"): each.gap.estimate,
            _("区间下端"): each.gap.low,
            _("区间上端"): each.gap.high,
            _("偶然概率"): each.gap.chance,
            _("能不能算偶然"): _(each.word),
        }
        for each in pairs
    ]
    return pd.DataFrame(rows)


def _amount_columns(letter: str, each: MeasurePair) -> dict[str, float]:
    amount = each.a if letter == "A" else each.b
    return {
        _("{side} 的数值").format(side=letter): amount.value,
        _("{side} 的件数或分子").format(side=letter): amount.part,
        _("{side} 的分母").format(side=letter): amount.whole,
    }


def _html(pairs: Sequence[MeasurePair], pair: Pair) -> str:
    names = (f'<i class="dot-a"></i>A {escape(pair.a.name)}', f'<i class="dot-b"></i>B {escape(pair.b.name)}')
    texts = [escape(_("指标")), *names, escape(_("A 对 B，95% 区间")), escape(_("差与区间"))]
    classes = ("s", "", "", "iv", "", "s")
    marks = heading_marks(_values(pairs, pair), _COLUMNS)
    heads = zip((*texts, escape(_("能不能算偶然"))), classes, marks, strict=True)
    head = "".join(f'<th class="{kind}" scope="col"{mark}>{text}</th>' for text, kind, mark in heads)
    body = "".join(_group(group[0].gap.scale, group, pair) for group in _groups(pairs))
    inner = f"<thead><tr>{head}</tr></thead>{body}"
    return f'<div class="scroll"><table class="tb cmp">{inner}</table></div>'


def _values(pairs: Sequence[MeasurePair], pair: Pair) -> pd.DataFrame:
    """The values by which the measures of a scale are sorted: a gap by its size, the least chance first."""
    shift = [_shift(each.gap.scale) for each in pairs]
    gaps = [math.nan if is_missing(each.gap.estimate) else each.gap.estimate for each in pairs]
    return pd.DataFrame(
        {
            "measure": [label_of(each.name, pair) for each in pairs],
            "a": [each.a.value for each in pairs],
            "b": [each.b.value for each in pairs],
            "gap": [abs(of(gap)) for of, gap in zip(shift, gaps, strict=True)],
            "sureness": [-each.gap.chance for each in pairs],
        }
    )


def _group(scale: Scale, pairs: Sequence[MeasurePair], pair: Pair) -> str:
    """The measures of one scale below a row with their axis; sorting moves them within it."""
    reach = _reach(scale, [each.gap for each in pairs])
    marks = row_marks(_values(pairs, pair), _COLUMNS, len(pairs))
    rows = "".join(_row(each, pair, reach, mark) for each, mark in zip(pairs, marks, strict=True))
    ticks = _ticks(scale, reach)
    head = f'<td class="s" colspan="3">{escape(_(_HEADS[scale]))}</td><td class="iv">{ticks}</td>'
    return f'<tbody><tr class="axis">{head}<td colspan="2"></td></tr>{rows}</tbody>'


def _shift(scale: Scale) -> Callable[[float], float]:
    """The position of a value on the axis of a scale: doublings, points or days; 0 is alike."""
    if scale is Scale.RATIO:
        return lambda value: -math.inf if value <= 0 else math.inf if math.isinf(value) else math.log2(value)
    factor = 100 if scale is Scale.POINTS else 1
    return lambda value: factor * value


def _reach(scale: Scale, gaps: Sequence[Gap]) -> float:
    """The half of the axis: the furthest end of its intervals, whole doublings up to eight times."""
    ends = [abs(_shift(scale)(end)) for gap in gaps for end in (gap.low, gap.high) if not math.isnan(end)]
    finite = [end for end in ends if math.isfinite(end)]
    if scale is Scale.RATIO:
        most = math.ceil(max(finite, default=1)) if len(finite) == len(ends) else _MOST_DOUBLINGS
        return float(min(max(most, 1), _MOST_DOUBLINGS))
    return max(finite, default=1.0) * 1.05 or 1.0


def _ticks(scale: Scale, reach: float) -> str:
    """HTML: the labels of the axis, at their places."""
    if scale is Scale.RATIO:
        steps = range(1, int(reach) + 1)
        labels = {sign * float(at): f"{2**at:g}" for at in steps for sign in (1, -1)}
        labels |= {-float(at): f"1/{2**at:g}" for at in steps}
        labels[1.0] = _("2 倍")
    else:
        step = nice_step(reach, parts=2, whole=False)
        sizes = [at * step for at in range(1, int(reach / step) + 1)]
        digits = 0 if step >= 1 else 1
        labels = {sign * size: signed_number(sign * size, digits) for size in sizes for sign in (1, -1)}
    marks: dict[float, str] = {0.0: _("相同"), **labels}
    return "".join(
        f'<span style="left:{100 * place(at / reach) / WIDTH:.1f}%">{escape(text)}</span>'
        for at, text in sorted(marks.items())
    )


def _row(each: MeasurePair, pair: Pair, reach: float, mark: str) -> str:
    label = Text(label_of(each.name, pair), label_note(each.name, pair))
    gap = gap_text(each.gap)
    cells = [
        f'<td class="s name" title="{escape(_(MEASURES[each.name].definition))}">{_lines(label)}</td>',
        f'<td class="a">{_lines(amount_text(each.name, each.a, pair.a, pair))}</td>',
        f'<td class="b">{_lines(amount_text(each.name, each.b, pair.b, pair))}</td>',
        f'<td class="iv">{_interval(each, gap, reach)}</td>',
        f'<td class="gap">{_lines(gap)}</td>',
        f'<td class="s word">{_word(each)}</td>',
    ]
    return f"<tr{mark}>{''.join(cells)}</tr>"


def _lines(text: Text) -> str:
    below = f'<span class="m">{unbroken_html(text.below)}</span>' if text.below else ""
    return f"{unbroken_html(text.value)}{below}"


def _interval(each: MeasurePair, text: Text, reach: float) -> str:
    if is_missing(each.gap.low):
        return f'<span class="m">{escape(each.why)}</span>'
    shift = _shift(each.gap.scale)
    ends = [shift(value) / reach for value in (each.gap.low, each.gap.estimate, each.gap.high)]
    return interval_bar(
        *ends, is_different=each.word is Word.DIFFERENT, alt=f"{text.value} {text.below} {_(each.word)}"
    )


def _word(each: MeasurePair) -> str:
    """HTML: what can be said of a difference; a tag says why."""
    if each.word is Word.SMALL:
        return tag(each.word, each.why)
    if each.word is Word.CHANCE:
        return escape(_(each.word))
    chance = _("不到 0.1%") if each.gap.chance < _LEAST_SHOWN else rate(each.gap.chance)
    why = _("两边若没有差别，差这么多的机会是 {chance}；按各项一起校正后仍是差别").format(chance=chance)
    return tag(each.word, why)
