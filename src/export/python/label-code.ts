import {labelRules, normaliseText} from '../../mapping/labels.js';
import type {LabelRule, Mapping} from '../../mapping/mapping.js';
import type {Spellings} from '../../mapping/spelling.js';
import {pythonDict} from './literal.js';

/** What each normalisation of a label is in Python; see `labels.ts`. */
const steps: Readonly<Record<LabelRule, string>> = {
	trim: '    text = text.strip(BLANKS)',
	unquote: `    inner = text.strip(BLANKS)
    if len(inner) >= 2 and inner[0] == inner[-1] and inner[0] in "\\"'":
        text = inner[1:-1]`,
	boolean: '    text = {"true": "1", "false": "0"}.get(text.strip(BLANKS).lower(), text)',
	number: `    if is_numeric(text):
        text = number_text(float(text.strip(BLANKS)))`,
	case: '    text = text.lower()',
};

/** More labels than this are none; a script that lists them could not be read. */
const mostSpellings = 1000;

/** Python for `label(text)`: the label that a text means, in the spelling in which it is shown. */
export function labelCode({labels}: Mapping, spellings: Spellings): string {
	const {normalise = [], rename = {}} = labels ?? {};
	const renames = Object.entries(rename).map(
		([from, to]) => [normaliseText(from, normalise), normaliseText(to, normalise)] as const,
	);
	const shown = [...spellings].filter(([key, spelling]) => key !== spelling).slice(0, mostSpellings);
	const isPlain = normalise.length === 0 && renames.length === 0 && shown.length === 0;
	const body = [
		...labelRules.filter((rule) => normalise.includes(rule)).map((rule) => steps[rule]),
		...(renames.length === 0 ? [] : ['    text = RENAME.get(text, text)']),
		shown.length === 0 ? '    return text' : '    return SPELLING.get(text, text)',
	];
	const constants = [
		...(renames.length === 0 ? [] : [`# One label for another.\nRENAME = ${pythonDict(renames)}`]),
		...(shown.length === 0 ? [] : [`# How a label is written.\nSPELLING = ${pythonDict(shown)}`]),
	];
	const code = `def label(text):
    """${isPlain ? 'The label that a text means: the text itself.' : 'The label that a text means, in one spelling.'}"""
${body.join('\n')}`;
	return constants.length === 0 ? code : `${constants.join('\n')}\n\n\n${code}`;
}

export const numberTextCode = `def number_text(value):
    """A number as text in one spelling: 1 for 1.0, and no exponent where it can be avoided."""
    if value == 0:
        return "0"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if 1e-6 <= abs(value) < 1e21:
        text = format(decimal.Decimal(repr(value)), "f")
        return text[:-2] if text.endswith(".0") else text
    mantissa, exponent = repr(value).split("e")
    return "{}e{:+d}".format(mantissa[:-2] if mantissa.endswith(".0") else mantissa, int(exponent))`;
