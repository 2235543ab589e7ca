/** Words that people use as names of a role. The values decide; a name only tips the scales. */
const words = {
	groundTruth:
		'groundtruth truth actual actuals actualclass actuallabel label labels target y ytrue trueclass truelabel outcome expected observed gt class',
	prediction:
		'prediction predictions predicted predictedlabel predictedclass pred preds yhat ypred class classname label output result decision species category',
	probability:
		'probability probabilities proba prob probs score scores confidence likelihood p predictproba positiveprobability',
	id: 'id inferenceid eventid requestid recordid transactionid customerid correlationid uuid key',
} as const;

export type NamedRole = keyof typeof words;

const lists = Object.fromEntries(Object.entries(words).map(([role, text]) => [role, text.split(' ')]));

/** 1: a usual name of the role; 0.6: contains one (`churn_label`); 0: says nothing. */
export function nameFits(name: string, role: NamedRole): number {
	const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
	const list = lists[role] ?? [];
	if (list.includes(plain)) return 1;
	const parts = name.split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/).map((part) => part.toLowerCase());
	return list.some((word) => word.length > 1 && (parts.includes(word) || (word.length > 4 && plain.includes(word))))
		? 0.6
		: 0;
}
