"""The same work as in a notebook: records read line by line into pandas, merged, judged by scikit-learn."""

import json
import sys

import pandas
from sklearn import metrics


def frame(path, row_of):
    with open(path, encoding="utf-8") as lines:
        return pandas.DataFrame([row_of(json.loads(line)) for line in lines])


def capture_row(record):
    output = json.loads(record["captureData"]["endpointOutput"]["data"])
    return {
        "id": record["eventMetadata"]["eventId"],
        "predicted": output["predicted_label"],
        "score": output["probability"],
    }


def truth_row(record):
    return {"id": record["eventMetadata"]["eventId"], "actual": record["groundTruthData"]["data"]}


def main(captures, truth):
    pairs = frame(captures, capture_row).merge(frame(truth, truth_row), on="id")
    actual, predicted = (pairs["actual"] == "1").astype(int), (pairs["predicted"] == "1").astype(int)
    (tn, fp), (fn, tp) = metrics.confusion_matrix(actual, predicted).tolist()
    answer = {
        "tn": tn, "fp": fp, "fn": fn, "tp": tp,
        "accuracy": metrics.accuracy_score(actual, predicted),
        "precision": metrics.precision_score(actual, predicted),
        "recall": metrics.recall_score(actual, predicted),
        "f1": metrics.f1_score(actual, predicted),
        "auc": metrics.roc_auc_score(actual, pairs["score"]),
    }
    print(json.dumps({name: float(value) for name, value in answer.items()}))


main(*sys.argv[1:])
