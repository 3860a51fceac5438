"""What it costs to fit all series of a page: 100 of 104 weeks at once, against one by one in statsmodels.

The figure is a ratio within one run, so that a busy machine measures the same; the time is in docs/speed.md.
docs/speed.md.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
import statsmodels.api as sm

from pages.parts.findings.expected_volume import expected_counts, terms
from tests.benchmarks.report import Report
from tests.pages.findings.test_expected_volume import LENGTHS, WEEKS

SERIES = 100
HEADING = ("expected volumes, 100 series x 104 weeks", "at once ms", "statsmodels ms", "ratio")


def milliseconds(work: Callable[[], object], times: int = 7) -> float:
    def once() -> float:
        begun = time.perf_counter()
        work()
        return 1000 * (time.perf_counter() - begun)

    return statistics.median(once() for _each in range(times))


def test_all_series_at_once(report: Report):
    counts = np.random.default_rng(1).negative_binomial(14, 0.5, (SERIES, 104)) * 1.0
    used, of = np.ones(counts.shape, dtype=bool), terms(WEEKS)

    def one_by_one() -> None:
        for row in counts:
            sm.GLM(row, of, family=sm.families.Poisson()).fit(scale="X2")

    together = milliseconds(lambda: expected_counts(counts, WEEKS, LENGTHS, used))
    apart = milliseconds(one_by_one, times=1)
    report.add(HEADING, "", f"{together:.1f}", f"{apart:.0f}", f"{together / apart:.3f}")
    assert together < apart / 5
