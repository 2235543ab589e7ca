import {renderToString} from 'ink';
import type {Model} from '../../src/session/model.js';
import {update} from '../../src/session/update.js';
import {Screen} from '../../src/ui/app.js';

/** The model in a terminal of another size. */
export function sized(model: Model, columns: number, rows: number): Model {
	return update(model, {type: 'resized', columns, rows});
}

/** The lines that the screen draws of a model, without blanks at their ends. */
export function frameOf(model: Model): readonly string[] {
	return renderToString(<Screen model={model} />, {columns: model.size.columns})
		.split('\n')
		.map((line) => line.trimEnd());
}

export function frameText(model: Model): string {
	return frameOf(model).join('\n');
}
