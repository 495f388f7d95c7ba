"""Trains the linear model of headings from the training headings that ship with the taxonomy."""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from taxonomy.features import features
from taxonomy.heading import Heading
from taxonomy.linear import WEIGHTS, LinearModel
from taxonomy.loader import load_taxonomy, read_yaml

RIDGE = 0.03
"""Strength of the penalty on squared weights, chosen by cross-validation on the development half of the outlines."""
ROUNDS = 300
MINIMUM_COUNT = 2
Example = tuple[Heading, frozenset[str]]


def shipped_examples() -> list[Example]:
    """Return the training headings of the package, the labels of the measures and the titles of every edition."""
    examples: list[Example] = []
    for key, value in read_yaml("training_headings.yaml").items():
        gold = frozenset() if key == "none" else frozenset(key.split(","))
        examples += [(Heading(text.strip()), gold) for text in value.split("|") if text.strip()]
    taxonomy = load_taxonomy()
    for measure in taxonomy.measures:
        for text in (measure.label_ja, *(label.text for label in measure.alternative_labels)):
            examples.append((Heading(text), frozenset({measure.id})))
    for edition in taxonomy.editions:
        for _, item in edition.items():
            if item.title:
                examples.append((Heading(item.title), frozenset(item.measures)))
    return list(dict(((example[0].text, example[1]), example) for example in examples).values())


def _matrix(rows: list[list[str]], vocabulary: dict[str, int]) -> Any:
    matrix = np.zeros((len(rows), len(vocabulary)), dtype=np.float32)
    for index, names in enumerate(rows):
        at = [vocabulary[name] for name in names if name in vocabulary]
        if at:
            matrix[index, at] = 1 / np.sqrt(len(at))
    return matrix


def _largest_eigenvalue(x: Any) -> float:
    """Return an upper estimate of the largest eigenvalue of x'x by power iteration from a fixed start."""
    vector = np.ones(x.shape[1], dtype=np.float32)
    value = 1.0
    for _ in range(20):
        vector = x.T @ (x @ vector)
        value = float(np.linalg.norm(vector))
        vector /= value
    return 1.05 * value


def fit(examples: Sequence[Example], ridge: float = RIDGE) -> LinearModel:
    """Fit one logistic regression a measure by accelerated gradient descent, without any randomness."""
    rows = [features(heading) for heading, _ in examples]
    counts = Counter(name for names in rows for name in names)
    vocabulary = {name: index for index, name in enumerate(sorted(n for n, c in counts.items() if c >= MINIMUM_COUNT))}
    measures = tuple(measure.id for measure in load_taxonomy().measures)
    x = _matrix(rows, vocabulary)
    y = np.array([[measure in gold for measure in measures] for _, gold in examples], dtype=np.float32)
    weights = np.zeros((len(vocabulary), len(measures)), dtype=np.float32)
    bias = np.full(len(measures), -3.0, dtype=np.float32)
    last_w, last_b = weights.copy(), bias.copy()
    step = 1.0 / (0.25 * _largest_eigenvalue(x) + ridge)
    for turn in range(ROUNDS):
        momentum = turn / (turn + 3)
        probe_w, probe_b = weights + momentum * (weights - last_w), bias + momentum * (bias - last_b)
        error = 1 / (1 + np.exp(-(x @ probe_w + probe_b))) - y
        last_w, last_b = weights, bias
        weights = probe_w - step * (x.T @ error + ridge * probe_w)
        bias = probe_b - 4.0 / len(examples) * error.sum(axis=0) * 0.5
    return LinearModel(measures, vocabulary, weights, bias)


def save(model: LinearModel, path: Path) -> None:
    """Write the weights; features whose weights are all tiny are left out."""
    names = sorted(model.vocabulary, key=model.vocabulary.__getitem__)
    keep = [index for index in range(len(names)) if float(np.abs(model.weights[index]).max()) >= 0.02]
    np.savez_compressed(
        path,
        vocabulary=np.array("\n".join(names[index] for index in keep)),
        measures=np.array("\n".join(model.measures)),
        weights=model.weights[keep].astype(np.float16),
        bias=model.bias,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Train from the shipped headings and write the weights into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[1] / "taxonomy" / "data" / WEIGHTS
    parser.add_argument("--out", type=Path, default=default, help="file to write")
    options = parser.parse_args(arguments)
    examples = shipped_examples()
    save(fit(examples), options.out)
    print(f"{len(examples)} headings, {options.out.stat().st_size} bytes: {options.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
