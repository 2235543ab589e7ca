/** What a model does, by the names of the monitor (`ProblemType` of CreateModelQualityJobDefinition). */
export const problemTypes = ['BinaryClassification', 'MulticlassClassification', 'Regression'] as const;

export type ProblemType = (typeof problemTypes)[number];
