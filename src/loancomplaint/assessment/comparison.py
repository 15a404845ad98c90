"""What changed between two assessments of one matter, and because of which fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from loancomplaint.assessment.bounded import Bounded, gathered, limited
from loancomplaint.assessment.repairs import Assesses, SupportsVerdicts
from loancomplaint.facts import CaseFile, Channel, Verdict
from loancomplaint.text.cards import discreetly


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Shift:
    """A verdict that is not what it was.

    Attributes:
        violation: The id of the violation.

        was: The earlier verdict; None where the violation was not known.

        now: The later one, likewise.

        because: The facts any one of which, were it as it was before, would bring the earlier verdict back;
            empty where it took several together, or another law or rulebook.
    """

    violation: str
    channel: Channel
    was: Verdict | None
    now: Verdict | None
    because: tuple[str, ...] = ()


@attrs.frozen
class _Difference:
    """A fact that differs: what to call it, and the later case with that fact as it was before."""

    name: str
    undone: CaseFile


def shifts(
    read: Assesses, earlier: tuple[CaseFile, SupportsVerdicts], later: tuple[CaseFile, SupportsVerdicts]
) -> Bounded[Shift]:
    """Every verdict that changed from *earlier* to *later*, in the order of the later file.

    Of files that differ in many facts not every one is undone to see whether a verdict came of it: what `Shift.because`
    then leaves out, `whole` tells of.

    Args:
        read: Assesses another version of the later case.

        earlier: The case as known then, and what was made of it.

        later: The case as known now, likewise.
    """
    (before, was), (after, now) = earlier, later
    ids = dict.fromkeys(violation.id for case in (after, before) for violation in case.violations)
    changed = [(id_, ch) for id_ in ids for ch in Channel if was.verdict(id_, ch) is not now.verdict(id_, ch)]
    reading = limited(read, after)
    differences = _differences(before, after) if changed else ()
    undone = gathered((difference.name, reading(difference.undone)) for difference in differences)
    found = (
        Shift(
            violation=id_,
            channel=channel,
            was=was.verdict(id_, channel),
            now=now.verdict(id_, channel),
            because=tuple(name for name, then in undone if then.verdict(id_, channel) is was.verdict(id_, channel)),
        )
        for id_, channel in changed
    )
    return Bounded(found, whole=undone.whole)


def _differences(before: CaseFile, after: CaseFile) -> Iterator[_Difference]:
    for field in attrs.fields(CaseFile):
        was, now = getattr(before, field.name), getattr(after, field.name)
        if was == now:
            continue
        if isinstance(now, tuple):
            for name, value in _undone(field.name, was, now):
                yield _Difference(name, _with(after, field.name, value))
        else:
            yield _Difference(field.name, _with(after, field.name, was))


def _with(fact: Any, field: str, value: object) -> Any:  # noqa: ANN401 - facts of every class
    return attrs.evolve(fact, **{field: value})


def _undone(name: str, was: tuple[Any, ...], now: tuple[Any, ...]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """For each item that came, went or changed: what to call it, and *now* with that item as in *was*."""
    old, new = {_identity(i, item): item for i, item in enumerate(was)}, {}
    for i, item in enumerate(now):
        new[_identity(i, item)] = item
        if (before := old.get(_identity(i, item))) is None:
            yield f"{name}[{i}]", (*now[:i], *now[i + 1 :])
        elif before != item:
            for inner, value in _inner(f"{name}[{i}]", before, item):
                yield inner, (*now[:i], value, *now[i + 1 :])
    yield from ((f"{name} ({key})", (*now, item)) for key, item in old.items() if key not in new)


def _inner(path: str, before: Any, after: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - facts of every class
    """The same, one level down: a payment of a loan, a date of a violation."""
    if not attrs.has(type(after)):
        yield path, before
        return
    for field in attrs.fields(type(after)):
        was, now = getattr(before, field.name), getattr(after, field.name)
        if was == now:
            continue
        if isinstance(now, tuple):
            for name, value in _undone(f"{path}.{field.name}", was, now):
                yield name, _with(after, field.name, value)
        else:
            yield f"{path}.{field.name}", _with(after, field.name, was)


def _identity(i: int, item: Any) -> object:  # noqa: ANN401 - facts of every class
    """What makes an item the same one in two versions of a file: its id or number, else itself."""
    for name in ("id", "note_no", "contract_no", "evidence"):
        if (value := getattr(item, name, None)) is not None:
            return value
    return item if attrs.has(type(item)) else i
