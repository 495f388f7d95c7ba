"""What a batch did: documents and their outcome, what was published, and why not."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class BatchReport:
    """What a batch did.

    ``documents`` holds (name, status, error, grade) of every document that was given; ``read`` counts those that were
    read now. ``refused`` says why nothing was published, ``corrected`` how many
    decisions of people changed a value. ``counts`` are the rows a table that stand published.
    """

    documents: list[tuple[str, str, str | None, str | None]] = field(default_factory=list)
    legible: dict[str, tuple[float | None, float | None]] = field(default_factory=dict)
    """How much of a document was read as printed, by its name: mean of the pages, and of the worst twentieth."""
    read: int = 0
    pages: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    published: bool = False
    refused: list[str] = field(default_factory=list)
    corrected: int = 0
    messages: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def failures(self) -> list[tuple[str, str, str]]:
        """Name, status and cause of the documents that were not read whole, failed ones first."""
        found = [(name, status, error or "") for name, status, error, _ in self.documents if status != "ok"]
        return sorted(found, key=lambda item: (item[1] != "failed", item[0]))

    @property
    def poor(self) -> list[tuple[str, str]]:
        """Name and grade of the documents that were read badly, worst first."""
        found = [(name, grade) for name, _, _, grade in self.documents if grade in ("poor", "fair")]
        return sorted(found, key=lambda item: (item[1] != "poor", item[0]))

    @property
    def all_read(self) -> bool:
        """Whether every document was read, and the tables are published."""
        return not self.refused and all(status != "failed" for _, status, _, _ in self.documents)
