"""三率考核, worked through: from answers to three rates, from these to a composite and to a rank."""

from __future__ import annotations

from collections.abc import Mapping

from pages.parts.findings.comparison import wilson
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.subjects.three_rates.readings import RATES, weights_sentence
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count, fraction, interval, plain, rate

#: Setting of a weight -> numerator and denominator of its rate in the example.
EXAMPLE = {"response_weight": (95, 100), "resolution_weight": (88, 100), "satisfaction_weight": (80, 96)}
#: Of the composite in the example: answers of one rate that would vary as much.
_EFFECTIVE = 150
#: The steps but for the composite, whose rule has the weights: name and rule, message keys.
_ANSWERS = (
    mark("哪些回访"),
    mark("评价对象是诉求（或没填）的有效回访；测评、调解回访不计。工单号认得出诉求的，才分得到承办单位"),
)
_EXCLUSION = (
    mark("剔除"),
    mark("回访的诉求标为不纳入考核或已作废的，剔除后不计、剔除前计；认不出诉求的不剔除"),
)
_THREE = (mark("三率"), mark("是 / 写明是否的；空着的不知道，不进分母"))
_INTERVAL = (
    mark("95% 区间"),
    mark(
        "三率出自同一批回访，彼此相关：逐份合成再求方差（线性化，协方差在内），换算成有效样本，"
        "取 Wilson 区间；有效样本不少于三个分母中最小的，也不多于三率互不相关时的"
    ),
)
_RANK = (
    mark("名次"),
    mark("同看 k 个，各取 1 − 0.05/k 的区间，不相交才分先后；相交的写成名次范围；样本少的不排名"),
)


def steps(weights: Mapping[str, float]) -> markup.Table:
    """The steps of the assessment, each with its rule and the same example.

    Args:
        weights: Setting -> weight, 0 to 1.
    """
    rules = (_ANSWERS, _EXCLUSION, _THREE, (mark("综合成绩"), ""), _INTERVAL, _RANK)
    composite = weights_sentence(weights).replace("**", "")
    rows = tuple(
        (Cell(_(name), bold=True), Cell(_(rule) if rule else composite), Cell(example))
        for (name, rule), example in zip(rules, _examples(weights), strict=True)
    )
    headings = (_("步骤"), _("规则"), _("例"))
    return markup.Table(tuple(Heading(text, True, wraps=True) for text in headings), rows)


def _examples(weights: Mapping[str, float]) -> list[str]:
    """What each step makes of the example."""
    rates = {name: part / whole for name, (part, whole) in EXAMPLE.items()}
    weighty = [name for name in RATES if weights[name]]
    composite = sum(weights[name] * rates[name] for name in weighty)
    low, high = wilson(composite * _EFFECTIVE, _EFFECTIVE)
    shares = [f"{_(RATES[name][0])} {fraction(*EXAMPLE[name])} = {rate(rates[name])}" for name in RATES]
    sums = " + ".join(f"{plain(weights[name], 2)} × {rate(rates[name])}" for name in weighty)
    whole = min(EXAMPLE[name][1] for name in weighty)
    return [
        _("某社区一季度 {n}").format(n=count(100, "份")),
        _("剔除前 {before}，剔除 {left}，剔除后 {after}").format(before=103, left=3, after=100),
        _("；").join(shares),
        f"{sums} = {rate(composite)}",
        _("最小分母 {whole}，有效样本 {n}，区间 {ends}%").format(
            whole=whole, n=_EFFECTIVE, ends=interval(low, high)
        ),
        _("第 1–4：比它高的一个也断定不了，比它低的断定了两个（同看 6 个）"),
    ]
