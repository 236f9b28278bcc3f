/** What is wrong with an Azure Pipelines file by its structure: keys, types, and what refers to what. */

// The keys of https://learn.microsoft.com/azure/devops/pipelines/yaml-schema, read on 2026-11-21; what the samples do not use is left out.
const COMMON_STEP = ['condition', 'continueOnError', 'displayName', 'target', 'enabled', 'env', 'name', 'timeoutInMinutes', 'retryCountOnTaskFailure'];
const STEPS: Readonly<Record<string, readonly string[]>> = {
  task: ['inputs', ...COMMON_STEP],
  script: ['failOnStderr', 'workingDirectory', ...COMMON_STEP],
  bash: ['failOnStderr', 'workingDirectory', ...COMMON_STEP],
  checkout: ['clean', 'fetchDepth', 'fetchFilter', 'fetchTags', 'lfs', 'persistCredentials', 'submodules', 'path', 'sparseCheckoutDirectories', 'workspaceRepo', ...COMMON_STEP],
  download: ['artifact', 'patterns', 'path', ...COMMON_STEP],
  publish: ['artifact', ...COMMON_STEP],
};
const JOB = [
  'job', 'displayName', 'dependsOn', 'condition', 'continueOnError', 'timeoutInMinutes', 'cancelTimeoutInMinutes', 'variables', 'strategy',
  'pool', 'container', 'services', 'workspace', 'uses', 'steps', 'templateContext',
];
const STAGE = ['stage', 'displayName', 'pool', 'dependsOn', 'condition', 'variables', 'jobs', 'lockBehavior', 'trigger', 'isSkippable', 'templateContext'];
const PIPELINE = ['stages', 'pool', 'name', 'trigger', 'parameters', 'pr', 'schedules', 'resources', 'variables', 'lockBehavior', 'appendCommitMessageToRunName'];
const FILTER = ['include', 'exclude'];
const TRIGGER = { branches: FILTER, paths: FILTER, tags: FILTER, batch: [], autoCancel: [], drafts: [] } as const;
const ID = /^[A-Za-z_]\w*$/;

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** All problems of a pipeline with stages, one line each. */
export function pipelineProblems(pipeline: unknown): string[] {
  if (!isNode(pipeline)) return ['is no mapping'];
  const stages = nodes(pipeline.stages, 'stages');
  const ids = stages.items.map(({ stage }) => stage);
  return [
    ...keys(pipeline, PIPELINE, 'pipeline'),
    ...['trigger', 'pr'].flatMap((name) => triggerProblems(pipeline[name], name)),
    ...poolProblems(pipeline.pool),
    ...textProblems(pipeline.variables, 'variables'),
    ...stages.problems,
    ...unique(ids, 'stage'),
    ...stages.items.flatMap((stage, index) => stageProblems(stage, ids.slice(0, index), `stages[${index}]`)),
  ];
}

function stageProblems(stage: Node, before: readonly unknown[], at: string): string[] {
  const jobs = nodes(stage.jobs, `${at}.jobs`);
  const ids = jobs.items.map(({ job }) => job);
  return [
    ...keys(stage, STAGE, at),
    ...id(stage.stage, `${at}.stage`),
    ...depends(stage.dependsOn, before, at),
    ...conditionProblems(stage.condition, at),
    ...jobs.problems,
    ...unique(ids, 'job'),
    ...jobs.items.flatMap((job, index) => jobProblems(job, ids.slice(0, index), `${at}.jobs[${index}]`)),
  ];
}

function jobProblems(job: Node, before: readonly unknown[], at: string): string[] {
  const steps = nodes(job.steps, `${at}.steps`);
  return [
    ...keys(job, JOB, at),
    ...id(job.job, `${at}.job`),
    ...depends(job.dependsOn, before, at),
    ...conditionProblems(job.condition, at),
    ...(job.timeoutInMinutes === undefined || Number.isInteger(job.timeoutInMinutes) ? [] : [`${at}.timeoutInMinutes is no whole number`]),
    ...steps.problems,
    ...steps.items.flatMap((step, index) => stepProblems(step, `${at}.steps[${index}]`)),
  ];
}

function stepProblems(step: Node, at: string): string[] {
  const [kind] = Object.keys(step);
  const allowed = Object.hasOwn(STEPS, kind) ? STEPS[kind] : undefined;
  if (allowed === undefined) return [`${at} begins with ${kind}, which is no kind of step`];
  const inputs = step.inputs ?? {};
  return [
    ...keys(step, [kind, ...allowed], at),
    ...(typeof step[kind] === 'string' && step[kind] !== '' ? [] : [`${at}.${kind} is no text`]),
    ...(kind === 'task' && !/^\w+@\d+$/.test(String(step.task)) ? [`${at}.task has no version`] : []),
    ...conditionProblems(step.condition, at),
    ...textProblems(step.env, `${at}.env`),
    ...(isNode(inputs) && Object.values(inputs).every((value) => ['string', 'number', 'boolean'].includes(typeof value)) ? [] : [`${at}.inputs are no texts by name`]),
  ];
}

function triggerProblems(trigger: unknown, name: string): string[] {
  if (trigger === undefined || trigger === 'none') return [];
  if (!isNode(trigger)) return [`${name} is no mapping`];
  return [
    ...keys(trigger, Object.keys(TRIGGER), name),
    ...Object.entries(trigger).flatMap(([key, value]) => {
      const allowed: readonly string[] = Object.hasOwn(TRIGGER, key) ? TRIGGER[key as keyof typeof TRIGGER] : [];
      if (allowed.length === 0) return typeof value === 'boolean' ? [] : [`${name}.${key} is no boolean`];
      if (!isNode(value)) return [`${name}.${key} is no mapping`];
      return [...keys(value, allowed, `${name}.${key}`), ...Object.entries(value).flatMap(([side, list]) => (Array.isArray(list) ? [] : [`${name}.${key}.${side} is no list`]))];
    }),
  ];
}

const poolProblems = (pool: unknown): string[] => (pool === undefined || typeof pool === 'string' ? [] : isNode(pool) ? keys(pool, ['name', 'demands', 'vmImage'], 'pool') : ['pool is no mapping']);

/** Values by their names that are neither texts, numbers nor booleans. */
function textProblems(values: unknown, at: string): string[] {
  if (values === undefined) return [];
  if (!isNode(values)) return [`${at} is no mapping`];
  return Object.entries(values).flatMap(([name, value]) => (['string', 'number', 'boolean'].includes(typeof value) ? [] : [`${at}.${name} is no text`]));
}

/** Parentheses and quotes that do not close. */
function conditionProblems(condition: unknown, at: string): string[] {
  if (condition === undefined) return [];
  if (typeof condition !== 'string') return [`${at}.condition is no text`];
  const outside = condition.replace(/'(?:[^']|'')*'/g, '');
  return outside.includes(`'`) || outside.split('(').length !== outside.split(')').length ? [`${at}.condition does not close`] : [];
}

const keys = (node: Node, allowed: readonly string[], at: string): string[] => Object.keys(node).filter((key) => !allowed.includes(key)).map((key) => `${at} has ${key}, which it cannot have`);
const id = (value: unknown, at: string): string[] => (typeof value === 'string' && ID.test(value) ? [] : [`${at} is no name`]);
const unique = (ids: readonly unknown[], what: string): string[] => (new Set(ids).size === ids.length ? [] : [`a ${what} has the name of another`]);
const depends = (on: unknown, before: readonly unknown[], at: string): string[] =>
  (on === undefined ? [] : [on].flat()).filter((name) => !before.includes(name)).map((name) => `${at} depends on ${String(name)}, which does not come before it`);

function nodes(value: unknown, at: string): { readonly items: readonly Node[]; readonly problems: readonly string[] } {
  if (!Array.isArray(value) || value.length === 0) return { items: [], problems: [`${at} is no list`] };
  const items = (value as unknown[]).filter(isNode);
  return { items, problems: items.length === value.length ? [] : [`${at} has an item that is no mapping`] };
}
