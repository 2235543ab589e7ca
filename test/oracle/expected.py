"""Confusion matrix and metrics by scikit-learn: the numbers that every fixture is held to.

Reads a JSON list of {"problemType", "positive"?, "rows": [{"actual", "predicted", "probability"?}]} from standard
input and writes a JSON list of {"rows", "confusionMatrix", "metrics"} to standard output. The names of the metrics
are those of the monitor's statistics.json; what is undefined is 0, as there.
"""

import json
import math
import sys
from collections import defaultdict

from sklearn import metrics


def binary(rows, positive):
    actual = [row["actual"] == positive for row in rows]
    predicted = [row["predicted"] == positive for row in rows]
    # Without a probability the predicted class counts as 0 or 1.
    scores = [row.get("probability", float(label)) for row, label in zip(rows, predicted)]
    recall = metrics.recall_score(actual, predicted, zero_division=0)
    specificity = metrics.recall_score(actual, predicted, pos_label=False, zero_division=0)
    return {
        "recall": recall,
        "precision": metrics.precision_score(actual, predicted, zero_division=0),
        "accuracy": metrics.accuracy_score(actual, predicted),
        "true_positive_rate": recall,
        "true_negative_rate": specificity,
        "false_positive_rate": 1 - specificity,
        "false_negative_rate": 1 - recall,
        "auc": metrics.roc_auc_score(actual, scores),
        "f0_5": metrics.fbeta_score(actual, predicted, beta=0.5, zero_division=0),
        "f1": metrics.fbeta_score(actual, predicted, beta=1, zero_division=0),
        "f2": metrics.fbeta_score(actual, predicted, beta=2, zero_division=0),
    }


def multiclass(rows):
    actual = [row["actual"] for row in rows]
    predicted = [row["predicted"] for row in rows]
    weighted = {"average": "weighted", "zero_division": 0}
    return {
        "accuracy": metrics.accuracy_score(actual, predicted),
        "weighted_recall": metrics.recall_score(actual, predicted, **weighted),
        "weighted_precision": metrics.precision_score(actual, predicted, **weighted),
        "weighted_f0_5": metrics.fbeta_score(actual, predicted, beta=0.5, **weighted),
        "weighted_f1": metrics.fbeta_score(actual, predicted, beta=1, **weighted),
        "weighted_f2": metrics.fbeta_score(actual, predicted, beta=2, **weighted),
    }


def regression(rows):
    actual = [float(row["actual"]) for row in rows]
    predicted = [float(row["predicted"]) for row in rows]
    mse = metrics.mean_squared_error(actual, predicted)
    return {
        "mae": metrics.mean_absolute_error(actual, predicted),
        "mse": mse,
        "rmse": math.sqrt(mse),
        "r2": metrics.r2_score(actual, predicted),
    }


def confusion_matrix(rows):
    """[actual][predicted], cells with a count of at least one."""
    actual = [row["actual"] for row in rows]
    predicted = [row["predicted"] for row in rows]
    labels = sorted(set(actual) | set(predicted))
    counts = metrics.confusion_matrix(actual, predicted, labels=labels)
    cells = defaultdict(dict)
    for row, label in enumerate(labels):
        for column, other in enumerate(labels):
            if counts[row][column] > 0:
                cells[label][other] = int(counts[row][column])
    return dict(cells)


def expected(truth):
    rows = truth["rows"]
    if not rows:
        return {"rows": 0}
    kind = truth["problemType"]
    if kind == "Regression":
        return {"rows": len(rows), "confusionMatrix": {}, "metrics": plain(regression(rows))}
    values = binary(rows, truth["positive"]) if kind == "BinaryClassification" else multiclass(rows)
    return {"rows": len(rows), "confusionMatrix": confusion_matrix(rows), "metrics": plain(values)}


def plain(values):
    """numpy's numbers are not JSON."""
    return {name: float(value) for name, value in values.items()}


if __name__ == "__main__":
    json.dump([expected(truth) for truth in json.load(sys.stdin)], sys.stdout)
