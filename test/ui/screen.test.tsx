import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import {frameText, sized} from '../support/frames.js';
import {follow, openedDemo} from '../support/sessions.js';

const start = openedDemo('all');
const fixes: readonly Event[] = ([1, 2, 3] as const).flatMap((step): Event[] => [
	{type: 'step-chosen', step},
	{type: 'entered'},
]);
const mended = follow(start, ...fixes);
const review = follow(mended, {type: 'step-chosen', step: 4});

describe('the screen at 80×24', () => {
	it('at the start', () => {
		expect(frameText(sized(start, 80, 24))).toMatchInlineSnapshot(`
			" mqm-debug demo all  exchange · BinaryClassification       1,000 records 500 KB
			 0 of 1,000 records can match: every metric is 0
			❯1 Ground truth ✗  2 Probability or label ✗  3 Key names ✗  4 Review and save
			─ Record 1 of 1,000 │ Expected · line 1 · no match possible ────────────────────
			 ✗ ground truth  "negative"  at request → $.ground_truth
			    expected a class label at response → $.actual_class
			 ✗ prediction  0.049788654350584  at response → $.prediction
			    expected a class label at response → $.prediction
			 ✗ features  [20] 69, 0, 5, -0.462883941829205, …  at request → $.data
			    expected the inputs of the model at request → $.features
			❯ Finding: Label is in the request · ground-truth/in-request ───────────────────
			 ✗ The ground truth is in the request (request → $.ground_truth) in all 1,000
			   records, under the name "ground_truth"; the monitor looks in response →
			   $.actual_class, where there is none.
			 ❯ Take the ground truth from the request: request → $.ground_truth       +1,000
			   Enter: ground truth 0 → 1,000, accuracy 0.000 → 0.000; 1,000 rescued with
			   the other steps
			─ Metrics · before → after ─────────────────────────────────────────────────────
			        accuracy precision recall  f1      auc                 0.029… 0.031…
			 before 0.000    0.000     0.000   0.000   0.000    (missing)       1      1
			 after  0.000    0.000     0.000   0.000   0.000
			 decoded 1,000 › ground truth 0 › prediction 1,000 › comparable 0 › agreeing 0
			 Enter apply  Tab pane  J record  e problem  x explain  ? help  q quit"
		`);
	});

	it('after the three fixes', () => {
		expect(frameText(sized(mended, 80, 24))).toMatchInlineSnapshot(`
			" mqm-debug demo all  exchange · BinaryClassification       1,000 records 500 KB
			 1,000 of 1,000 records can match: accuracy 0.831
			 1 Ground truth ✓  2 Probability or label ✓ ❯3 Key names ✓  4 Review and save !
			─ Record 1 of 1,000 │ Expected · line 1 · agree ────────────────────────────────
			 ✓ ground truth  "negative"  at request → $.ground_truth
			    expected a label: negative | positive at response → $.actual_class
			 ✓ probability  0.049788654350584 → negative  at response → $.prediction
			    expected a label: negative | positive at response → $.prediction
			 ✓ features  [20] 69, 0, 5, -0.462883941829205, …  at request → $.data
			    expected the inputs of the model at request → $.features
			❯ Key names ────────────────────────────────────────────────────────────────────
			 ✓ Mended: Keys have other names  keys/renamed
			   Enter goes on: 4 Review and save




			─ Metrics · last edit: 0 flipped · threshold 0.5 (>) ───────────────────────────
			        accuracy precision recall  f1      auc                negative positive
			 before 0.000    0.000     0.000   0.000   0.000    negative       531       98
			 after  0.831 ▲  0.754 ▲   0.809 ▲ 0.780 ▲ 0.921 ▲  positive        71      300
			 prediction 1,000 › comparable 0 → 1,000 › agreeing 0 → 831
			 ✓ comparable 1,000 → 1,000, accuracy 0.831 → 0.831 · Read request → $.data as …"
		`);
	});

	it('at the review', () => {
		expect(frameText(sized(review, 80, 24))).toMatchInlineSnapshot(`
			" mqm-debug demo all  exchange · BinaryClassification       1,000 records 500 KB
			 1,000 of 1,000 records can match: accuracy 0.831
			 1 Ground truth ✓  2 Probability or label ✓  3 Key names ✓ ❯4 Review and save !
			─ The mapping · - as the monitor reads, + as you will save it ──────────────────
			     "roles": {
			 -     "features":    {"from": "input", "path": "$.features"},
			 -     "prediction":  {"from": "output", "path": "$.prediction"},
			 -     "groundTruth": {"from": "output", "path": "$.actual_class"}
			 +     "features":    {"from": "input", "path": "$.data"},
			 +     "probability": {"from": "output", "path": "$.prediction"},
			 +     "groundTruth": {"from": "input", "path": "$.ground_truth"}
			     },
			 +   "decision": {"threshold": 0.5, "rule": ">"},
			❯ Review and save ──────────────────────────────────────────────────────────────
			 ✓ Nothing is open
			   Enter or Ctrl-s saves to mqm-mapping.json   :w NAME elsewhere

			─ Metrics · last edit: 0 flipped · threshold 0.5 (>) ───────────────────────────
			        accuracy precision recall  f1      auc                negative positive
			 before 0.000    0.000     0.000   0.000   0.000    negative       531       98
			 after  0.831 ▲  0.754 ▲   0.809 ▲ 0.780 ▲ 0.921 ▲  positive        71      300
			 prediction 1,000 › comparable 0 → 1,000 › agreeing 0 → 831
			 Enter save  J record  e problem  t threshold  u undo  s step  ? help  q quit"
		`);
	});
});

describe('the screen at 120×40', () => {
	it('at the start', () => {
		expect(frameText(sized(start, 120, 40))).toMatchInlineSnapshot(`
			" mqm-debug demo all  exchange · BinaryClassification                                               1,000 records 500 KB
			 0 of 1,000 records can match: every metric is 0  as the monitor reads them (computed here)
			❯1 Ground truth ✗  2 Probability or label ✗  3 Key names ✗  4 Review and save
			─ Record 1 of 1,000 · line 1 · no match possible ───────── ─ Expected by the monitor ───────────────────────────────────
			 ✗ ground truth  "negative"                                │ a class label  at response → $.actual_class
			   at request → $.ground_truth                             │ Label is in the request
			 ✗ prediction  0.049788654350584                           │ a class label  at response → $.prediction
			   at response → $.prediction                              │ Probability in the label slot
			 ✗ features  [20] 69, 0, 5, -0.462883941829205, …          │ the inputs of the model  at request → $.features
			   at request → $.data                                     │ Keys have other names
			─ Decoded record · r raw ───────────────────────────────── ─ Labels · ground truth | prediction ────────────────────────
			  request                                                     not read yet:              │    1,000 different values
			    data  [20] 69, 0, 5, -0.462883941829205, 0.1545880264…    "negative"  629            │    from 0.030 to 0.970
			    customer  "5872e14f-a371-41ff-8584-ddcfbc102fef"          "positive"  371            │
			    ground_truth  "negative"  → ground truth?
			  response
			    prediction  0.049788654350584  → prediction







			❯ Finding: Label is in the request · ground-truth/in-requ… ─ Metrics · before → after ──────────────────────────────────
			 ✗ The ground truth is in the request (request →            accuracy      0.000 →  0.000   before: +998 columns
			   $.ground_truth) in all 1,000 records, under the name     precision     0.000 →  0.000              0.029… 0.031…
			   "ground_truth"; the monitor looks in response →          recall        0.000 →  0.000   (missing)       1      1
			   $.actual_class, where there is none.                     f1            0.000 →  0.000
			 ❯ Take the ground truth from the request: reques…  +1,000  auc           0.000 →  0.000
			   Enter: ground truth 0 → 1,000, accuracy 0.000 → 0.000;   f2            0.000 →  0.000
			   1,000 rescued with the other steps                       f0_5          0.000 →  0.000
			                                                            true neg.     0.000 →  0.000
			                                                            false pos.    0.000 →  0.000
			                                                            best const.   0.000 →  0.000


			 read 1,000 › decoded 1,000 › joined 1,000 › ground truth 0 › prediction 1,000 › comparable 0 › agreeing 0
			 Enter apply  Tab pane  J record  e problem  x explain  Ctrl-s save  s step  w watch  m numbers  ? help  q quit"
		`);
	});

	it('after the three fixes', () => {
		expect(frameText(sized(mended, 120, 40))).toMatchInlineSnapshot(`
			" mqm-debug demo all  exchange · BinaryClassification                                               1,000 records 500 KB
			 1,000 of 1,000 records can match: accuracy 0.831
			 1 Ground truth ✓  2 Probability or label ✓ ❯3 Key names ✓  4 Review and save !
			─ Record 1 of 1,000 · line 1 · agree ───────────────────── ─ Expected by the monitor ───────────────────────────────────
			 ✓ ground truth  "negative"                                │ a label: negative | positive  at response → $.actual_class
			   at request → $.ground_truth                             │ Mended by the mapping
			 ✓ probability  0.049788654350584 → negative               │ a label: negative | positive  at response → $.prediction
			   at response → $.prediction                              │ Mended by the mapping
			 ✓ features  [20] 69, 0, 5, -0.462883941829205, …          │ the inputs of the model  at request → $.features
			   at request → $.data                                     │ Mended by the mapping
			─ Decoded record · r raw ───────────────────────────────── ─ Labels · ground truth | prediction ────────────────────────
			  request                                                   = "negative"  629            │    1,000 different values
			    data  [20] 69, 0, 5, -0.462883941829205, 0.1545880264…  = "positive"  371            │    from 0.030 to 0.970
			    customer  "5872e14f-a371-41ff-8584-ddcfbc102fef"                                     │  = "negative"  602
			    ground_truth  "negative"  → ground truth                                             │  = "positive"  398
			  response
			    prediction  0.049788654350584  → probability







			❯ Key names ────────────────────────────────────────────── ─ Metrics · before → after · threshold 0.5 (>) ──────────────
			 ✓ Mended: Keys have other names  keys/renamed              accuracy      0.000 →  0.831 ▲ after: truth ↓ prediction →
			   Enter goes on: 4 Review and save                         precision     0.000 →  0.754 ▲           negative positive
			                                                            recall        0.000 →  0.809 ▲ negative       531       98
			                                                            f1            0.000 →  0.780 ▲ positive        71      300
			                                                            auc           0.000 →  0.921 ▲
			                                                            f2            0.000 →  0.797 ▲
			                                                            f0_5          0.000 →  0.764 ▲
			                                                            true neg.     0.000 →  0.844 ▲
			                                                            false pos.    0.000 →  0.156 ▲
			                                                            best const.   0.000 →  0.629
			                                                            last edit   0 flipped
			                                                                        no metric changed
			 read 1,000 › decoded 1,000 › ground truth 0 → 1,000 › prediction 1,000 › comparable 0 → 1,000 › agreeing 0 → 831
			 ✓ comparable 1,000 → 1,000, accuracy 0.831 → 0.831 · Read request → $.data as features"
		`);
	});

	it('at the review', () => {
		expect(frameText(sized(review, 120, 40))).toMatchInlineSnapshot(`
			" mqm-debug demo all  exchange · BinaryClassification                                               1,000 records 500 KB
			 1,000 of 1,000 records can match: accuracy 0.831
			 1 Ground truth ✓  2 Probability or label ✓  3 Key names ✓ ❯4 Review and save !
			─ The mapping · - as the monitor reads, + as you will save it ──────────────────────────────────────────────────────────
			   {
			     "version": 1,
			     "problemType": "BinaryClassification",
			     "roles": {
			 -     "features":    {"from": "input", "path": "$.features"},
			 -     "prediction":  {"from": "output", "path": "$.prediction"},
			 -     "groundTruth": {"from": "output", "path": "$.actual_class"}
			 +     "features":    {"from": "input", "path": "$.data"},
			 +     "probability": {"from": "output", "path": "$.prediction"},
			 +     "groundTruth": {"from": "input", "path": "$.ground_truth"}
			     },
			 +   "decision": {"threshold": 0.5, "rule": ">"},
			     "labels": {"positive": "positive", "negative": "negative"},
			     "monitor": {"features": "features", "prediction": "prediction", "groundTruth": "actual_class"}
			   }





			❯ Review and save ──────────────────────────────────────── ─ Metrics · before → after · threshold 0.5 (>) ──────────────
			 ✓ Nothing is open                                          accuracy      0.000 →  0.831 ▲ after: truth ↓ prediction →
			   Enter or Ctrl-s saves to mqm-mapping.json                precision     0.000 →  0.754 ▲           negative positive
			   :w NAME elsewhere                                        recall        0.000 →  0.809 ▲ negative       531       98
			                                                            f1            0.000 →  0.780 ▲ positive        71      300
			                                                            auc           0.000 →  0.921 ▲
			                                                            f2            0.000 →  0.797 ▲
			                                                            f0_5          0.000 →  0.764 ▲
			                                                            true neg.     0.000 →  0.844 ▲
			                                                            false pos.    0.000 →  0.156 ▲
			                                                            best const.   0.000 →  0.629
			                                                            last edit   0 flipped
			                                                                        no metric changed
			 read 1,000 › decoded 1,000 › ground truth 0 → 1,000 › prediction 1,000 › comparable 0 → 1,000 › agreeing 0 → 831
			 Enter save  J record  e problem  t threshold  u undo  s step  w watch  m numbers  & filter  / search  ? help  q quit"
		`);
	});
});
