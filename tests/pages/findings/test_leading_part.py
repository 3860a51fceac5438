"""The part of a rise that rose most."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.contribution import contribution
from pages.parts.findings.leading_part import leading_part


def test_what_a_rise_is_made_of():
    now = pd.DataFrame({"category": ["噪声扰民", "电梯故障", "未填写"], "request_count": [31, 20, 50]})
    before = pd.DataFrame({"category": ["噪声扰民", "电梯故障"], "request_count": [14, 19]})
    most = leading_part(contribution(now, before, "category"), "前一周")
    assert (most.name, most.text) == ("噪声扰民", "噪声扰民 31\u00a0件，较前一周 +17")
    assert leading_part(contribution(before, now, "category"), "前一周") is None
