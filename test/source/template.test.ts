import { describe, expect, it } from 'vitest';
import { renderTemplate, templateNames } from '../../src/source/template.js';

const hosts = [
  { name: 'a', address: '10.0.0.1', roles: ['etcd'] },
  { name: 'b', address: '10.0.0.2', roles: ['node'] },
  { name: 'c', address: '10.0.0.3', roles: ['etcd', 'node'] },
];

describe('a template', () => {
  it.each([
    ['{{ v }}', 'x'],
    ["{{ hosts | with_role: 'etcd' | map: 'name' | join: ',' }}", 'a,c'],
    ["{{ hosts | with_role: 'none' | size }}", '0'],
    ['{% for h in hosts %}{{ h.address }} {% endfor %}', '10.0.0.1 10.0.0.2 10.0.0.3 '],
    ['no values at all', 'no values at all'],
    ["{{ '{{.Names}}' }}", '{{.Names}}'],
  ])('%s becomes %s', (template, text) => {
    expect(renderTemplate(template, { v: 'x', hosts })).toEqual({ ok: true, text });
  });

  it.each([
    ['a missing value', 'first\n  {{ nothing }}\n', 2, 6, /nothing/],
    ['a missing property', '{{ v }}\n{{ hosts[0].adress }}\n', 2, 4, /adress/],
    ['an unknown filter', 'a\n{{ v | nofilter }}', 2, 1, /nofilter/],
    ['an unknown tag', 'a\n\n{% wat %}', 3, 1, /wat/],
    ['a tag that is not closed', 'a\n{% if v %}b', 2, 1, /if/],
  ])('tells of %s with its place', (_what, template, line, column, message) => {
    const rendered = renderTemplate(template, { v: 'x', hosts });
    expect(rendered).toMatchObject({ ok: false, fault: { line, column } });
    if (!rendered.ok) expect(rendered.fault.message).toMatch(message);
  });

  it('cannot reach what a value inherits', () => {
    expect(renderTemplate('{{ v.constructor }}', { v: {} }).ok).toBe(false);
  });

  it('tells the names it takes from outside, not those it makes', () => {
    expect(
      templateNames(
        '{% assign x = a %}{% for h in hosts %}{{ h.name }}{{ x }}{{ forloop.index }}{% endfor %}',
      ),
    ).toEqual({
      ok: true,
      names: ['a', 'hosts'],
    });
  });
});
