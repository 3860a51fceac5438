"""Recognises the ledger of a file by its headers: exact after normalisation, never guessed."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence, Set
from dataclasses import replace

from data.errors import UnreadableFileError
from data.ledgers import LEDGERS
from data.mapping_file import ImportMapping
from data.notation.header_text import normalise
from data.reading.header_roles import ROW_NUMBERS, place_names
from data.recognising.columns import Matching
from data.recognising.derived import beside_dates, derived_columns
from data.schema import Ledger
from data.tables import PLACE_COLUMNS

#: Headers of counts by place, which do not describe the place itself.
_SUMMED = re.compile(
    r"合计|总计|小计|累计|同比|环比|占比|排名|名次|得分"
    r"|(?:诉求|工单|投诉|求助|咨询|举报|事件|案件|办件|办结|受理|超期|逾期|回访|满意|响应|解决|调解|化解|走访|巡查)"
    r".*(?:量|数|件|率|次|比)$"
)


def recognise(
    headers: Sequence[str], file: str, *, ledger: str | None = None, mapping: ImportMapping | None = None
) -> Matching:
    """The ledger of a file and the positions of its columns.

    Args:
        headers: The header cells as written.
        file: Name of the file, for messages.
        ledger: Name or title of the ledger if the caller knows it.
        mapping: Mapping file with the headers of the export.

    Raises:
        UnreadableFileError: No ledger fits, two fit equally well, or two headers claim one column.
    """
    ledger_name = mapping.ledger if mapping and mapping.ledger else ledger
    if ledger is not None and find_ledger(ledger) is not find_ledger(ledger_name or ledger):
        raise UnreadableFileError(
            f"{file}：--ledger {ledger} 与映射文件中的 ledger = “{ledger_name}”不一致。"
        )
    chosen = find_ledger(ledger_name) if ledger_name else _best(headers, file)
    positions = _mapped_positions(headers, file, mapping)
    unknown, second = _match(chosen, headers, positions, mapping)
    derived = derived_columns(headers, positions, chosen)
    _require(chosen, {*positions, *derived}, headers, file)
    matching = Matching(chosen, positions, (), derived)
    beside = set(matching.places) | beside_dates(headers)
    return replace(
        matching,
        unknown=tuple(headers[place].strip() for place in unknown if place not in beside),
        second=tuple(pair for pair in second if pair[0][0] not in beside),
    )


@functools.cache
def known_headers() -> frozenset[str]:
    """The normalised headers of all ledgers, by which the header row of a file is found."""
    return frozenset(name for ledger in LEDGERS.values() for name in _names(ledger))


def _match(
    chosen: Ledger, headers: Sequence[str], positions: dict[str, int], mapping: ImportMapping | None
) -> tuple[list[int], list[tuple[tuple[int, str], tuple[int, str]]]]:
    """Add to ``positions`` the columns that the headers name.

    Of several headers of one column the one that is first in the declaration is read.

    Returns:
        The indexes of unknown headers, and the second headers of a column with those that are read.
    """
    claimed, names = set(positions.values()), _names(chosen)
    order = {name: number for number, name in enumerate(names)}
    unknown: list[int] = []
    bearers: dict[str, list[int]] = {}
    for place, header in enumerate(headers):
        name = normalise(header)
        if place in claimed or name in ("", *ROW_NUMBERS) or (mapping and names.get(name) in mapping.columns):
            continue
        if name in names:
            bearers.setdefault(names[name], []).append(place)
        else:
            unknown.append(place)
    second = []
    for column, places in bearers.items():
        first, *others = sorted(places, key=lambda place: order[normalise(headers[place])])
        positions[column] = first
        second += [((place, headers[place].strip()), (first, headers[first].strip())) for place in others]
    return unknown, second


def find_ledger(name: str) -> Ledger:
    """The ledger with an English name or Chinese title.

    Raises:
        UnreadableFileError: There is none.
    """
    for ledger in LEDGERS.values():
        if name in (ledger.name, ledger.title):
            return ledger
    listed = "、".join(f"{ledger.name}（{ledger.title}）" for ledger in LEDGERS.values())
    raise UnreadableFileError(f"没有名为“{name}”的台账；可用的有：{listed}。")


def _names(ledger: Ledger) -> dict[str, str]:
    return _names_of(ledger.name)


@functools.cache
def _names_of(ledger_name: str) -> dict[str, str]:
    """Normalised label, synonym or name -> column; a label has precedence over another column's synonym."""
    ledger = LEDGERS[ledger_name]
    names: dict[str, str] = {}
    for column in ledger.columns:
        names[normalise(column.label)] = column.name
        names.setdefault(column.name, column.name)
    for column in ledger.columns:
        for synonym in column.synonyms:
            names.setdefault(normalise(synonym), column.name)
    return names


def _required_column(ledger: Ledger) -> str:
    """The column without which no row of the ledger can be counted: its date, else its key."""
    return ledger.date_column or ledger.key[-1]


def _telling(ledger: Ledger) -> tuple[str, ...]:
    """The columns of which a file of the ledger has one: also the dates of stages before its date."""
    required = _required_column(ledger)
    return (*ledger.stages[: ledger.stages.index(required)], required) if ledger.stages else (required,)


def _best(headers: Sequence[str], file: str) -> Ledger:
    present = [normalise(header) for header in headers]
    scores: dict[str, tuple[int, int]] = {}
    for ledger in LEDGERS.values():
        places = {
            _names(ledger)[header]: place for place, header in enumerate(present) if header in _names(ledger)
        }
        matched = set(places)
        names = {*places, *derived_columns(headers, places, ledger)}
        if names.intersection(_telling(ledger)) and _is_convincing(ledger, matched, present):
            # Of two ledgers with equally many known columns the one wins whose own number the file has:
            # 工单编号 is the key of a request, but only a reference in a mediation case.
            scores[ledger.name] = (len(matched), len(matched.intersection(ledger.key)))
    best = [name for name, score in scores.items() if score == max(scores.values())]
    if len(best) == 1:
        return LEDGERS[best[0]]
    if best:
        fitting = "、".join(f"{name}（{LEDGERS[name].title}）" for name in best)
        raise UnreadableFileError(
            f"{file}：表头同时符合 {fitting}，请在“台账管理”里选定是哪一种（命令行：--ledger）。"
        )
    if {*present} & place_names() and is_summary(present):
        raise UnreadableFileError(
            f"{file}：像是按社区或小区汇总的数，不是逐条的台账。{_headers_text(headers)}{HOW_TO_MAP}"
        )
    raise UnreadableFileError(f"{file}：认不出是哪一种台账。{_headers_text(headers)}{HOW_TO_MAP}")


def _is_convincing(ledger: Ledger, matched: Set[str], present: Sequence[str]) -> bool:
    """Whether the known headers are sufficient for the ledger.

    Exports of events and summaries also name places: the other headers distinguish them.

    Args:
        ledger: The ledger.
        matched: Its columns found in the file.
        present: The headers of the file, normalised.
    """
    if not matched - {*PLACE_COLUMNS, *ledger.dating} and is_summary(present):
        return False
    if _required_column(ledger) not in PLACE_COLUMNS:
        return True
    return len(matched) > 1 and len(matched) * 2 >= len(present) and not is_summary(present)


def is_summary(present: Sequence[str]) -> bool:
    """Whether the normalised headers are those of a table that counts events by place or by month."""
    return any(_SUMMED.search(name) for name in present)


HOW_TO_MAP = (
    "请在“台账管理”里选定台账和各列的对应关系；命令行用 --ledger，或写一个对照文件（--mapping 文件.toml）："
    'ledger = "service_request"，[columns] 下逐行写 我们的列名 = "文件中的表头"。'
)


def _headers_text(headers: Sequence[str]) -> str:
    return "文件的表头是：" + "、".join(header.strip() for header in headers[:40] if header.strip()) + "。"


def _mapped_positions(headers: Sequence[str], file: str, mapping: ImportMapping | None) -> dict[str, int]:
    positions: dict[str, int] = {}
    for column, theirs in (mapping.columns if mapping else {}).items():
        places = [place for place, header in enumerate(headers) if normalise(header) == normalise(theirs)]
        if len(places) != 1:
            reason = "没有" if not places else "有多个"
            raise UnreadableFileError(
                f"{file}：映射文件中 {column} 对应的表头“{theirs}”在文件中{reason}。{_headers_text(headers)}"
            )
        positions[column] = places[0]
    return positions


def _require(ledger: Ledger, columns: Set[str], headers: Sequence[str], file: str) -> None:
    needed = [ledger.column(name) for name in ledger.dating or (_required_column(ledger),)]
    if not columns & {column.name for column in needed}:
        listed = "、".join(f"“{column.label}”" for column in needed)
        which = f"一列（{needed[0].name}）" if len(needed) == 1 else "中的一列"
        problem = f"{file}：台账“{ledger.title}”必须有{listed}{which}。"
        raise UnreadableFileError(problem + _headers_text(headers) + HOW_TO_MAP)
