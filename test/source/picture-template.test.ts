import { describe, expect, it } from 'vitest';
import { renderPicture } from '../../src/source/picture-template.js';
import { renderTemplate } from '../../src/source/template.js';

describe('a template of a picture', () => {
  it('can fill and cut to columns', () => {
    expect(renderPicture('[{{ host.name | cell: 6 }}]', { host: { name: 'a' } })).toEqual({
      ok: true,
      text: '[a     ]',
    });
  });

  it('can do what every template can', () => {
    const hosts = [{ name: 'a', roles: ['etcd'] }];
    expect(renderPicture("{{ hosts | with_role: 'etcd' | size }}", { hosts })).toEqual({
      ok: true,
      text: '1',
    });
  });

  it('is not taken for one of a file, which has no columns', () => {
    const rendered = renderTemplate('{{ name | cell: 6 }}', { name: 'a' });
    expect(rendered).toMatchObject({
      ok: false,
      fault: { message: expect.stringContaining('cell') as unknown },
    });
  });
});
