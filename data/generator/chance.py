"""Seeded chance: the only source of randomness of the demonstration ledgers.

Every draw is a uniform double of PCG64 followed by additions, multiplications and table look-ups, so that the
same seed gives the same bytes on every machine (no transcendental function, no platform-dependent sampler).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TypeVar, overload

import numpy as np

SEED = 20261031
_BLOCK = 4096

Option = TypeVar("Option")


class Weighted(Sequence[Option]):
    """Options with cumulative weights, prepared once for many draws."""

    def __init__(self, weights: Mapping[Option, float]) -> None:
        self._options = [option for option, weight in weights.items() if weight > 0]
        self._cumulative = list(accumulate(weight for weight in weights.values() if weight > 0))

    def __len__(self) -> int:
        return len(self._options)

    @overload
    def __getitem__(self, index: int) -> Option: ...

    @overload
    def __getitem__(self, index: slice) -> list[Option]: ...

    def __getitem__(self, index: int | slice) -> Option | list[Option]:
        return self._options[index]

    def at(self, share: float) -> Option:
        """The option that covers ``share`` (0 to 1) of the whole weight."""
        index = bisect_right(self._cumulative, share * self._cumulative[-1])
        return self._options[min(index, len(self._options) - 1)]


class Chance:
    """A named stream of draws; changing one ledger does not affect the streams of others."""

    def __init__(self, stream: str) -> None:
        self._generator = np.random.Generator(np.random.PCG64([SEED, *stream.encode()]))
        self._pool: list[float] = []

    def share(self) -> float:
        """A uniform number in [0, 1)."""
        if not self._pool:
            self._pool = self._generator.random(_BLOCK).tolist()
        return self._pool.pop()

    def happens(self, probability: float) -> bool:
        """True in ``probability`` of all draws."""
        return self.share() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number between ``low`` and ``high``, both included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, options: Sequence[Option]) -> Option:
        """One of the options, all equally likely."""
        return options[int(self.share() * len(options))]

    def weighted(self, options: Weighted[Option]) -> Option:
        """One of the options by weight."""
        return options.at(self.share())

    def quantile(self, table: Sequence[tuple[float, float]]) -> float:
        """A value from a distribution given as (share, value) points, straight lines between them."""
        share = self.share()
        for (left, low), (right, high) in zip(table, table[1:], strict=False):
            if share < right:
                return low + (high - low) * (share - left) / (right - left)
        return table[-1][1]

    def sample(self, options: Sequence[Option], count: int) -> list[Option]:
        """``count`` different options in their order of appearance.

        Raises:
            ValueError: Fewer options than asked for, or fewer than none asked for.
        """
        if not 0 <= count <= len(options):
            raise ValueError(f"{count} of {len(options)} options were asked for")
        keyed = sorted((self.share(), index) for index in range(len(options)))[:count]
        return [options[index] for index in sorted(index for _, index in keyed)]
