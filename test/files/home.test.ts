import { isAbsolute, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { kubewalkCache, kubewalkHome } from '../../src/files/home.js';

it('is the folder that KUBEWALK_HOME names', () => {
  expect(kubewalkHome({ KUBEWALK_HOME: '/srv/kubewalk' })).toBe('/srv/kubewalk');
  expect(kubewalkHome({ KUBEWALK_HOME: 'here' })).toBe(resolve('here'));
});

it('is a folder of its own where nothing is named', () => {
  const home = kubewalkHome({ KUBEWALK_HOME: '' });
  expect(isAbsolute(home)).toBe(true);
  expect(home).toMatch(/kubewalk/);
});

it('has what can be made again inside it, or in the place for that', () => {
  expect(kubewalkCache({ KUBEWALK_HOME: '/srv/kubewalk' })).toBe('/srv/kubewalk/cache');
  expect(kubewalkCache({})).toMatch(/kubewalk/);
  expect(kubewalkCache({})).not.toBe(kubewalkHome({}));
});
