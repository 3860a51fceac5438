"""The number of a member in a list without numbers: its community, its alliance and its name."""

from __future__ import annotations

from collections.abc import Mapping

from data.recognising.derivation import DerivedColumn, cell
from data.schema import Ledger

_LEDGER, _NUMBER, _NAME = "alliance_member", "member_id", "name"
#: What tells two members of one name apart, as far as a list has it.
_BESIDE = ("community", "alliance", "alliance_kind")


def member_numbers(positions: Mapping[str, int], ledger: Ledger) -> dict[str, DerivedColumn]:
    """``member_id`` of a list; a number that is written stays, a member without a name has none."""
    if ledger.name != _LEDGER or _NAME not in positions:
        return {}
    beside = [name for name in _BESIDE if name in positions]
    parts = "".join(f"coalesce(trim({cell(name)}) || '-', '') || " for name in beside)
    # a name may be a person's after all (张师傅修鞋), and a number is shown as it is
    made = f"'自动-' || substr(md5({parts}replace({cell(_NAME)}, ' ', '')), 1, 20)"
    needs = {name: positions[name] for name in (*beside, _NAME)}
    if _NUMBER not in positions:
        return {_NUMBER: DerivedColumn(made, needs)}
    own = {_NUMBER: positions[_NUMBER], **needs}
    return {_NUMBER: DerivedColumn(f"coalesce({cell(_NUMBER)}, {made})", own)}
