"""Shows the measures of one edition as another edition has them."""

from dataclasses import dataclass

from taxonomy.model import CrosswalkRow, Relation, Status, Taxonomy


@dataclass(frozen=True, slots=True)
class View:
    """What a measure is in the viewed edition.

    Attributes:
        measure_ids: measures of the viewed edition that hold it; empty where it was dropped. Beside the relation
            `unknown` they are what is believed, and empty where not even that is said.
        relation: the relation that leads there; `unknown` where one of the editions was not seen.
        status: the weakest status of the facts used; `recalled` where only belief leads there.
    """

    measure_ids: tuple[str, ...]
    relation: Relation
    status: Status


_RANK = {"verified": 4, "derived": 3, "secondary": 2, "recalled": 1, "unknown": 0}


def _row(taxonomy: Taxonomy, measure_id: str, source: str, target: str) -> CrosswalkRow | None:
    for row in taxonomy.crosswalk:
        if (row.measure_id, row.from_edition, row.to_edition) == (measure_id, source, target):
            return row
    return None


def _path(taxonomy: Taxonomy, measure_id: str, source: str, target: str, *, believed: bool = False) -> View | None:
    """Follow relations forward from `source` to `target`, the fewest steps first; recalled ones only if `believed`."""
    frontier: list[tuple[str, str, Relation, Status]] = [(measure_id, source, "same", "verified")]
    seen = {(measure_id, source)}
    while frontier:
        following: list[tuple[str, str, Relation, Status]] = []
        for current, edition, relation, status in frontier:
            for row in taxonomy.crosswalk:
                if (row.measure_id, row.from_edition) != (current, edition):
                    continue
                step, reached, step_status = row.relation, row.to_measure_id or "", row.status
                if step == "unknown":
                    if not believed or not row.recalled_relation:
                        continue
                    step, reached = row.recalled_relation, row.recalled_to_measure_id or ""  # type: ignore[assignment]
                    step_status = "recalled"
                weakest = min(status, step_status, key=lambda value: _RANK[value])
                joined: Relation = step if step != "same" else relation
                if row.to_edition == target:
                    return View((reached,) if reached else (), joined, weakest)
                if reached and (reached, row.to_edition) not in seen:
                    seen.add((reached, row.to_edition))
                    following.append((reached, row.to_edition, joined, weakest))
        frontier = following
    return None


def view(taxonomy: Taxonomy, measure_id: str, source: str, target: str) -> View:
    """Return what `measure_id` of edition `source` is in edition `target`.

    Looking back in time, a measure that is new in `source` has no counterpart (`dropped`), one that others were merged
    into is seen as itself and those others.

    Raises:
        KeyError: when the measure or one of the editions does not exist.
    """
    taxonomy.measure(measure_id)
    editions = [edition.id for edition in taxonomy.editions]
    if source not in editions or target not in editions:
        raise KeyError(source if source not in editions else target)
    if source == target:
        return View((measure_id,), "same", "verified")
    if editions.index(source) > editions.index(target):
        return _backward(taxonomy, measure_id, source, target)
    known = _path(taxonomy, measure_id, source, target)
    return known or _unknown(taxonomy, measure_id, source, target)


def _backward(taxonomy: Taxonomy, measure_id: str, source: str, target: str) -> View:
    forward = {other.id: _path(taxonomy, other.id, target, source) for other in taxonomy.measures}
    origins = [key for key, found in forward.items() if found and measure_id in found.measure_ids]
    own = forward[measure_id]
    if own and own.relation == "new":
        others = tuple(key for key in origins if key != measure_id)
        return View(others, "split" if others else "dropped", own.status)
    if origins:
        found = forward[origins[0]]
        return View(tuple(origins), found.relation if found else "unknown", found.status if found else "unknown")
    return _unknown(taxonomy, measure_id, source, target)


def _unknown(taxonomy: Taxonomy, measure_id: str, source: str, target: str) -> View:
    recalled = _path(taxonomy, measure_id, source, target, believed=True)
    if recalled:
        return View(recalled.measure_ids, "unknown", "recalled")
    believed = taxonomy.edition(target).measure_ids()
    return View((measure_id,) if measure_id in believed else (), "unknown", "unknown")


def unknown_count(taxonomy: Taxonomy) -> int:
    """Return how many relations of the crosswalk are unknown because an edition was not seen."""
    return sum(row.relation == "unknown" for row in taxonomy.crosswalk)
