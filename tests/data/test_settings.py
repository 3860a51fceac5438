"""Settings: what the office may decide, and what is said when a file is wrong."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from data.__main__ import main
from data.importing import aliases
from data.importing.importer import import_files, rebuild
from data.importing.mapping_steps import save
from data.mapping_file import compose
from data.settings import DEFAULTS, VARIABLE, Settings, SettingsError, names_in, settings
from data.snapshots.history import restore
from tests.cases import each

_JOINT = "路灯照明、电梯故障、水电气、水电气暖、消防通道、管道渗漏、违建乱搭、征地拆迁、公共设施、政策落实"


#: Every setting of the product.
PRODUCT = {
    "office": "示例街道办事处",
    "mostly_satisfied_weight": 1.0,
    "rating_bounds": "90、80、60、40",
    "small_sample": 30,
    "repeat_days": 30,
    "satisfaction_target": 0.85,
    "on_time_target": 0.90,
    "on_time_clock": "办理期限",
    "mediation_target": 0.90,
    "response_weight": 0.2,
    "resolution_weight": 0.4,
    "satisfaction_weight": 0.4,
    "upload_limit_mb": 200,
    "late_days": 3,
    "due_soon_days": 3,
    "loop_wait_days": 7,
    "call_back_wait_days": 90,
    "route_days": 7,
    "joint_rule": _JOINT,
    "shared_rule": "环境卫生、噪声扰民、油烟扰民、停车管理、占道经营、物业服务、物业、环境污染",
    "assisted_rule": "邻里纠纷、邻里、婚姻家庭",
    "week_start": 1,
    "cutoff_hour": 0,
    "allowed_hosts": "127.0.0.1、localhost、[::1]",
    "inbox_wait_seconds": 10.0,
    "kept_imports": 5,
    "flood_season": "04-01 至 09-30",
    "flood_matters": "道路积水、污水外溢、下水堵塞、楼上渗水",
    "theme_indicators": (
        "法治：化解率、法律咨询活动；养老：老年服务单；红色驿站：活动人次、服务单；邻里：邻里纠纷；商邻共治：邻里纠纷、化解率；"
        "归属：活动人次；爱心：微心愿；同心：议事议题"
    ),
    "coming_holidays": "无",
    "urgent_hours": 24,
    "important_hours": 72,
    "ordinary_hours": 0,
}


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Write a settings file of the office and make it the one in force."""

    def written(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "office.toml"
        path.write_text(text, encoding=encoding)
        monkeypatch.setenv(VARIABLE, str(path))
        return path

    return written


def test_the_file_of_the_product_holds_every_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert asdict(settings()) == PRODUCT
    assert settings() is settings()


def test_every_setting_is_explained_in_chinese_above_it() -> None:
    lines = DEFAULTS.read_text(encoding="utf-8").splitlines()
    for field in fields(Settings):
        (place,) = [n for n, line in enumerate(lines) if line.startswith(f"{field.name} =")]
        assert re.match(r"# .*[\u4e00-\u9fff]", lines[place - 1])
    assert set(tomllib.loads("\n".join(lines))) == {field.name for field in fields(Settings)}


def test_another_file_names_only_what_differs(write) -> None:
    write('office = "南门街道办事处"\nmostly_satisfied_weight = 0.6\n')
    assert settings().office == "南门街道办事处"
    assert settings().mostly_satisfied_weight == 0.6
    assert settings().repeat_days == 30


def test_a_file_saved_by_windows_with_a_mark_in_front_is_read(write) -> None:
    write("repeat_days = 15\n", encoding="utf-8-sig")
    assert settings().repeat_days == 15


@each(
    "written, names",
    [
        ("噪声扰民、油烟扰民", ("噪声扰民", "油烟扰民")),
        (" 噪声扰民，油烟扰民,停车管理；物业; 邻里\u3000婚姻家庭\n占道经营。", (
            "噪声扰民", "油烟扰民", "停车管理", "物业", "邻里", "婚姻家庭", "占道经营",
        )),
        ("噪声扰民、、噪声扰民、", ("噪声扰民",)),
        ("无", ()),
        ("无、噪声扰民", ("无", "噪声扰民")),
        ("、", ()),
    ],
)  # fmt: skip
def test_names_are_read_as_people_separate_them(written, names) -> None:
    assert names_in(written) == names


def test_a_whole_number_does_for_a_weight(write) -> None:
    write("mostly_satisfied_weight = 1\n")
    assert settings().mostly_satisfied_weight == 1.0
    assert isinstance(settings().mostly_satisfied_weight, float)


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("small_sampel = 20", "small_sampel", "没有叫"),
        ('small_sample = "20"', "small_sample", "应当是整数"),
        ("small_sample = 20.5", "small_sample", "应当是整数"),
        ("late_days = true", "late_days", "应当是整数"),
        ("repeat_days = 0", "repeat_days", "不小于 1"),
        ('on_time_target = "九成"', "on_time_target", "应当是数字"),
        ("on_time_target = 90", "on_time_target", "0 与 1 之间"),
        ('on_time_clock = "办结时间"', "on_time_clock", "“办理期限”或“来电时间”"),
        ("response_weight = -0.1", "response_weight", "0 与 1 之间"),
        ("response_weight = 0.3", "response_weight（0.3）", "之和是 1.1，应当是 1"),
        ("mostly_satisfied_weight = nan", "mostly_satisfied_weight", "0 与 1 之间"),
        ("office = 7", "office", "应当是文字"),
        ("week_start = 0", "week_start", "不小于 1"),
        ("week_start = 8", "week_start", "周日"),
        ("cutoff_hour = 24", "cutoff_hour", "0 与 23 之间"),
        ("cutoff_hour = -1", "cutoff_hour", "0 与 23 之间"),
        ("urgent_hours = -1", "urgent_hours", "不小于 0"),
        ("inbox_wait_seconds = 0", "inbox_wait_seconds", "大于 0"),
        ("inbox_wait_seconds = 601", "inbox_wait_seconds", "不超过 600"),
        ('rating_bounds = "90、80、60"', "rating_bounds", "四个从大到小"),
        ('rating_bounds = "60、80、40、20"', "rating_bounds", "四个从大到小"),
        ('rating_bounds = "900、80、60、40"', "rating_bounds", "四个从大到小"),
        ('rating_bounds = "九成"', "rating_bounds", "四个从大到小"),
        ('office = " "', "office", "不能是空的"),
        ('coming_holidays = "春节"', "coming_holidays", "“春节”读不懂"),
        ('flood_season = "夏天"', "flood_season", "“夏天”读不懂"),
        ('flood_season = "09-30 至 04-01"', "flood_season", "同一年内"),
        ('flood_season = "02-29 至 04-31"', "flood_season", "不存在的日期"),
        ('theme_indicators = "法治 化解率"', "theme_indicators", "第 1 项“法治 化解率”没有写成“主题：指标”"),
        (
            'theme_indicators = "邻里：邻里纠纷；法治：普法"',
            "theme_indicators",
            "第 2 项“法治:普法”没有叫“普法”的指标",
        ),
        ('theme_indicators = "法治："', "theme_indicators", "没有写指标，可用的有 化解率、"),
        ('theme_indicators = "法治：化解率；法治：投诉"', "theme_indicators", "“法治”前面已经写过"),
        ('theme_indicators = "法治、养老：化解率"', "theme_indicators", "一项只写一个主题"),
        ('theme_indicators = " "', "theme_indicators", "不能是空的"),
        ("theme_indicators = 3", "theme_indicators", "应当是文字"),
        ('allowed_hosts = "http://localhost"', "allowed_hosts", "不写 http:// 和端口"),
        ('allowed_hosts = "kanban:8501"', "allowed_hosts", "不写 http:// 和端口"),
        ('allowed_hosts = "*.gov.cn"', "allowed_hosts", "主机名或 IP"),
        ('allowed_hosts = "、"', "allowed_hosts", "主机名或 IP"),
        ('joint_rule = "，；"', "joint_rule", "没有写名称"),
        ('flood_matters = "、 "', "flood_matters", "没有写名称"),
        ("[office]\nname = 'x'", "office", "应当是文字"),
        ("call_back_wait_days = 6", "call_back_wait_days", "不得少于 loop_wait_days（7）"),
        ("loop_wait_days = 91", "call_back_wait_days（90）", "不得少于 loop_wait_days（91）"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(write, text: str, key: str, reason: str) -> None:
    path = write(text)
    with pytest.raises(SettingsError) as raised:
        settings()
    assert str(path) in str(raised.value)
    assert key in str(raised.value)
    assert reason in str(raised.value)


def test_the_weights_of_the_three_rates_may_leave_one_out(write) -> None:
    write("response_weight = 0\nresolution_weight = 0.5\nsatisfaction_weight = 0.5\n")
    assert (settings().response_weight, settings().satisfaction_weight) == (0.0, 0.5)


def test_a_file_that_is_not_toml_is_named(write) -> None:
    path = write("office 南门")
    with pytest.raises(SettingsError, match="写法不对") as raised:
        settings()
    assert str(path) in str(raised.value)


def test_a_file_in_another_encoding_is_named(write) -> None:
    write('office = "南门街道办事处"', encoding="gb18030")
    with pytest.raises(SettingsError, match="UTF-8"):
        settings()


def test_a_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none.toml"))
    with pytest.raises(SettingsError, match=r"none\.toml 读不出来"):
        settings()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_settings_that_cannot_be_used_are_told_before_an_import_touches_anything(
    write, store: Path, written, capsys
) -> None:
    export = written("工单编号,受理时间", "A1,2026-03-02")
    write("kept_imports = 0")
    for more in ([], ["--dry-run"]):
        assert main(["import", str(export), *more]) == 2
        told = capsys.readouterr().err
        assert "kept_imports = 0 应当不小于 1" in told
        assert told.count("\n") == 1
    assert contents(store) == {}


def test_so_are_they_before_a_rebuild_an_alias_a_mapping_or_a_state_brought_back(
    write, store: Path, written
) -> None:
    first = import_files([written("工单编号,受理时间", "A1,2026-03-02", name="a.csv")]).snapshot
    import_files([written("工单编号,受理时间", "A2,2026-03-02", name="b.csv")])
    mapping = compose("service_request", {"requested_at": "哪天"}, ("哪天",))
    before = contents(store)
    write("kept_imports = 0")
    for act in (rebuild, aliases.apply, lambda: save("旧系统", mapping), lambda: restore(first)):
        with pytest.raises(SettingsError, match="kept_imports"):
            act()
    assert contents(store) == before
