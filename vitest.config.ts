import { defineConfig } from 'vitest/config'

const pure = (name: string, folder: string, zone: string) => ({
  extends: true as const,
  test: { name, include: [`tests/${folder}/**/*.test.ts`], env: { TZ: zone } },
})

const onDatabase = (name: string) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    env: { TZ: 'Asia/Shanghai' },
    globalSetup: 'tests/support/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    projects: [
      pure('unit', 'unit', 'Asia/Shanghai'),
      // The same tests far from Shanghai: a rule that reads the machine's zone fails here.
      pure('unit-utc', 'unit', 'UTC'),
      pure('architecture', 'architecture', 'Asia/Shanghai'),
      onDatabase('models'),
      onDatabase('integration'),
      onDatabase('access'),
    ],
    passWithNoTests: true,
    maxWorkers: 2,
  },
})
