import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../src/doctor/guard/standing.js';
import { crashed, hostWith } from '../support/report.js';

const members = ['master01', 'node01', 'node02'];

describe('how a cluster stands', () => {
  it('counts a member that could not be asked as not well', () => {
    expect(standingOf(members, [hostWith('master01'), hostWith('node02')])).toEqual({
      members,
      well: ['master01', 'node02'],
      known: 3,
    });
  });

  it('counts neither one that is crashing, nor one without a leader, nor one of another cluster as well', () => {
    const status = (cluster: number, leader: number): string =>
      `[{"Status":{"header":{"cluster_id":${cluster},"member_id":1},"leader":${leader},"dbSize":1}}]`;
    const wellWith = (instead: Record<string, readonly string[]>) =>
      standingOf(members, [hostWith('master01'), hostWith('node01', { instead }), hostWith('node02')]).well;
    expect(wellWith({ 'unit etcd': crashed })).toEqual(['master01', 'node02']);
    expect(wellWith({ 'status 0': [status(1, 0)] })).toEqual(['master01', 'node02']);
    expect(wellWith({ 'status 0': [status(7, 1)] })).toEqual(['master01', 'node02']);
  });

  it('counts members that the cluster has on its list and the cluster file has not', () => {
    const four = '{"members":[{"ID":1},{"ID":2},{"ID":3},{"ID":4}]}';
    const hosts = members.map((name) => hostWith(name, { instead: { 'members 0': [four] } }));
    expect(standingOf(members, hosts).known).toBe(4);
  });
});
