"""The template and the colours."""

from __future__ import annotations

import subprocess
import sys

from pages.parts.charts.theme import FONT, INK, PAPER, on_ground, with_opacity


def test_registering_the_template_does_not_make_it_the_default():
    code = (
        "import plotly.io as pio; before = pio.templates.default; import pages.parts.charts.theme; "
        "print(before == pio.templates.default, 'jiedao' in pio.templates)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]


def test_font_begins_with_the_font_of_the_office_and_ends_with_a_generic_one():
    assert FONT.startswith("'Microsoft YaHei'")
    assert FONT.endswith("sans-serif")


def test_faded_keeps_the_colour():
    assert with_opacity("#1F5A94", 0.36) == "rgba(31,90,148,0.36)"


def test_text_is_white_on_dark_and_ink_on_light():
    assert on_ground("#1F5A94") == PAPER
    assert on_ground("#E4E6E8") == INK
