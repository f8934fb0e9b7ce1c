import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { digestOf } from './digest'

// As next.config.ts: tests beside a running platform build into a folder of their own.
const folder = process.env.NEXT_DIST_DIR ?? '.next'
const stamp = `${folder}/source-digest`
const sources = [
  ...['app', 'components', 'lib', 'prisma/schema', 'public', 'proxy.ts', 'instrumentation.ts'],
  ...['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
]

/** Builds the web part when a source changed since the last build; says which of the two it was. */
export async function buildWeb(): Promise<string> {
  const digest = digestOf(sources, (path) => path === 'lib/platform/generated' || path.endsWith('.md'))
  if (existsSync(`${folder}/BUILD_ID`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return '未变化'
  // Many a checkout is built once; where it is built again, the third time is quick.
  const keep = existsSync(`${folder}/BUILD_ID`) ? 'yes' : 'no'
  const run = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXT_KEEP_BUILD: keep },
  })
  const status = new Promise<number | null>((resolve, reject) => run.once('error', reject).once('close', resolve))
  const said = await Promise.all([text(run.stdout), text(run.stderr)])
  if ((await status) !== 0) throw new Error(`网页构建失败：\n${said.join('')}`)
  writeFileSync(stamp, digest)
  return '已构建'
}
