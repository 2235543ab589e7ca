#!/bin/sh
# The same work with what a shell offers: jq takes the fields out, join puts labels to predictions, awk counts.
set -eu
export LC_ALL=C
captures=$1
truth=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tab=$(printf '\t')

jq -r '[.eventMetadata.eventId, .groundTruthData.data] | @tsv' "$truth" | sort >"$work/labels" &
jq -r '(.captureData.endpointOutput.data | fromjson) as $output
	| [.eventMetadata.eventId, $output.predicted_label, $output.probability] | @tsv' "$captures" | sort >"$work/outputs"
wait

# Of all pairs of a positive and a negative, the area under the curve is the share in which the positive scores higher;
# equal scores count half.
join -t "$tab" -o 2.3,1.2,2.2 "$work/labels" "$work/outputs" | sort -t "$tab" -k1,1g | awk -F '\t' '
	$1 + 0 != score { below += equal; won += waiting * (below - equal / 2); equal = 0; waiting = 0; score = $1 + 0 }
	$2 == "1" { waiting++; if ($3 == "1") tp++; else fn++ }
	$2 == "0" { equal++; if ($3 == "1") fp++; else tn++ }
	END {
		won += waiting * (below + equal / 2)
		precision = tp / (tp + fp); recall = tp / (tp + fn)
		printf "{\"tn\": %.0f, \"fp\": %.0f, \"fn\": %.0f, \"tp\": %.0f, ", tn, fp, fn, tp
		printf "\"accuracy\": %.17g, ", (tn + tp) / (tn + fp + fn + tp)
		printf "\"precision\": %.17g, \"recall\": %.17g, ", precision, recall
		printf "\"f1\": %.17g, ", 2 * precision * recall / (precision + recall)
		printf "\"auc\": %.17g}\n", won / ((tp + fn) * (tn + fp))
	}'
