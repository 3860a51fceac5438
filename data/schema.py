"""What a ledger is: the vocabulary in which every ledger is declared once.

A declaration (``data/ledgers/<ledger>.py``) is the only place where a column is described.
Header matching, table definition, findings, chart labels, templates, the data dictionary,
samples and tests are derived from it.
"""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

#: Cell texts that mean "nothing was filled in", in every ledger. ``data.notation.blanks`` knows them in any
#: case and width, in brackets and with a stop behind; dashes and the like say nothing either.
BLANKS = (
    "", "无", "-", "--", "—", "/", "\\", "不详", "未知", "不明", "暂无", "暂缺", "空", "空白", "空值", "缺失",
    "未填", "未填写", "未录入", "未登记", "未选择", "请选择", "--请选择--", "-请选择-", "待填写", "待完善",
    "待定", "无数据", "暂无数据", "无内容", "nan", "NaN", "nat", "na", "NULL", "null", "None", "nil", "N/A",
    "undefined",
)  # fmt: skip
#: The same where any text will do; among codes it is one of its own, of a piece of work that waits.
TO_COME = "待补充"

#: In a column of persons: nobody in particular, so that nameless persons are not counted as one.
NAMELESS = (
    *BLANKS, "保密", "匿名", "匿名市民", "匿名群众", "不愿透露", "不便透露", "不便提供", "不提供", "未提供",
    "拒绝提供", "未留", "未登记", "无名", "无名氏", "某某", "市民", "群众", "居民", "网络", "网友",
    "测试",
)  # fmt: skip

#: Larger whole numbers are no amounts but numbers of orders, and lose digits as decimals.
_ANY_NUMBER = 10**15

#: A place column that was left empty, and a free text that names no known place.
UNFILLED = "未填写"
UNMATCHED = "未匹配"


def plain(text: str) -> str:
    """A text with half-width signs and no space at its ends."""
    return unicodedata.normalize("NFKC", text).strip()


class Type(enum.Enum):
    """How a cell is read and stored."""

    TEXT = "VARCHAR"
    CATEGORY = "ENUM"
    INTEGER = "BIGINT"
    DECIMAL = "DOUBLE"
    BOOLEAN = "BOOLEAN"
    DATE = "DATE"
    DATETIME = "TIMESTAMP"


class Pii(enum.Enum):
    """What happens to a column that can name a person."""

    NONE = "none"
    MASK = "mask"  # stored as a salted token, never shown
    DROP = "drop"  # never stored


class Course(enum.Enum):
    """What becomes of a column between two exports of the same record."""

    PLAIN = "plain"  # said once, perhaps later: two values are two records where no number tells them apart
    IDENTIFIES = "identifies"  # does not change: a record without a number is known again by it
    MOVES = "moves"  # changes as the matter goes on
    CLOSES = "closes"  # the moment it came to its end; empty again when it is under way again
    HANDLES = "handles"  # one of those who handle it: an order of several has a row for each


class Severity(enum.Enum):
    """Whether a finding rejects its row or only reports."""

    FAIL = "fail"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger.

    Attributes:
        name: English identifier, the same for the same quantity in every ledger.
        label: The Chinese header, as templates write it and pages show it.
        type: How the cell is read and stored.
        synonyms: Other headers under which exports carry the column.
        required: A row without it cannot be counted and is rejected.
        allowed: Canonical value -> variants seen in exports; empty when any text will do.
        patterns: Canonical value -> pattern of variants that are too many to list.
        blanks: Cell texts that mean nothing was filled in.
        unit: Unit of a number, in Chinese.
        description: What the column says, in Chinese, for dictionary and template.
        example: A cell as the template's example row shows it.
        pii: What happens to it on the way in.
        numbered: Name of the whole number a snapshot holds for each different token of a masked column, so
            that persons and households can be counted by questions that never see the token; empty: none.
        course: What becomes of it from one export to the next.
        under_way: The codes that say that the matter has not come to its end.
        least: The smallest number that is believed; None: any.
        most: The largest number that is believed; None: any.
    """

    name: str
    label: str
    type: Type = Type.TEXT
    synonyms: tuple[str, ...] = ()
    required: bool = False
    allowed: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    patterns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    blanks: tuple[str, ...] = BLANKS
    unit: str = ""
    description: str = ""
    example: str = ""
    pii: Pii = Pii.NONE
    numbered: str = ""
    course: Course = Course.PLAIN
    under_way: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    @property
    def stored_name(self) -> str:
        """Name in the store: a masked column is stored as a token and is called one."""
        if self.pii is Pii.MASK and not self.name.endswith("_token"):
            return f"{self.name}_token"
        return self.name

    @property
    def bounds(self) -> tuple[int, int]:
        """The smallest and the largest number that is stored: where none is declared, of 15 digits."""
        least, most = self.least, self.most
        return -_ANY_NUMBER if least is None else least, _ANY_NUMBER if most is None else most

    @property
    def is_stored(self) -> bool:
        """Whether any form of the column reaches a snapshot."""
        return self.pii is not Pii.DROP


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger: what a row is, its key, the date that puts it into a period, its columns.

    Attributes:
        name: English identifier; the table and the scoped relation bear it.
        title: Chinese title, as pages and templates show it.
        grain: What one row is, in Chinese.
        key: Names of the columns that identify a row; a later export of the same key wins.
        date_column: The column the scope's dates apply to; None for a reference ledger.
        columns: All columns in the order of the template.
    """

    name: str
    title: str
    grain: str
    key: tuple[str, ...]
    date_column: str | None
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            KeyError: The ledger has no such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    @property
    def stored_columns(self) -> tuple[Column, ...]:
        """The columns that reach a snapshot, in order."""
        return tuple(column for column in self.columns if column.is_stored)

    @property
    def is_event(self) -> bool:
        """Whether rows happen at a time (and the scope's dates apply)."""
        return self.date_column is not None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader should know of one cell, row or file of an export.

    Attributes:
        row: Physical line of the file, 1 for the first; 0 when it concerns the file.
        column: The Chinese label of the column; empty when it concerns the row.
        rule: Name of the rule, a stable English identifier.
        severity: FAIL rejects the row, WARN keeps it.
        value: The cell as written; empty for personal columns.
        message: What is wrong and what to change, in Chinese.
    """

    row: int
    column: str
    rule: str
    severity: Severity
    value: str
    message: str
