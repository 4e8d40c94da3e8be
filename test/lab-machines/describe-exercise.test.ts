import { expect, it } from 'vitest';
import { describeExercise } from '../../src/lab/break/describe-exercise.js';
import { scoreOf } from '../../src/lab/break/score.js';

it('tells a learner what each hint costs, just as it is counted, and names the lab in every command', () => {
  const lines = describeExercise('/lab/cluster.yaml', ' --name school');
  const [, costs = ''] = /cost ([\d, ]+) of 100/.exec(lines.join('\n')) ?? [];
  expect(costs.split(', ').map(Number)).toEqual(
    [1, 2, 3].map((level) => 100 - scoreOf({ since: 0, until: 0, hints: [level] })),
  );
  const commands = lines.filter((line) => line.includes('kubewalk lab'));
  expect(commands).toHaveLength(3);
  for (const line of commands) expect(line).toContain(' --name school');
  for (const line of lines) expect(line.length).toBeLessThan(80);
  expect(lines.join('\n')).toContain('kubewalk doctor --fix --cluster /lab/cluster.yaml');
});
