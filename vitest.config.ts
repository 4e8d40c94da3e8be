import { defineConfig } from 'vitest/config';

/** The tests run React as it ships (NODE_ENV=production), so JSX must be compiled for that too. */
const oxc = { jsx: { runtime: 'automatic', development: false } } as const;

/** The tiers of CONTRIBUTING.md. All but `unit` need the built program: `npm run build` first. */
export default defineConfig({
  test: {
    projects: [
      {
        oxc,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/integration/**', 'test/journeys/**', 'test/lab/**', 'test/bench/**'],
          env: { FORCE_COLOR: '0', NODE_ENV: 'production' },
          // Most end in milliseconds; what drives files and screens must not fail because the machine is busy.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        oxc,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        oxc,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        oxc,
        test: {
          name: 'lab',
          include: ['test/lab/**/*.test.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
