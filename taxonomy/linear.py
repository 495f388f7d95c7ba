"""A small linear model over the features of a heading or a text; its weights ship as data and need numpy alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from taxonomy.features import features
from taxonomy.heading import Heading

if TYPE_CHECKING:
    import numpy as np

WEIGHTS = "heading_model.npz"
"""Data file with `vocabulary` (features, one a line), `measures`, `weights` (feature by measure) and `bias`."""
TEXT_WEIGHTS = "text_model.npz"
"""The same for the text of a section with its heading."""

UNFAMILIAR = 0.1
"""Probability given to every measure for a heading or text made of words that the model has never seen."""


@dataclass(frozen=True)
class LinearModel:
    """One logistic regression a measure, over the share of features that are present."""

    measures: tuple[str, ...]
    vocabulary: dict[str, int]
    weights: "np.ndarray[Any, Any]"
    bias: "np.ndarray[Any, Any]"

    def probabilities(self, headings: list[Heading]) -> list[dict[str, float]]:
        """Return for each heading the probability of each measure."""
        return [self.of_features(features(heading)) for heading in headings]

    def of_features(self, names: Sequence[str]) -> dict[str, float]:
        """Return the probability of each measure for the features of a heading or a text."""
        import numpy as np

        if not self._familiar(names):
            return dict.fromkeys(self.measures, UNFAMILIAR)
        at = [self.vocabulary[name] for name in names if name in self.vocabulary]
        z = self.bias + (self.weights[at].sum(axis=0) / np.sqrt(len(at)) if at else 0.0)
        p = 1.0 / (1.0 + np.exp(-z))
        return {measure: float(value) for measure, value in zip(self.measures, p, strict=True)}

    def loudest(self, names: Sequence[str], measure_id: str) -> list[str]:
        """Return the lemmas among the features that speak most for a measure, the loudest first, at most three."""
        column = self.measures.index(measure_id)
        said = [(float(self.weights[self.vocabulary[name], column]), name) for name in names if name in self.vocabulary]
        return [name[2:] for weight, name in sorted(said, reverse=True) if name.startswith("l:") and weight > 0][:3]

    def _familiar(self, names: Sequence[str]) -> bool:
        """Say whether at least half of the heading's lemmas were seen in training: else the model knows nothing."""
        lemmas = [name for name in names if name.startswith("l:")]
        return 2 * sum(name in self.vocabulary for name in lemmas) >= len(lemmas) > 0


@lru_cache(maxsize=2)
def load_model(name: str = WEIGHTS) -> LinearModel:
    """Return a model that ships with the package, that of headings unless another is named; read once a process."""
    import numpy as np

    with (files("taxonomy") / "data" / name).open("rb") as stream:
        data = np.load(stream, allow_pickle=False)
        vocabulary = {name: index for index, name in enumerate(str(data["vocabulary"]).split("\n"))}
        return LinearModel(
            tuple(str(data["measures"]).split("\n")),
            vocabulary,
            data["weights"].astype(np.float32),
            data["bias"].astype(np.float32),
        )
