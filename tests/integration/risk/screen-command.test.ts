import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
let client: Client
const folder = mkdtempSync(join(tmpdir(), 'screen-'))

let register: (program: Command) => void

beforeAll(async () => {
  database = await testDatabase()
  // Before the settings are first read: the command works in the database that is named there.
  process.env.DATABASE_URL = database.ownerUrl
  register = (await import('@/scripts/commands/screen')).default
  client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const bid = (id: string, status: string, amount: number, more: object = {}) => ({
  status,
  tenderers: [{ id, name: `公司${id}` }],
  value: { amount, currency: 'CNY' },
  ...more,
})
const release = (ocid: string, details: object[], more: object = {}) => ({
  ocid,
  bids: { details },
  awards: [{ id: 'a', status: 'active', suppliers: [{ id: 'W' }] }],
  ...more,
})
const close = (second: number) => [bid('W', 'valid', 100), bid('L', 'valid', second)]
/** Fourteen whose second price is 200 to 213, and one of 101. */
const market = [...Array.from({ length: 14 }, (_, at) => release(`far-${at}`, close(200 + at))), release('near', close(101))]

function start(file: string, ...options: string[]): ChildProcess {
  const env = { ...process.env, DATABASE_URL: database.ownerUrl }
  return spawn(process.execPath, ['--import', 'tsx', 'scripts/guozi.ts', 'screen', file, ...options], { env })
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    err += text
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, out, err }
}

/** The command within this process: starting one for every question would take most of the time. */
async function within(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const gather = (add: (text: string) => void) => (text: unknown) => {
    add(String(text))
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(
      gather((text) => {
        out += text
      }),
    ),
    vi.spyOn(process.stderr, 'write').mockImplementation(
      gather((text) => {
        err += text
      }),
    ),
    vi.spyOn(console, 'error').mockImplementation((text) => {
      err += `${text}\n`
    }),
  ]
  const program = new Command().exitOverride()
  register(program)
  try {
    await program.parseAsync(['screen', ...words], { from: 'user' })
    return { code: Number(process.exitCode ?? 0), out, err }
  } finally {
    process.exitCode = undefined
    for (const spy of spies) spy.mockRestore()
  }
}

async function screen(name: string, content: unknown[] | string, ...options: string[]) {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : content.map((each) => `${JSON.stringify(each)}\n`).join(''))
  const { code, out, err } = await within(path, ...options)
  const findings = options.includes('--json')
    ? out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : []
  const left = await client.query(`select nspname from pg_namespace where nspname like 'screen%'`)
  expect(left.rows, '留下的临时库').toEqual([])
  return { code, out, err, findings }
}
const brief = (findings: { model: string; ocid?: string; tender?: string; subjects: { type: string; id: string }[]; value: number }[]) =>
  findings.map(
    ({ model, ocid, tender, subjects, value }) =>
      `${model} ${ocid ?? tender ?? '-'} ${subjects.map(({ type, id }) => `${type}:${id}`).join(',')} ${value}`,
  )

describe('a file of releases', () => {
  test('gives findings with the ids of the file, and names the models without data', async () => {
    const { code, findings, err } = await screen('market.jsonl', market, '--json')
    expect(code).toBe(0)
    expect(brief(findings.filter(({ model }) => model === 'R024'))).toEqual([
      'R024 near tender:near 0.01',
      'R024 near tenderer:L 0',
      'R024 near tenderer:W 0',
    ])
    expect(findings.find(({ model }) => model === 'R024')?.evidence).toMatchObject({
      中标人最低报价: 100,
      他人最低有效报价: 101,
      参与比较的过程: 15,
    })
    expect(err).toMatch(/^R003 投标时间过短 未评估：缺标段的公告至截止的天数（t\.bid_days）$/m)
  })

  test('runs the chosen models with changed parameters', async () => {
    const { findings } = await screen(
      'market.jsonl',
      market,
      '--json',
      '--models',
      'R024,R058',
      '--set',
      'R024.threshold=0.001',
      '--set',
      'R058.threshold=1.13',
    )
    expect(brief(findings)).toEqual(['R058 far-13 tender:far-13 1.13', 'R058 far-13 tenderer:W 0'])
    expect((await screen('market.jsonl', market, '--json', '--models', 'R024', '--set', 'currency=USD')).findings).toEqual([])
  })

  test('names bad lines, judges the rest and ends with 2', async () => {
    const text = [JSON.stringify(market[0]), '{"ocid": "x",', '{"no": 1}', ...market.slice(1).map((each) => JSON.stringify(each))].join(
      '\n',
    )
    const { code, findings, err } = await screen('faulty.jsonl', text, '--json', '--models', 'R024')
    expect(code).toBe(2)
    expect(err).toMatch(/^第 2 行：不是有效的 JSON/m)
    expect(err).toMatch(/^第 3 行：没有 ocid/m)
    expect(findings).toHaveLength(3)
  })

  test('puts several releases of one process together by their dates', async () => {
    const late = { ocid: 'two', date: '2026-02-01T00:00:00Z', tender: { numberOfTenderers: 1 } }
    const early = { ocid: 'two', date: '2026-01-01T00:00:00Z', tender: { numberOfTenderers: 3, procurementMethod: 'open' } }
    const { findings, err } = await screen(
      'several.jsonl',
      [late, early, { ocid: 'one', tender: { numberOfTenderers: 1 } }],
      '--json',
      '--models',
      'R018',
    )
    expect(brief(findings)).toEqual(['R018 two tender:two 1'])
    expect(err).toContain('1 个采购过程有多个发布')
  })

  test('without --json shows a table', async () => {
    const { out } = await screen('market.jsonl', market, '--models', 'R024')
    expect(out).toBe(
      '模型\t名称\t标段\t主体\t值\nR024\t报价紧贴中标价\tnear\t标段 near\t0.01\nR024\t报价紧贴中标价\tnear\t投标人 L\t0\nR024\t报价紧贴中标价\tnear\t投标人 W\t0\n',
    )
  })
})

test('a table of bids gives findings with the tenders and bidders of the file', async () => {
  const rows = market.flatMap(({ ocid, bids }) =>
    bids.details.map((each, at) =>
      [
        ocid,
        (each as ReturnType<typeof bid>).value.amount,
        (each as ReturnType<typeof bid>).tenderers[0]!.id,
        at === 0 ? 1 : 0,
        '2026-03-01',
      ].join(','),
    ),
  )
  const csv = `tender,amount,bidder,winner,date\n${rows.join('\n')}\nfar-1,x,Z,0,2026-03-01\n`
  const { code, findings, err } = await screen('bids.csv', csv, '--json', '--models', 'R024,R030')
  expect(code).toBe(2)
  expect(brief(findings)).toEqual(['R024 near tender:near 0.01', 'R024 near tenderer:L 0', 'R024 near tenderer:W 0'])
  expect(findings[0].tender).toBe('near')
  expect(err).toMatch(/^第 32 行：amount“x”不是数字/m)
  expect(err).toMatch(/^R030 迟到的投标中标 未评估：缺投标的递交时间/m)
})

describe('what cannot be run ends with 2', () => {
  test.each([
    ['no such file', '', [], '读不到文件'],
    ['an unknown model', '{"ocid":"a"}', ['--models', 'R999'], '没有模型 R999。'],
    [
      'an unknown parameter',
      '{"ocid":"a"}',
      ['--set', 'R003.limit=1'],
      '没有参数 R003.limit（有：threshold、procurement_methods、procurement_method_details）',
    ],
    ['a parameter that is no number', '{"ocid":"a"}', ['--set', 'R003.threshold=x'], '参数 R003.threshold 应为数字'],
    ['a file without anything', '\n\n', [], '文件是空的'],
    ['another encoding', '\u{feff}', [], ''],
  ])('%s', async (name, content, options, words) => {
    const path = join(folder, `${name}.json`)
    if (content) writeFileSync(path, content === '\u{feff}' ? Buffer.from([0xff, 0xfe, 0x7b, 0]) : content)
    const { code, err } = await within(path, ...options)
    expect(err).toContain(words || 'UTF-16')
    expect(code).toBe(2)
  })
})

test('as a process of its own it says the same, and ends with the same code', async () => {
  const path = join(folder, 'market.jsonl')
  const { code, out, err } = await ended(start(path, '--json', '--models', 'R024,R003'))
  expect({ code, out, err }).toEqual(await within(path, '--json', '--models', 'R024,R003'))
  expect([code, out.trim().split('\n').length]).toEqual([0, 3])
  const wrong = await ended(start(path, '--models', 'R999'))
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('没有模型 R999。')])
})

test('help names what is to be given, and a value that cannot be used is told in Chinese', async () => {
  const said = (...words: string[]) =>
    ended(spawn(process.execPath, ['--import', 'tsx', 'scripts/guozi.ts', ...words], { env: process.env }))
  const help = await said('help', 'learn')
  expect([help.code, help.out]).toEqual([0, expect.stringMatching(/^用法： guozi learn <文件> \[选项\]/)])
  expect(help.out).toContain('报价少于此数的标段不用（不写为 2）')
  expect(help.out).not.toMatch(/default|\[\]/)
  const wrong = await said('learn', 'x.csv', '--split', 'colour')
  expect([wrong.code, wrong.err]).toEqual([2, '选项“--split <方式>”的取值“colour”不能用：--split 应为 tender、firm、time 之一。\n'])
})

test('interrupted, it leaves nothing behind', async () => {
  const path = join(folder, 'long.jsonl')
  const details = Array.from({ length: 200 }, (_, at) => bid(`S${at}`, 'valid', at + 1))
  writeFileSync(path, Array.from({ length: 3000 }, (_, at) => JSON.stringify(release(`r${at}`, details))).join('\n'))
  const child = start(path, '--json')
  const end = ended(child)
  const schemas = async () => (await client.query(`select nspname from pg_namespace where nspname like 'screen%'`)).rows.length
  await expect.poll(schemas, { timeout: 60_000 }).toBe(1)
  child.kill('SIGINT')
  const { code, err } = await end
  expect([code, await schemas()]).toEqual([130, 0])
  expect(err).toContain('已中断，临时数据已清除。')
})
