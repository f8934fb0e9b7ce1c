import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from './build-web'
import { generateClient } from './generate-client'

/** What one step counted. A step that broke without a test to blame counts as one failure. */
export type Counts = { passed: number; failed: number }
export type Step = { name: string; run(): Counts | Promise<Counts> }

const none: Counts = { passed: 0, failed: 0 }
const broken: Counts = { passed: 0, failed: 1 }
const vitestProjects = ['architecture', 'unit', 'models', 'integration', 'access']

/** The steps by name, in the order in which they run; `only` narrows them. */
export function testSteps(only: string[]): Step[] {
  const wanted = (name: string) => only.length === 0 || only.includes(name)
  const projects = vitestProjects.filter(wanted)
  const second = process.env.TEST_DATABASE_URL
  const again = ['models', 'integration', 'access'].filter(wanted)
  return [
    { name: 'generate', run: () => attempt(generateClient) },
    ...(wanted('style')
      ? [{ name: 'style', run: () => tool('node_modules/@biomejs/biome/bin/biome', ['check', '--diagnostic-level=error']) }]
      : []),
    ...(wanted('types') ? [{ name: 'types', run: checkTypes }] : []),
    ...(projects.length > 0 ? [{ name: projects.join(' '), run: () => runVitest(projects, '') }] : []),
    // The walls must stand on older servers too: TEST_DATABASE_URL names one, on which everything that needs a database runs again.
    ...(second && again.length > 0 ? [{ name: `${again.join(' ')} on the second server`, run: () => runVitest(again, second) }] : []),
    // The browser's tests build the web part themselves, while their database is filled.
    ...(wanted('e2e') ? [{ name: 'e2e', run: runPlaywright }] : wanted('build') ? [{ name: 'build', run: () => attempt(buildWeb) }] : []),
  ]
}

async function attempt(work: () => string | Promise<string>): Promise<Counts> {
  try {
    console.log(await work())
    return none
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return broken
  }
}

function tool(path: string, args: string[], env: Record<string, string> = {}): Counts {
  return spawnSync(process.execPath, [path, ...args], { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0 ? none : broken
}

function checkTypes(): Counts {
  // The route types of the app folder are generated; without them a fresh clone would not compile.
  if (existsSync('app') && tool('node_modules/next/dist/bin/next', ['typegen']) !== none) return broken
  return tool('node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.'])
}

function runVitest(projects: string[], testDatabaseUrl: string): Counts {
  return reported(
    'vitest.json',
    (report) => {
      const flags = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...projects.map((name) => `--project=${name}`)]
      return tool('node_modules/vitest/vitest.mjs', ['run', ...flags], { TEST_DATABASE_URL: testDatabaseUrl })
    },
    ({ numPassedTests, numFailedTests }) => ({ passed: Number(numPassedTests), failed: Number(numFailedTests) }),
  )
}

function runPlaywright(): Counts {
  return reported(
    'playwright.json',
    (report) => tool('node_modules/@playwright/test/cli.js', ['test', '--pass-with-no-tests'], { E2E_JSON: report }),
    ({ stats }) => {
      const { expected, unexpected, flaky } = stats as Record<string, number>
      return { passed: expected ?? 0, failed: (unexpected ?? 0) + (flaky ?? 0) }
    },
  )
}

// The tool's own verdict stands beside its counts: a file that could not be loaded fails no test, but the run.
function reported(name: string, run: (report: string) => Counts, count: (report: Record<string, unknown>) => Counts): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'guozi-report-'))
  const verdict = run(join(folder, name))
  try {
    const counts = count(JSON.parse(readFileSync(join(folder, name), 'utf8')))
    return verdict !== none && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } catch {
    return verdict
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
