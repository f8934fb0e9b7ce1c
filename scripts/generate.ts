import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from './digest'

const stamp = 'lib/platform/generated/.schema-digest'
const digest = digestOf([
  'prisma/schema',
  'prisma.config.ts',
  'node_modules/prisma/package.json',
  'node_modules/@prisma/client/package.json',
])

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest && !process.argv.includes('--force')) process.exit(0)

// Prisma wants its schema-engine program, downloads it when absent, and never runs it for `generate`: any program does.
const run = spawnSync(process.execPath, [join('node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
  stdio: ['ignore', 'pipe', 'pipe'],
  encoding: 'utf8',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    NO_COLOR: '1',
  },
})
if (run.status !== 0) {
  console.error(`${run.stdout}${run.stderr}`)
  process.exit(1)
}
mkdirSync('lib/platform/generated', { recursive: true })
writeFileSync(stamp, digest)
console.log('已生成数据库客户端代码 lib/platform/generated')
