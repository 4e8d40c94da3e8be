/**
 * A practice lab cannot do what was asked. `problems` holds every reason, each with what to do next;
 * `kind` is `requirements` when this box lacks something the person can supply, `usage` when what was asked
 * for makes no sense, and `failed` when something went wrong on the way.
 */
export class LabError extends Error {
  override readonly name = 'LabError';
  readonly kind: 'requirements' | 'usage' | 'failed';
  readonly problems: readonly string[];
  constructor(
    kind: 'requirements' | 'usage' | 'failed',
    problems: readonly string[],
    options?: ErrorOptions,
  ) {
    super(problems.join('\n'), options);
    this.kind = kind;
    this.problems = problems;
  }
}
