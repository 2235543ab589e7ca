import {classLabel} from '../../mapping/decision.js';
import {labelKeys} from '../../mapping/labels.js';
import type {Decision, Mapping} from '../../mapping/mapping.js';
import type {ExportFacts} from '../facts.js';
import {pythonList, pythonText} from './literal.js';

const transforms: Readonly<Record<NonNullable<Decision['transform']>[number], string>> = {
	percent: '    probability = probability / 100',
	sigmoid: '    probability = sigmoid(probability)',
	complement: '    probability = 1 - probability',
};

const sigmoidCode = `def sigmoid(value):
    try:
        return 1 / (1 + math.exp(-value))
    except OverflowError:
        return 0.0


`;

/** How a label of the mapping is shown. */
function shown(label: string, {labels}: Mapping, {spellings}: ExportFacts): string {
	const key = labelKeys(labels)({text: label});
	return spellings.get(key) ?? key;
}

/** Python for `decide(probability)`: the class of one probability; and for `transformed`, where there are transforms. */
export function thresholdCode(mapping: Mapping, facts: ExportFacts): string {
	const {transform = [], threshold = 0.5, rule = '>'} = mapping.decision ?? {};
	const positive = pythonText(shown(facts.sides.positive ?? '1', mapping, facts));
	const negative = pythonText(shown(facts.sides.negative ?? '0', mapping, facts));
	const steps = transform.map((step) => `${transforms[step]}\n`).join('');
	const transformed = `def transformed(probability):
    """The probability of the positive class."""
${steps}    return probability


`;
	return `${transform.includes('sigmoid') ? sigmoidCode : ''}${steps === '' ? '' : transformed}def decide(probability):
    """The class of a probability."""
    return ${positive} if probability ${rule} ${pythonNumber(threshold)} else ${negative}`;
}

/** Python that applies the decision's transforms to an expression. */
export function transformedExpression({decision}: Mapping, expression: string): string {
	return decision?.transform?.length ? `transformed(${expression})` : expression;
}

/** Python for `decide(numbers)`: the class of a list of numbers; None stands for an element that is no number. */
export function argmaxCode(mapping: Mapping, facts: ExportFacts): string {
	const names = (mapping.decision?.classes ?? []).map((_, index) =>
		pythonText(shown(classLabel(index, mapping.decision), mapping, facts)),
	);
	return `CLASSES = ${pythonList(names)}


def decide(numbers):
    """The class of the largest number, the first of equal ones; None where there is none."""
    best = None
    for index, number in enumerate(numbers):
        if number is not None and (best is None or number > numbers[best]):
            best = index
    if best is None:
        return None
    return CLASSES[best] if best < len(CLASSES) else label(str(best))`;
}

/** JavaScript's spelling of a finite number is one of Python's too. */
export function pythonNumber(number: number): string {
	return String(number);
}
