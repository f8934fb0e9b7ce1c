import { defineConfig } from 'vitest/config'

// Far from Shanghai, where the tests on a database run: a rule that reads the machine's zone fails in one of the two.
// One set of modules for all files: what these tests ask keeps no state, and loading it anew was two thirds of their time.
const pure = (name: string, folder: string) => ({
  extends: true as const,
  test: { name, include: [`tests/${folder}/**/*.test.ts`], env: { TZ: 'UTC' }, isolate: false, testTimeout: 90_000 },
})

const onDatabase = (name: string) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    env: { TZ: 'Asia/Shanghai', SEED_TENDERS: '1200', SEED_FINANCE: '0.1', SEED_TREASURY: '40' },
    globalSetup: 'tests/support/global-setup.ts',
    isolate: false,
    setupFiles: ['tests/support/fresh-modules.ts'],
    // Generous: a limit only ends what hangs; how fast things are is the benchmark's question.
    testTimeout: 180_000,
    hookTimeout: 400_000,
  },
})

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    projects: [
      pure('unit', 'unit'),
      pure('architecture', 'architecture'),
      onDatabase('models'),
      onDatabase('integration'),
      onDatabase('access'),
    ],
    passWithNoTests: true,
    setupFiles: ['tests/support/property-seed.ts'],
    maxWorkers: 2,
  },
})
