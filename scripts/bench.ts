import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readOptions, usage } from './bench/options'

const options = readOptions(process.argv.slice(2))
if (!options) {
  console.error(usage)
  process.exit(2)
}
const reports = resolve(process.env.DATA_DIR || 'data', 'bench')
// Before the settings are first read: everything below works on a server and a data folder of its own.
for (const name of ['DATABASE_URL', 'APP_DATABASE_URL', 'SANDBOX_DATABASE_URL']) Reflect.deleteProperty(process.env, name)
process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'guozi-throw-away-'))
const { runBench } = await import('./bench/run')
try {
  await runBench(options, reports)
  process.exit(0)
} catch (error) {
  console.error(error)
  process.exit(1)
}
