"""Which ledger a file is, by its headers: exact after normalisation, never by guess."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.ledgers import LEDGERS
from data.mapping import ImportMapping
from data.reader import UnreadableFileError
from data.schema import Finding, Ledger, Severity
from data.tables import PLACE_COLUMNS

_UNIT = re.compile(r"(?<=.)\([^()]*\)$")
_NOISE = re.compile(r"[\s*:'\"\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Matching:
    """How the columns of a file stand to the columns of a ledger.

    Attributes:
        ledger: The ledger.
        positions: Column name -> place of its cell in a row, 0 for the first.
        unknown: Headers that no column of the ledger bears.
    """

    ledger: Ledger
    positions: Mapping[str, int]
    unknown: tuple[str, ...]

    def findings(self) -> list[Finding]:
        """One finding of the file per unknown header."""
        message = "台账“{}”没有这一列，这一列没有导入；若需要，请写映射文件（--mapping）。"
        return [
            Finding(0, header, "unknown_header", Severity.WARN, header, message.format(self.ledger.title))
            for header in self.unknown
        ]


def normalise(header: str) -> str:
    """A header without what exports add to it: width, spaces, ``*``, colons, a unit in brackets."""
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", header))
    return _UNIT.sub("", plain) or plain


def recognise(
    headers: Sequence[str], file: str, *, ledger: str | None = None, mapping: ImportMapping | None = None
) -> Matching:
    """The ledger of a file and where its columns stand.

    Args:
        headers: The header cells as written.
        file: Name of the file, for messages.
        ledger: Name or title of the ledger when the caller knows it.
        mapping: Foreign headers, by the columns they stand for.

    Raises:
        UnreadableFileError: No ledger fits, two fit equally well, or two headers claim one column.
    """
    named = mapping.ledger if mapping and mapping.ledger else ledger
    if ledger is not None and find_ledger(ledger) is not find_ledger(named or ledger):
        raise UnreadableFileError(f"{file}：--ledger {ledger} 与映射文件中的 ledger = “{named}”不一致。")
    chosen = find_ledger(named) if named else _best(headers, file)
    positions = _mapped(headers, file, mapping)
    unknown = _match(chosen, headers, file, positions, mapping)
    _require(chosen, positions, headers, file)
    return Matching(chosen, positions, tuple(unknown))


def _match(
    chosen: Ledger,
    headers: Sequence[str],
    file: str,
    positions: dict[str, int],
    mapping: ImportMapping | None,
) -> list[str]:
    """Add to ``positions`` what the headers themselves say; the headers that say nothing."""
    claimed = set(positions.values())
    names = _names(chosen)
    unknown = []
    for place, header in enumerate(headers):
        column = names.get(normalise(header))
        if place in claimed or (mapping and column in mapping.columns) or not header.strip():
            continue
        if column is None:
            unknown.append(header.strip())
        elif column in positions:
            raise _claimed_twice(file, chosen, column, headers[positions[column]], header)
        else:
            positions[column] = place
    return unknown


def find_ledger(name: str) -> Ledger:
    """The ledger of that English name or Chinese title.

    Raises:
        UnreadableFileError: There is none.
    """
    for ledger in LEDGERS.values():
        if name in (ledger.name, ledger.title):
            return ledger
    known = "、".join(f"{ledger.name}（{ledger.title}）" for ledger in LEDGERS.values())
    raise UnreadableFileError(f"没有名为“{name}”的台账；可用的有：{known}。")


def _names(ledger: Ledger) -> dict[str, str]:
    return _names_of(ledger.name)


@functools.cache
def _names_of(ledger_name: str) -> dict[str, str]:
    """Normalised label, synonym or name -> column; a label goes before another column's synonym."""
    ledger = LEDGERS[ledger_name]
    names: dict[str, str] = {}
    for column in ledger.columns:
        names[normalise(column.label)] = column.name
        names.setdefault(column.name, column.name)
    for column in ledger.columns:
        for synonym in column.synonyms:
            names.setdefault(normalise(synonym), column.name)
    return names


def _required(ledger: Ledger) -> str:
    """The column without which no row of the ledger can be counted: its date, else its key."""
    return ledger.date_column or ledger.key[-1]


def _best(headers: Sequence[str], file: str) -> Ledger:
    present = [normalise(header) for header in headers]
    scores: dict[str, tuple[int, int]] = {}
    for ledger in LEDGERS.values():
        matched = {_names(ledger)[header] for header in present if header in _names(ledger)}
        if _required(ledger) in matched and _is_convincing(ledger, len(matched), len(present)):
            # Of two ledgers that know as many columns it is the one whose own number the file carries:
            # 工单编号 is the key of a request, and in a mediation case only what it refers to.
            scores[ledger.name] = (len(matched), len(matched.intersection(ledger.key)))
    best = [name for name, score in scores.items() if score == max(scores.values())]
    if len(best) == 1:
        return LEDGERS[best[0]]
    if best:
        fitting = "、".join(f"{name}（{LEDGERS[name].title}）" for name in best)
        raise UnreadableFileError(f"{file}：表头同时符合 {fitting}，请用 --ledger 指明是哪一种。")
    raise UnreadableFileError(f"{file}：认不出是哪一种台账。{_seen(headers)}{HOW_TO_MAP}")


def _is_convincing(ledger: Ledger, matched: int, present: int) -> bool:
    """Whether so many known headers can be a list of places: exports of events name places too."""
    return _required(ledger) not in PLACE_COLUMNS or (matched > 1 and matched * 2 >= present)


HOW_TO_MAP = (
    "请用 --ledger 指明台账，或写一个映射文件（--mapping 文件.toml）："
    'ledger = "service_request"，[columns] 下逐行写 我们的列名 = "文件中的表头"。'
)


def _seen(headers: Sequence[str]) -> str:
    return "文件的表头是：" + "、".join(header.strip() for header in headers[:40] if header.strip()) + "。"


def _mapped(headers: Sequence[str], file: str, mapping: ImportMapping | None) -> dict[str, int]:
    positions: dict[str, int] = {}
    for column, theirs in (mapping.columns if mapping else {}).items():
        places = [place for place, header in enumerate(headers) if normalise(header) == normalise(theirs)]
        if len(places) != 1:
            reason = "没有" if not places else "有多个"
            raise UnreadableFileError(
                f"{file}：映射文件中 {column} 对应的表头“{theirs}”在文件中{reason}。{_seen(headers)}"
            )
        positions[column] = places[0]
    return positions


def _require(ledger: Ledger, positions: Mapping[str, int], headers: Sequence[str], file: str) -> None:
    needed = ledger.column(_required(ledger))
    if needed.name not in positions:
        what = f"{file}：台账“{ledger.title}”必须有“{needed.label}”一列（{needed.name}）。"
        raise UnreadableFileError(what + _seen(headers) + HOW_TO_MAP)


def _claimed_twice(file: str, ledger: Ledger, column: str, first: str, second: str) -> UnreadableFileError:
    label = ledger.column(column).label
    return UnreadableFileError(
        f"{file}：表头“{first.strip()}”和“{second.strip()}”都是“{label}”，"
        f'请删去一列，或在映射文件的 [columns] 中写明 {column} = "用哪一个"。'
    )
