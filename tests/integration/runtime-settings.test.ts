import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnv, secret } from '@/lib/platform/env'
import { withDatabase, withLogin } from '@/lib/platform/postgres/connection'
import { digestOf } from '@/scripts/steps/digest'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guozi-settings-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('settings', () => {
  test('have defaults, and an empty variable counts as absent', () => {
    expect(readEnv({ DATABASE_URL: '', PORT: '', HOST: '' })).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: join(process.cwd(), 'data'),
    })
    expect(readEnv({}).DATABASE_URL).toBeUndefined()
  })

  test('that are wrong are all named at once, in Chinese', () => {
    expect(() => readEnv({ DATABASE_URL: 'mysql://x', PORT: 'abc' })).toThrow(
      /DATABASE_URL：必须以 postgresql:\/\/ 开头\n.*PORT：必须是端口号/,
    )
  })
})

test('secrets are made once for an installation, differ from each other, and only their owner can read them', () => {
  const first = secret('owner', folder)
  expect(first.length).toBeGreaterThanOrEqual(43)
  expect(secret('owner', folder)).toBe(first)
  expect(secret('superuser', folder)).not.toBe(first)
  expect(secret('owner', join(folder, 'other'))).not.toBe(first)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a database address keeps its parameters when login or database change', () => {
  const url = 'postgresql://own:p%40ss@db:5433/main?sslmode=require'
  expect(withLogin(url, 'guozi_app', 'a/b@c')).toBe('postgresql://guozi_app:a%2Fb%40c@db:5433/main?sslmode=require')
  expect(withDatabase(url, 'other')).toBe('postgresql://own:p%40ss@db:5433/other?sslmode=require')
})

test('a digest changes with content, name and presence of a file, and with nothing else', () => {
  const root = join(folder, 'sources')
  mkdirSync(root)
  writeFileSync(join(root, 'a.ts'), '1')
  const first = digestOf([root, join(folder, 'absent')])
  expect(digestOf([root, join(folder, 'absent')])).toBe(first)
  writeFileSync(join(root, 'a.ts'), '2')
  const second = digestOf([root])
  expect(second).not.toBe(first)
  writeFileSync(join(root, 'b.ts'), '')
  expect(digestOf([root])).not.toBe(second)
  expect(digestOf([root], (path) => path.endsWith('b.ts'))).toBe(second)
})

describe('the command line', () => {
  const guozi = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/guozi.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: join(folder, 'none') },
    })

  test('explains itself in Chinese', () => {
    const { status, stdout } = guozi('help')
    expect(status).toBe(0)
    expect(stdout).toMatch(/用法： guozi[\s\S]*命令：[\s\S]*audit\s+审计日志[\s\S]*退出码：0 正常/)
  })

  test('ends with 2 when used wrongly, with 1 when something is not well', () => {
    const wrong = guozi('nonsense')
    expect([wrong.status, wrong.stderr.trim()]).toEqual([2, '没有命令“nonsense”，请用 guozi help 查看全部命令。'])
    const unwell = guozi('health', '--json')
    expect([unwell.status, JSON.parse(unwell.stdout).status]).toEqual([1, 'degraded'])
  })
})
