/** What stands below the help of every command. */
export const epilogue = `Examples:
  mqm-debug demo
  mqm-debug capture.jsonl --ground-truth labels/ --monitor job.json
  mqm-debug check captures/ --ground-truth labels/ --mapping mapping.json
  zcat *.gz | mqm-debug check - --problem-type Regression --json

Exit status:
  0  healthy, or done          3    data unreadable
  1  findings                  130  interrupted
  2  usage, or an invalid      70   a mistake of ours
     mapping or monitor file`;

/** For somebody who starts the program without anything. */
export const firstSteps = `mqm-debug: no captures are given.

  mqm-debug demo
      shows it at work on a bundled capture
  mqm-debug capture.jsonl --ground-truth labels.jsonl --monitor monitor.json
      opens the debugger on your own records
  mqm-debug check capture.jsonl --ground-truth labels.jsonl --monitor monitor.json
      does the same analysis as text

monitor.json is what \`aws sagemaker describe-model-quality-job-definition\` prints.
All options: mqm-debug --help`;
