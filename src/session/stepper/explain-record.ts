import type {Model} from '../model.js';
import {fixesFitDraft} from '../steps.js';
import {explanationOf, type Paragraph} from './explanation.js';
import type {Causes} from './smallest-change.js';
import type {Subject} from './subject.js';

/** While the findings are those of another draft. */
const noCauses: Causes = {findings: [], mended: undefined};

/** The explanation of the record on the screen. */
export function explanationFor(model: Model, subject: Subject): readonly Paragraph[] {
	const causes = fixesFitDraft(model) ? model.diagnosed : undefined;
	return explanationOf(subject, causes ?? noCauses);
}
