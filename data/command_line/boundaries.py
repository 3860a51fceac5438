"""The commands of ``python -m data boundaries``."""

from __future__ import annotations

from argparse import Namespace

from data.snapshots import boundaries

Outcome = tuple[str, int]
#: Names listed in a message; the rest is counted.
_LISTED = 20


def run_put(parsed: Namespace) -> Outcome:
    """Put a file of boundaries into the store; status 1 if some of its names match no compound."""
    from data.importing.boundaries import put
    from data.notation.file_names import display_name

    result = put(parsed.file, parsed.system, parsed.name_property)
    stored, unmatched = result.boundaries, result.unmatched
    lines = [
        f"已放入 {len(stored.places)} 个小区的边界（{stored.system}，{stored.file}），小区图可切换到地图。"
    ]
    if unmatched:
        lines.append(
            f"{len(unmatched)} 个要素对不上小区名册（或有几个同名的小区），没有放入；请改名称，或用 "
            "python -m data alias add 补别名，再放一次："
        )
        lines += [f"  第 {each.number} 个要素 {display_name(each.name)}" for each in unmatched[:_LISTED]]
        lines += [f"  …… 还有 {len(unmatched) - _LISTED} 个"] if len(unmatched) > _LISTED else []
    if result.without:
        names = "、".join(result.without[:_LISTED]) + ("……" if len(result.without) > _LISTED else "")
        lines.append(f"{len(result.without)} 个小区没有边界，地图上不画，表里照列：{names}")
    return "\n".join(lines), 1 if unmatched else 0


def run_show(_parsed: Namespace) -> Outcome:
    """Say which boundaries are stored."""
    stored = boundaries.read()
    if stored is None:
        return "没有放入过边界，小区图用方块。", 0
    return f"{len(stored.places)} 个小区的边界，{stored.system}，来自 {stored.file}。", 0


def run_remove(_parsed: Namespace) -> Outcome:
    """Take the boundaries away."""
    from data.importing.boundaries import remove

    remove()
    return "已去掉边界，小区图用方块。", 0
