import { defineConfig } from 'vitest/config'

const pure = (name: string, folder: string, zone: string, exclude: string[] = []) => ({
  extends: true as const,
  test: { name, include: [`tests/${folder}/**/*.test.ts`], exclude, env: { TZ: zone }, testTimeout: 90_000 },
})

/** Long, and without a date: what is told by a second zone would be nothing. */
const timeless = [
  'tests/unit/procurement/ocds-hostile.test.ts',
  'tests/unit/risk/{learning,published}.test.ts',
  'tests/unit/kernel/expr-parse.test.ts',
  'tests/unit/paper/{checked-upload,render}.test.ts',
  'tests/unit/pictures/*.test.ts',
  'tests/unit/seal/format.test.ts',
  'tests/unit/components/district-map.test.ts',
  'tests/unit/openapi/reference.test.ts',
]

const onDatabase = (name: string) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    env: { TZ: 'Asia/Shanghai', SEED_TENDERS: '1200', SEED_FINANCE: '0.1', SEED_TREASURY: '40' },
    globalSetup: 'tests/support/global-setup.ts',
    // Generous: a limit only ends what hangs; how fast things are is the benchmark's question.
    testTimeout: 180_000,
    hookTimeout: 400_000,
  },
})

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    projects: [
      pure('unit', 'unit', 'Asia/Shanghai'),
      // The same tests far from Shanghai: a rule that reads the machine's zone fails here.
      pure('unit-utc', 'unit', 'UTC', timeless),
      pure('architecture', 'architecture', 'Asia/Shanghai'),
      onDatabase('models'),
      onDatabase('integration'),
      onDatabase('access'),
    ],
    passWithNoTests: true,
    setupFiles: ['tests/support/property-seed.ts'],
    maxWorkers: 2,
  },
})
