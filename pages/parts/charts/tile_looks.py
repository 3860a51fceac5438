"""How the tiles of the states look, and the key that says their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.parts.charts.canvas import Part, text
from pages.parts.charts.lettering import text_width
from pages.parts.charts.theme import AMBER_FILL, BAND, BLUE2, BLUE3, GOOD, INK3, MUTE, PAPER, RED
from pages.parts.words.language import _, mark

#: px of a swatch of the key, of its row, and the narrowest figure it wraps for.
_SWATCH, _KEY_ROW, _NARROWEST = 13, 20, 340
#: px between the key and the blocks.
_BELOW_KEY = 14


@dataclass(frozen=True, slots=True)
class Look:
    """How the tile of a state looks: ground, border (empty: none), colour of its text, whether dashed."""

    ground: str
    border: str
    letters: str
    is_dashed: bool = False


#: State, a message key -> its look. The word stands in key, hover and table: colour never says it alone.
LOOKS: Mapping[str, Look] = {
    mark("预警"): Look(RED, RED, PAPER),
    mark("未达标"): Look("#FBE9E7", RED, RED),
    mark("关注"): Look("#FDF1E0", AMBER_FILL, "#8F4700"),
    mark("好转"): Look("#E3F2EE", GOOD, "#13604E"),
    mark("低于正常"): Look(BLUE3, BLUE2, "#123E69"),
    mark("正常"): Look(BAND, "", INK3),
    mark("样本少"): Look(PAPER, MUTE, INK3, is_dashed=True),
    mark("没有户数"): Look(PAPER, MUTE, INK3, is_dashed=True),
}
#: States whose tiles bear their value, in bold.
COLOURED = ("预警", "未达标", "关注", "好转")


def key(states: Sequence[str]) -> tuple[list[Part], list[Part], int]:
    """The key above the blocks: a swatch and a word for each state; its texts, its shapes and its px."""
    parts, shapes = [], []
    left, row = 0.0, 0
    for state in states:
        words, look = _(state), LOOKS[state]
        need = _SWATCH + 5 + text_width(words) + 16
        if left and left + need > _NARROWEST:
            left, row = 0.0, row + 1
        parts.append(text(words, x=0, y=1, shift=(left + _SWATCH + 5, 0), valign="top"))
        shapes.append(_swatch(left, look))
        parts[-1]["row"] = shapes[-1]["row"] = row
        left += need
    rows = row + 1
    for part in parts:
        part["yshift"] = (rows - part.pop("row")) * _KEY_ROW + _BELOW_KEY - 4
    for shape in shapes:
        up = (rows - shape.pop("row")) * _KEY_ROW + _BELOW_KEY - 6
        shape |= {"y0": up - 12, "y1": up - 1}
    return parts, shapes, rows * _KEY_ROW + _BELOW_KEY


def _swatch(left: float, look: Look) -> Part:
    line = {
        "color": look.border or look.ground,
        "width": 1.2,
        **({"dash": "3px,2px"} if look.is_dashed else {}),
    }
    return {
        "type": "rect", "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel",
        "xanchor": 0, "yanchor": 1, "x0": left, "x1": left + _SWATCH, "fillcolor": look.ground, "line": line,
    }  # fmt: skip
