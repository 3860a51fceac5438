"""Measures of public works and assistance."""

from __future__ import annotations

from pages.parts.findings.measure import Measure

MEASURES: tuple[Measure, ...] = ()
