"""Trains the linear models of headings and of texts from the training lines that ship with the taxonomy."""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from taxonomy.body import sentences_of
from taxonomy.features import features, text_features
from taxonomy.heading import Heading
from taxonomy.linear import TEXT_WEIGHTS, WEIGHTS, LinearModel
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


def shipped_texts() -> list[tuple[str, frozenset[str]]]:
    """Return the training texts of the package; the points of a list (・) are lines of one text."""
    found = []
    for key, value in read_yaml("training_bodies.yaml").items():
        gold = frozenset() if key == "none" else frozenset(key.split(","))
        found += [(text.strip().replace(" ・", "\n・"), gold) for text in value.split("|") if text.strip()]
    return found


def fit_texts() -> LinearModel:
    """Fit the model of texts: it learns from the texts, and from the headings the words that they have not."""
    rows = [text_features("", sentences_of(text)) for text, _ in shipped_texts()]
    rows += [text_features(heading.text, ()) for heading, _ in shipped_examples()]
    return fit_features(rows, [gold for _, gold in (*shipped_texts(), *shipped_examples())], RIDGE, 1)


def fit(examples: Sequence[Example], ridge: float = RIDGE) -> LinearModel:
    """Fit the model of headings."""
    return fit_features([features(heading) for heading, _ in examples], [gold for _, gold in examples], ridge)


def fit_features(
    rows: list[list[str]], golds: Sequence[frozenset[str]], ridge: float, minimum: int = MINIMUM_COUNT
) -> LinearModel:
    """Fit one logistic regression a measure by accelerated gradient descent, without any randomness."""
    counts = Counter(name for names in rows for name in names)
    vocabulary = {name: index for index, name in enumerate(sorted(n for n, c in counts.items() if c >= minimum))}
    measures = tuple(measure.id for measure in load_taxonomy().measures)
    x = _matrix(rows, vocabulary)
    y = np.array([[measure in gold for measure in measures] for gold in golds], dtype=np.float32)
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
        bias = probe_b - 4.0 / len(rows) * error.sum(axis=0) * 0.5
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
    """Train from the shipped headings and texts and write the weights into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[1] / "taxonomy" / "data"
    parser.add_argument("--out", type=Path, default=default, help="folder to write into")
    options = parser.parse_args(arguments)
    for name, model in ((WEIGHTS, fit(shipped_examples())), (TEXT_WEIGHTS, fit_texts())):
        save(model, options.out / name)
        print(f"{options.out / name}: {(options.out / name).stat().st_size} bytes")
    print(f"{len(shipped_examples())} headings, {len(shipped_texts())} texts")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
