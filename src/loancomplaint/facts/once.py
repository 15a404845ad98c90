"""What is computed of one fact, computed once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import TypeVar, cast

import attrs

_T = TypeVar("_T")


@attrs.frozen
class Computed:
    """A fact that keeps what others computed of it; it is no part of its value, and is neither compared nor stored."""

    def once(self, what: Hashable, make: Callable[[], _T]) -> _T:
        """What *make* computes of this very fact, computed when it is first asked for under the name *what*."""
        if what not in self._computed:
            self._computed[what] = make()
        return cast("_T", self._computed[what])

    @cached_property
    def _computed(self) -> dict[Hashable, object]:
        return {}
