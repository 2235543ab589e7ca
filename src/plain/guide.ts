import {taskState} from '../session/lab/task.js';
import {hints} from '../session/lab/tour.js';
import type {Model} from '../session/model.js';
import {scoreText} from '../ui/views/guide.js';
import type {Section} from './section.js';

/** What the lab says: the next step of the tour, or whether the exercise is mended. */
export function guideSection(model: Model): Section | undefined {
	const {lab} = model;
	if (lab === undefined) return undefined;
	const hint = lab.hint === undefined ? undefined : hints[lab.hint];
	if (lab.hint !== undefined && hint !== undefined) {
		return {title: `Tour, ${lab.hint + 1} of ${hints.length}`, lines: [hint.inWords ?? hint.text]};
	}
	const title = `Exercise, ${lab.task.title}`;
	if (taskState(model) !== 'mended')
		return {title, lines: ['to mend; o reads what AWS shows of it, quit goes back to the exercises']};
	return {title, lines: [`mended: ${scoreText(model)}; quit goes on to the next exercise`]};
}
