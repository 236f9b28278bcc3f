// Reads a workflow from standard input with GitHub's own parser, and prints what it found: { errors, jobs }.
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { readFileSync } from 'node:fs';

const { context, value } = parseWorkflow({ name: 'workflow.yml', content: readFileSync(0, 'utf8') }, new NoOperationTraceWriter());
const template = value === undefined ? undefined : await convertWorkflowTemplate(context, value);
const errors = [...new Set([...context.errors.getErrors().map(({ message }) => message), ...(template?.errors ?? []).map(({ Message }) => Message)])];
console.log(JSON.stringify({ errors, jobs: (template?.jobs ?? []).map(({ id }) => id.value) }));
