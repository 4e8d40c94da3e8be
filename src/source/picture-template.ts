import { cell } from './columns.js';
import { createEngine, renderTemplate, type Rendered } from './template.js';

const engine = createEngine();

engine.registerFilter('cell', (value: unknown, width: number) => cell(String(value), width));

/**
 * A picture is a template like any other with one filter more: `host.name | cell: 12`. It stands apart because what
 * measures columns takes long to load, and only who looks at pictures needs it.
 */
export const renderPicture = (template: string, values: Readonly<Record<string, unknown>>): Rendered =>
  renderTemplate(template, values, engine);
