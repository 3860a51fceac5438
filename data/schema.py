"""The classes with which every ledger is declared once.

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

#: Cell texts that mean "nothing was filled in", in every ledger. ``data.notation.blanks`` finds them in any
#: case and width, in brackets and with a stop at the end; dashes and the like are blank too.
BLANKS = (
    "", "无", "-", "--", "—", "/", "\\", "不详", "未知", "不明", "暂无", "暂缺", "空", "空白", "空值", "缺失",
    "未填", "未填写", "未录入", "未登记", "未选择", "请选择", "--请选择--", "-请选择-", "待填写", "待完善",
    "待定", "无数据", "暂无数据", "无内容", "nan", "NaN", "nat", "na", "NULL", "null", "None", "nil", "N/A",
    "undefined",
)  # fmt: skip
#: Blank in free text; among codes it is a value of its own, for a waiting piece of work.
TO_COME = "待补充"

#: Texts in a column of persons that name nobody, so that nameless persons are not counted as one.
NAMELESS = (
    *BLANKS, "保密", "匿名", "匿名市民", "匿名群众", "不愿透露", "不便透露", "不便提供", "不提供", "未提供",
    "拒绝提供", "未留", "未登记", "无名", "无名氏", "某某", "市民", "群众", "居民", "网络", "网友",
    "测试",
)  # fmt: skip

#: Larger whole numbers are not amounts but order numbers, and lose digits as decimals.
_ANY_NUMBER = 10**15

#: Between the codes of a cell with several, as a snapshot holds them: 业委会+志愿者.
BETWEEN_CODES = "+"

#: Value of an empty place column, and of a free text without a known place.
UNFILLED = "未填写"
UNMATCHED = "未匹配"


def plain(text: str) -> str:
    """The text with half-width signs and without outer spaces."""
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
    """The treatment of a column that can name a person."""

    NONE = "none"
    MASK = "mask"  # stored as a salted token, never shown
    DROP = "drop"  # never stored


class Course(enum.Enum):
    """How a column changes between two exports of the same record."""

    PLAIN = "plain"  # filled once, perhaps later: without numbers, two values mean two records
    IDENTIFIES = "identifies"  # never changes: it identifies a record without a number
    MOVES = "moves"  # changes as the case proceeds
    CLOSES = "closes"  # the moment the case ended; empty again if it is reopened
    HANDLES = "handles"  # a handling unit: an order with several units has a row for each


class Severity(enum.Enum):
    """Whether a finding rejects its row or only warns."""

    FAIL = "fail"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger.

    Attributes:
        name: English identifier, the same for the same quantity in every ledger.
        label: The Chinese header in templates and on pages.
        type: How the cell is read and stored.
        synonyms: Other headers of the column in exports.
        required: Whether a row without it is rejected, since it cannot be counted.
        allowed: Canonical value -> variants in exports; empty if any text is allowed.
        patterns: Canonical value -> pattern of variants that are too many to list.
        blanks: Cell texts that mean nothing was filled in.
        unit: Unit of a number, in Chinese.
        description: The meaning of the column, in Chinese, for dictionary and template.
        example: The cell of the template's example row.
        pii: Its treatment during an import, if it is personal.
        numbered: Name of the whole number that a snapshot holds for each token of a masked column, so
            that queries can count persons and households without seeing the token; empty: none.
        course: How it changes from one export to the next.
        under_way: The codes of a case that has not ended.
        is_several: Whether a cell may name several of the codes; a snapshot holds them in the order of the
            declaration with ``BETWEEN_CODES`` between them.
        least: The smallest accepted number; None: any.
        most: The largest accepted number; None: any.
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
    is_several: bool = False
    least: int | None = None
    most: int | None = None

    @property
    def stored_name(self) -> str:
        """Name in the store: a masked column is stored as a token, and its name ends in ``_token``."""
        if self.pii is Pii.MASK and not self.name.endswith("_token"):
            return f"{self.name}_token"
        return self.name

    @property
    def bounds(self) -> tuple[int, int]:
        """The smallest and the largest stored number; without a declaration, numbers of 15 digits."""
        least, most = self.least, self.most
        return -_ANY_NUMBER if least is None else least, _ANY_NUMBER if most is None else most

    @property
    def is_stored(self) -> bool:
        """Whether any form of the column reaches a snapshot."""
        return self.pii is not Pii.DROP


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger: the meaning of a row, its key, the date that assigns it to a period, its columns.

    Attributes:
        name: English identifier; also the name of the table and of the scoped relation.
        title: Chinese title, as pages and templates show it.
        grain: The meaning of one row, in Chinese.
        key: Names of the columns that identify a row; a later export of the same key replaces it.
        date_column: The column to which the dates of a scope apply; None for a reference ledger.
        columns: All columns in the order of the template.
        stages: The date columns of the stages that a row passes, in their order, the date column among
            them: any of them dates the row. Empty for a row that begins with its date column.
        plans: The date columns with planned days; they date a row that has reached no stage.
        stored_columns: The columns that reach a snapshot, in order.
    """

    name: str
    title: str
    grain: str
    key: tuple[str, ...]
    date_column: str | None
    columns: tuple[Column, ...]
    stages: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    stored_columns: tuple[Column, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Pick the stored columns once: an import asks for them a hundred times."""
        stored = tuple(column for column in self.columns if column.is_stored)
        object.__setattr__(self, "stored_columns", stored)

    def column(self, name: str) -> Column:
        """The column with a name.

        Raises:
            KeyError: The ledger has no such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    @property
    def dating(self) -> tuple[str, ...]:
        """The columns of which the first one that is filled dates a row; none of a reference ledger."""
        return (*self.stages, *self.plans) or ((self.date_column,) if self.date_column else ())

    @property
    def is_event(self) -> bool:
        """Whether rows happen at a time (and the scope's dates apply)."""
        return self.date_column is not None


@dataclass(frozen=True, slots=True)
class Finding:
    """A message for the user about one cell, row or file of an export.

    Attributes:
        row: Physical line of the file, 1 for the first; 0 if it concerns the file.
        column: The Chinese label of the column; empty if it concerns the row.
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
