"""One place or category among others: its periods up to now, and the verdict on the last finished one."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts.findings.comparison import Tag
from pages.parts.findings.judgement_reasons import Judgement
from pages.parts.findings.states import Control, Limits


@dataclass(frozen=True, slots=True)
class Part:
    """One place or category.

    Attributes:
        name: As the ledger writes it.
        counts: One count per period, oldest first; None where the ledger was not kept.
        control: State, side and limits of each period.
        judgement: The verdict on the last finished period, with its reason.
    """

    name: str
    counts: tuple[float | None, ...]
    control: Control
    judgement: Judgement

    @property
    def word(self) -> Tag:
        """The tag of the last finished period."""
        return self.judgement.word

    @property
    def value(self) -> float:
        """The count of the last judged period; 0 without one."""
        return (self.counts[self.control.last] or 0.0) if self.control.last >= 0 else 0.0

    @property
    def limits(self) -> Limits:
        """The limits of the last judged period."""
        return self.control.limits[self.control.last] if self.control.last >= 0 else self.control.current

    @property
    def reach(self) -> float:
        """How far the last judged count lies above the mean, in standard deviations."""
        if not self.limits.is_known or not self.limits.sigma or self.control.last < 0:
            return 0.0
        return (self.value - self.limits.mean) / self.limits.sigma

    @property
    def has_risen(self) -> bool:
        """Whether it is 预警 or 关注; a fall is neither."""
        return self.word in (Tag.ALARM, Tag.WATCH)

    @property
    def rise_chance(self) -> float:
        """Probability of a rise this clear if nothing has changed, over all its rules; 1 without a rise.

        ``Control.chances`` allow for both sides; a fall makes no row, so the chance is halved.
        """
        if not self.has_risen or self.control.last < 0:
            return 1.0
        return self.control.chances[self.control.last] / 2
