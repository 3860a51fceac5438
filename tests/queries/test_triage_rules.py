"""The rule of 三事分流 as the settings write it, and as questions bind it."""

from __future__ import annotations

from dataclasses import replace

from data.settings import settings
from queries.triage_rules import issues_by_triage, triage_rules


def test_a_name_in_two_lists_goes_by_the_last():
    chosen = replace(settings(), joint_rule="路灯、电梯", shared_rule="噪音，油烟 电梯", assisted_rule="邻里")
    assert triage_rules(chosen) == {
        "路灯": "联办", "电梯": "共办", "噪音": "共办", "油烟": "共办", "邻里": "协办",
    }  # fmt: skip
    assert issues_by_triage(chosen) == {
        "joint_issues": ["路灯"],
        "shared_issues": ["电梯", "噪音", "油烟"],
        "assisted_issues": ["邻里"],
    }


def test_what_is_done_for_a_policy_is_joint_work():
    assert triage_rules(settings())["政策落实"] == "联办"
