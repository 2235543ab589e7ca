"""The same work with Python's standard library: a dictionary of labels, then record by record."""

import json
import sys
from bisect import bisect_left, bisect_right


def area_under_curve(positives, negatives):
    """How often a positive has the higher score than a negative; equal scores count half."""
    negatives.sort()
    won = 0
    for score in positives:
        won += bisect_left(negatives, score) + bisect_right(negatives, score)
    return won / (2 * len(positives) * len(negatives))


def main(captures, truth):
    labels = {}
    with open(truth, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            labels[record["eventMetadata"]["eventId"]] = record["groundTruthData"]["data"]

    counts = {("0", "0"): 0, ("0", "1"): 0, ("1", "0"): 0, ("1", "1"): 0}
    scores = {"0": [], "1": []}
    with open(captures, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            label = labels.get(record["eventMetadata"]["eventId"])
            if label is None:
                continue
            output = json.loads(record["captureData"]["endpointOutput"]["data"])
            counts[label, output["predicted_label"]] += 1
            scores[label].append(output["probability"])

    tn, fp, fn, tp = counts["0", "0"], counts["0", "1"], counts["1", "0"], counts["1", "1"]
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    answer = {
        "tn": tn, "fp": fp, "fn": fn, "tp": tp,
        "accuracy": (tn + tp) / (tn + fp + fn + tp),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "auc": area_under_curve(scores["1"], scores["0"]),
    }
    print(json.dumps(answer))


main(*sys.argv[1:])
