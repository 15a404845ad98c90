"""A mapping that cannot change, and that travels: hashed, copied, pickled and sent to another process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)


class Frozen(Mapping[K, V_co]):
    """A read-only mapping; ``|`` gives a new one with some entries replaced or added.

    `types.MappingProxyType` cannot be pickled, so that a value that holds one never leaves its process.
    """

    __slots__ = ("_entries", "_hash")

    def __init__(self, entries: Mapping[K, V_co]) -> None:
        self._entries = dict(entries)
        self._hash: int | None = None

    def __getitem__(self, key: K) -> V_co:
        return self._entries[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __or__(self, other: Mapping[K, V_co]) -> Frozen[K, V_co]:
        return Frozen({**self._entries, **other})

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._entries.items()))
        return self._hash

    def __reduce__(self) -> tuple[type[Frozen[K, V_co]], tuple[dict[K, V_co]]]:
        return Frozen, (self._entries,)

    def __repr__(self) -> str:
        return f"Frozen({self._entries!r})"
