import { describe, expect, it } from 'vitest';
import { runbookFiles } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { recordingFile } from '../../src/commands/serve-tour.js';
import { readRecording } from '../../src/tour/read-recording.js';
import { ofTheArticle, outputBlocks, printedBy, shapeOf, withOutputs } from './recorded-outputs.js';

describe('an output block of the ground floor', () => {
  it('is what the step printed when it was recorded; else: npx tsx test/content/write-outputs.ts', async () => {
    const recording = await readRecording(recordingFile);
    const { pages } = await runbookFiles(groundFloor);
    expect(pages.size).toBeGreaterThan(10);
    for (const [path, page] of pages)
      expect(
        withOutputs(page, (step) => printedBy(recording, step)),
        path,
      ).toBe(page);
  });

  it('is of a step that was recorded, or of one of those that only the article’s releases have', async () => {
    const recording = await readRecording(recordingFile);
    const { pages } = await runbookFiles(groundFloor);
    const steps = [...pages.values()].flatMap(outputBlocks).map(({ step }) => step);
    expect(steps).toHaveLength(new Set(steps).size);
    expect(steps.filter((step) => printedBy(recording, step) === undefined).sort()).toEqual(ofTheArticle);
  });
});

describe('writing outputs', () => {
  const page = [
    '## One {#one}',
    '```output\nold\n```',
    '## Two {#two}',
    '```sh run\nls\n```',
    '```output\n```',
    'More.',
    '```sh\nno output\n```',
  ].join('\n\n');

  it('fills a block, empty or not, and leaves everything else as it is', () => {
    expect(withOutputs(page, (step) => `new of ${step}`)).toBe(
      page.replace('old', 'new of one').replace('```output\n```', '```output\nnew of two\n```'),
    );
  });

  it('leaves a block that nothing is known about', () => {
    expect(withOutputs(page, () => undefined)).toBe(page);
  });
});

describe('the shape of an output', () => {
  it('is the same for other numbers and identities, and another for other words', () => {
    const line = 'member 5047cabc74d79c30 is healthy: got healthy result from https://10.0.0.1:2379';
    expect(shapeOf(line)).toBe(shapeOf(line.replace('5047cabc74d79c30', 'a7c941e4740b9f5d')));
    expect(shapeOf(line)).not.toBe(shapeOf(line.replace('is healthy', 'is unhealthy')));
  });
});
