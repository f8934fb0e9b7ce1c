import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { digestOf } from './digest'

const stamp = 'lib/platform/generated/.schema-digest'
const sources = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json', 'node_modules/@prisma/client/package.json']

/** Generates the database client when the schema changed since the last time; says which of the two it was. */
export function generateClient(force = false): string {
  const digest = digestOf(sources)
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return '未变化'
  // Prisma wants its schema-engine program, downloads it when absent, and never runs it for `generate`: any program does.
  const run = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
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
  if (run.status !== 0) throw new Error(`数据库客户端代码生成失败：\n${run.stdout}${run.stderr}`)
  mkdirSync('lib/platform/generated', { recursive: true })
  writeFileSync(stamp, digest)
  return '已生成'
}
