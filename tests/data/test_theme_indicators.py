"""Which indicators a theme is looked at by: what the office writes in its settings."""

from __future__ import annotations

from data.theme_indicators import theme_indicators, themes_of
from tests.cases import each

#: As an office may write it -> what it means.
WRITTEN = {
    "法治：化解率、法律咨询；邻里：邻里纠纷": {"法治": ("化解率", "法律咨询"), "邻里": ("邻里纠纷",)},
    "法治:化解率,法律咨询;邻里:邻里纠纷;": {"法治": ("化解率", "法律咨询"), "邻里": ("邻里纠纷",)},
    "\n法治： 化解率 法律咨询\n\n邻里：邻里纠纷\n": {"法治": ("化解率", "法律咨询"), "邻里": ("邻里纠纷",)},
    "“法治”主题：化解率、化解率": {"法治": ("化解率",)},
    "主题：投诉": {"主题": ("投诉",)},
    "无": {},
}
#: A cell of the register -> its themes.
CELLS = {
    "法治": ("法治",),
    "“法治”主题": ("法治",),
    "法治、养老": ("法治", "养老"),
    "法治／法治主题": ("法治",),
    "主题": ("主题",),
    "": (),
    "、": (),
}


@each("written", WRITTEN)
def test_the_setting_is_read_as_it_may_be_written(written: str) -> None:
    assert dict(theme_indicators(written)) == WRITTEN[written]


@each("cell", CELLS)
def test_a_cell_names_its_themes(cell: str) -> None:
    assert themes_of(cell) == CELLS[cell]
    assert themes_of(None) == themes_of(float("nan")) == ()
