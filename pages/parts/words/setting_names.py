"""The names of the settings as users read them."""

from __future__ import annotations

from pages.parts.words.language import mark

#: Setting -> its name, a message key.
SETTINGS = {
    "office": mark("街道办事处名称"),
    "mostly_satisfied_weight": mark("基本满意的权重"),
    "rating_bounds": mark("分数折算满意度的界线（占满分的百分之几）"),
    "small_sample": mark("样本少的界线（件）"),
    "repeat_days": mark("重复诉求的间隔（天）"),
    "satisfaction_target": mark("满意率目标"),
    "on_time_target": mark("按期办结率目标"),
    "on_time_clock": mark("按期办结率按什么时间算"),
    "mediation_target": mark("化解率目标"),
    "upload_limit_mb": mark("导入文件的上限（MB）"),
    "late_days": mark("台账算作迟报的天数"),
    "due_soon_days": mark("算作即将到期的天数"),
    "loop_wait_days": mark("闭环一步算在途的天数"),
    "joint_rule": mark("建议联办的类别"),
    "shared_rule": mark("建议共办的类别"),
    "assisted_rule": mark("建议协办的类别"),
    "week_start": mark("简报的一周从星期几开始"),
    "cutoff_hour": mark("简报的截止时刻（点）"),
    "allowed_hosts": mark("允许的访问名称"),
    "inbox_wait_seconds": mark("收件箱里的文件等多久没有变化才读入（秒）"),
    "kept_imports": mark("留着最近几次导入的结果（次）"),
    "coming_holidays": mark("补充的节假日"),
}
#: Settings that do not change a number: who reads it, what can be imported, what is kept.
BESIDE_THE_NUMBERS = (
    "office", "upload_limit_mb", "week_start", "cutoff_hour", "allowed_hosts", "inbox_wait_seconds",
    "kept_imports",
)  # fmt: skip
