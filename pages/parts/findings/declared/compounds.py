"""Measures of compounds, their property companies and the merchants."""

from __future__ import annotations

from pages.parts.findings.measure import Measure

MEASURES: tuple[Measure, ...] = ()
