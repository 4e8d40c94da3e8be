import { Liquid, LiquidError } from 'liquidjs';

/**
 * Templates of files and values: Liquid in strict mode, where a missing value or an unknown filter is an error
 * with its line. One filter is ours: `hosts | with_role: 'etcd'`. The locale is named because looking it up takes as
 * long as everything else here, and a file may not depend on who renders it.
 */
export const createEngine = (): Liquid => {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    locale: 'en-US',
  });
  engine.registerFilter(
    'with_role',
    (hosts: readonly { readonly roles: readonly string[] }[], role: string) =>
      hosts.filter(({ roles }) => roles.includes(role)),
  );
  return engine;
};

const engine = createEngine();

/** A template that does not parse or render; line and column are within the template, 1-based. */
export interface TemplateFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export type Rendered =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: TemplateFault };

export const renderTemplate = (
  template: string,
  values: Readonly<Record<string, unknown>>,
  by = engine,
): Rendered => {
  try {
    return { ok: true, text: String(by.parseAndRenderSync(template, values)) };
  } catch (error) {
    return { ok: false, fault: asFault(error) };
  }
};

/** The names a template takes from outside, or why it does not parse. */
export const templateNames = (
  template: string,
):
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly fault: TemplateFault } => {
  try {
    return { ok: true, names: engine.globalVariablesSync(template) };
  } catch (error) {
    return { ok: false, fault: asFault(error) };
  }
};

const asFault = (error: unknown): TemplateFault => {
  if (!LiquidError.is(error)) throw error;
  const [line, column] = error.token.getPosition();
  const message = error.message.replace(/, (file:.*, )?line:.*$/s, '');
  return { message, line: line ?? 1, column: column ?? 1 };
};
