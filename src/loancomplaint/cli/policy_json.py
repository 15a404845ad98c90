"""What is said of policies: proofs, faults and comparisons, as JSON objects and as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loancomplaint.channels import AllOf, Condition
from loancomplaint.cli.as_json import Object, present
from loancomplaint.cli.text import Speaker
from loancomplaint.cli.trials import Trial
from loancomplaint.facts import Ban, Desk
from loancomplaint.proofs import PolicyFault, Witness
from loancomplaint.words import Phrase, label, phrase, verbatim

if TYPE_CHECKING:
    from loancomplaint.proofs.comparing import Comparison, DeskStatus, Forbidding, Reordering, RouteChange
    from loancomplaint.proofs.encoding.rows import Forbidden
    from loancomplaint.proofs.proving import Proof


def proved(proof: Proof, shown: list[list[tuple[str, Witness]]], locale: str) -> Object:
    """A proof, whole."""
    return {
        "policy": {"name": proof.policy, "version": proof.policy_version},
        "holds": proof.holds,
        "faults": [_fault(fault, cases, locale) for fault, cases in zip(proof.faults, shown, strict=True)],
        "questions": proof.questions,
    }


def _fault(fault: PolicyFault, cases: list[tuple[str, Witness]], locale: str) -> Object:
    return present(
        {
            "kind": fault.kind.value,
            "says": fault.says.message(locale),
            "rows": list(fault.rows),
            "desk": fault.desk and fault.desk.value,
            "channel": fault.channel and fault.channel.value,
            "cases": [f"{name}.json" for name, _ in cases],
        }
    )


def compared(found: Comparison, tried: tuple[Trial, ...], locale: str) -> Object:
    """A comparison, whole."""
    return {
        "old": found.old,
        "new": found.new,
        "whole": found.whole,
        "changes": [_change(change, locale) for change in found.changes],
        "primary": [_reordering(order, locale) for order in found.reorderings],
        "bans": [_forbidding(ban, locale) for ban in found.forbidding],
        "same_clearances": found.same_clearances,
        "questions": found.questions,
        **({"cases": [_trial(trial) for trial in tried]} if tried else {}),
    }


def _change(change: RouteChange, locale: str) -> Object:
    return present(
        {
            "desk": change.desk.value,
            "sealed": change.sealed,
            "before": change.before and _way(change.before),
            "after": change.after and _way(change.after),
            "where": [condition.says.message(locale) for condition in change.where],
        }
    )


def _way(way: DeskStatus) -> Object:
    through = way.to.through and way.to.through.value
    return present({"open": way.is_open, "form": way.to.form.value, "through": through})


def _reordering(order: Reordering, locale: str) -> Object:
    return present(
        {
            "sealed": order.sealed,
            "before": order.before and order.before.value,
            "after": order.after and order.after.value,
            "where": [condition.says.message(locale) for condition in order.where],
        }
    )


def _forbidding(ban: Forbidding, locale: str) -> Object:
    what = f"tell_{ban.what.value}" if isinstance(ban.what, Desk) else str(ban.what)
    where = [condition.says.message(locale) for condition in ban.where]
    return {"ban": what, "sealed": ban.sealed, "before": not ban.after, "after": ban.after, "where": where}


def _trial(trial: Trial) -> Object:
    return {
        "case": trial.name,
        "changes": trial.changes,
        "before": [desk.value for desk, _ in trial.before],
        "after": [desk.value for desk, _ in trial.after],
    }


def told(found: Comparison, say: Speaker) -> Iterator[str]:
    """A comparison, line by line."""
    yield say("{old} → {new}", old=found.old, new=found.new)
    if not found.same_clearances:
        yield "  " + say("The clearances differ: hold the two tables side by side.")
    if not found.regions:
        yield say("Proved: no case goes otherwise, and nothing else is forbidden.")
        return
    for change in found.changes:
        yield f"  {say.shown(_turned(change))}"
        yield f"      {say('where: {where}', where=_all(change.where))}"
    for order in found.reorderings:
        before, after = (label(desk) if desk else Phrase("nobody") for desk in (order.before, order.after))
        yield f"  {say('told first: {before} → {after}', before=before, after=after)}"
        yield f"      {say('where: {where}', where=_all(order.where))}"
    for ban in found.forbidding:
        text = "forbidden now: {what}" if ban.after else "forbidden no longer: {what}"
        yield f"  {say(text, what=_forbidden(ban.what))}"
        yield f"      {say('where: {where}', where=_all(ban.where))}"
    yield (
        say("Proved: no other case goes otherwise, and nothing else is forbidden.")
        if found.whole
        else say("There are more; they are not listed.")
    )


def _turned(change: RouteChange) -> Phrase:
    return phrase(
        "{desk}: {before} → {after}", desk=label(change.desk), before=_said(change.before), after=_said(change.after)
    )


def _forbidden(what: Forbidden) -> Phrase:
    if isinstance(what, Desk):
        return phrase("tell {desk}", desk=label(what))
    return label(what) if isinstance(what, Ban) else verbatim(what)


def _said(way: DeskStatus | None) -> Phrase:
    if way is None:
        return Phrase("not told")
    stands = Phrase("open") if way.is_open else Phrase("withheld")
    return phrase("{stands} ({form})", stands=stands, form=label(way.to.form))


def _all(where: tuple[Condition, ...]) -> Phrase:
    return AllOf(where).says if where else Phrase("always")
