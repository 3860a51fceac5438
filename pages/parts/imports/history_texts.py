"""Texts of the steps of the history: import, alias, mapping, rebuild, restored state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from data.ledgers import LEDGERS
from data.notation.spelling import without_emphasis
from data.snapshots.entries import Entry, MappingChange
from data.snapshots.manifest import Kind
from pages.parts.words.dates import moment
from pages.parts.words.language import _, listing

#: Most names in a list; where there are more, their number follows.
_NAMED = 3
#: Most characters of a name on a button or in a list.
_LONGEST = 24


def step(one: Entry, *, is_short: bool = False) -> str:
    """Text of what a step did.

    Args:
        one: The step.
        is_short: At most one name, truncated if it is long.
    """
    if one.is_damaged:
        return _("记录损坏，不能换回")
    if one.kind == Kind.ALIAS:
        return _aliases(one, is_short=is_short)
    if one.kind == Kind.MAPPING:
        return _mappings(one, is_short=is_short)
    if one.kind == Kind.REBUILD:
        return _("由原始文件重新生成")
    if one.kind == Kind.RESTORE:
        return _("换回 {at} 的结果").format(at=moment(datetime.fromisoformat(one.what)))
    if one.is_demonstration:
        return _("演示数据") if one.files else _("演示数据（重新匹配）")
    if not one.files:
        return _("没有新文件（重新匹配或重新生成）")
    files = _names_text(one.files, is_short=is_short)
    if one.what and not is_short:
        return _("导入 {files}（按映射 {name}）").format(files=files, name=without_emphasis(one.what))
    return _("导入 {files}").format(files=files)


def _aliases(one: Entry, *, is_short: bool) -> str:
    parts = []
    if one.added_aliases:
        parts.append(_("添加别名 {names}").format(names=_names_text(one.added_aliases, is_short=is_short)))
    if one.removed_aliases:
        parts.append(_("去掉别名 {names}").format(names=_names_text(one.removed_aliases, is_short=is_short)))
    return _("；").join(parts) or _("按别名重新匹配")


def _mappings(one: Entry, *, is_short: bool) -> str:
    """Saved mappings, with their ledger and columns, and removed ones."""
    texts = [
        _("保存映射 {names}").format(names=_mapping(mapping, is_short=is_short)) for mapping in one.mapped
    ]
    named = {mapping.name for mapping in one.mapped}
    gone = tuple(mapping.name for mapping in one.unmapped if mapping.name not in named)
    if gone:
        texts.append(_("去掉映射 {names}").format(names=_names_text(gone, is_short=is_short)))
    return _("；").join(texts)


def _mapping(mapping: MappingChange, *, is_short: bool) -> str:
    name = without_emphasis(mapping.name)
    if is_short or not mapping.ledger:
        return _truncate(name) if is_short else name
    ledger = LEDGERS[mapping.ledger]
    return _("{name}（{ledger}：{columns}）").format(
        name=name,
        ledger=_(ledger.title),
        columns=_names_text([_(ledger.column(column).label) for column in mapping.columns], is_short=False),
    )


def _names_text(names: Sequence[str], *, is_short: bool) -> str:
    names = tuple(map(without_emphasis, names))
    shown = [_truncate(name) for name in names[:1]] if is_short else list(names[:_NAMED])
    more = len(names) > len(shown)
    return _("{names}等 {n} 个").format(names=listing(shown), n=len(names)) if more else listing(shown)


def _truncate(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
