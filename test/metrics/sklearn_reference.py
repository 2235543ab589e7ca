"""The metrics of the cases on standard input (a JSON list), by scikit-learn's own functions, as a JSON list.

A case is {"kind": "binary" | "multiclass", "actual", "predicted", "score"?, "positive"?, "negative"?, "majority"}
or {"kind": "regression", "actual", "predicted"}. Values that scikit-learn has none for (NaN) are null.
"""

import json
import math
import sys
import warnings

import numpy as np
from sklearn import metrics

warnings.filterwarnings("ignore")

BETAS = {"f0_5": 0.5, "f1": 1, "f2": 2}


def binary_scores(actual, predicted, positive):
    one = {"pos_label": positive, "average": "binary", "zero_division": 0}
    labels = [label for label in np.unique(np.concatenate([actual, predicted])) if label != positive]
    if len(labels) == 0 or positive not in np.concatenate([actual, predicted]):
        # Binary averages want both labels; asking for the one label alone is the same question.
        one = {"labels": [positive], "average": "macro", "zero_division": 0}
    return {
        "recall": metrics.recall_score(actual, predicted, **one),
        "precision": metrics.precision_score(actual, predicted, **one),
        "accuracy": metrics.accuracy_score(actual, predicted),
        **{name: metrics.fbeta_score(actual, predicted, beta=beta, **one) for name, beta in BETAS.items()},
    }


def weighted_scores(actual, predicted):
    weighted = {"average": "weighted", "zero_division": 0}
    return {
        "accuracy": metrics.accuracy_score(actual, predicted),
        "weighted_recall": metrics.recall_score(actual, predicted, **weighted),
        "weighted_precision": metrics.precision_score(actual, predicted, **weighted),
        **{
            f"weighted_{name}": metrics.fbeta_score(actual, predicted, beta=beta, **weighted)
            for name, beta in BETAS.items()
        },
    }


def with_best_constant(scores, actual, predicted, majority):
    constant = scores(actual, np.full_like(predicted, majority))
    return {
        **scores(actual, predicted),
        **{f"{name}_best_constant_classifier": value for name, value in constant.items()},
    }


def binary(case):
    actual = np.array(case["actual"], dtype=object).astype(str)
    predicted = np.array(case["predicted"], dtype=object).astype(str)
    positive, negative = case["positive"], case["negative"]
    scores = np.array(case["score"]) if "score" in case else (predicted == positive).astype(float)
    truth = actual == positive
    fpr, tpr, _ = metrics.roc_curve(truth, scores, drop_intermediate=False)
    precisions, recalls, _ = metrics.precision_recall_curve(truth, scores)
    if not truth.any():
        # scikit-learn puts 1 for a recall that is undefined, with a warning.
        recalls = np.full_like(recalls, np.nan)
    matrix = metrics.confusion_matrix(actual, predicted, labels=[negative, positive], normalize="true")
    return {
        **with_best_constant(
            lambda a, p: binary_scores(a, p, positive), actual, predicted.astype(object), case["majority"]
        ),
        "true_negative_rate": matrix[0][0],
        "false_positive_rate": matrix[0][1],
        "false_negative_rate": matrix[1][0],
        "true_positive_rate": matrix[1][1],
        "auc": metrics.roc_auc_score(truth, scores),
        "false_positive_rates": list(fpr),
        "true_positive_rates": list(tpr),
        "precisions": list(precisions[::-1]),
        "recalls": list(recalls[::-1]),
        "counts": metrics.confusion_matrix(actual, predicted, labels=[negative, positive]).tolist(),
    }


def multiclass(case):
    actual = np.array(case["actual"], dtype=object)
    predicted = np.array(case["predicted"], dtype=object)
    return with_best_constant(weighted_scores, actual, predicted, case["majority"])


def regression(case):
    actual, predicted = case["actual"], case["predicted"]
    return {
        "mae": metrics.mean_absolute_error(actual, predicted),
        "mse": metrics.mean_squared_error(actual, predicted),
        "rmse": metrics.root_mean_squared_error(actual, predicted),
        "r2": metrics.r2_score(actual, predicted),
    }


def plain(value):
    if isinstance(value, list):
        return [plain(item) for item in value]
    return None if math.isnan(value) else float(value)


MEASURES = {"binary": binary, "multiclass": multiclass, "regression": regression}
results = [MEASURES[case["kind"]](case) for case in json.load(sys.stdin)]
print(json.dumps([{name: plain(value) for name, value in result.items()} for result in results]))
