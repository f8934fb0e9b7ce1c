import pg from 'pg'
import { settle } from '@/lib/forms/conditions'
import type { FormValues } from '@/lib/forms/schema'
import { shanghaiDate } from '@/lib/kernel/workday'
import { checkFiling } from '@/lib/matters/check-filing'
import { factsOf, readFacts } from '@/lib/matters/facts-provider'
import { prerequisitesAsked, prerequisitesFor } from '@/lib/matters/prerequisites/read'
import { filingContext, type OpenFiling, openFiling, questionOf } from '@/lib/matters/workspace'
import { asSystem, type Tx } from '@/lib/platform/db'
import { place } from '../cores'
import { type Figure, median } from '../figures'
import { readyDraft } from '../filings/draft'
import type { Ground } from '../ground'
import type { Options } from '../options'
import { personOf } from '../people'

/** Matters with few and with many rules and base facts. */
const chosen = ['GZ-CQ-05', 'GZ-CQ-01', 'GZ-CW-07', 'GZ-GH-02', 'GZ-KH-01']

/** (5) All automatic checks of a filing, the base read anew, against one look-up of a filing by its key; and how often the base is asked. */
export async function measureRules(ground: Ground, { quick }: Options): Promise<Figure[]> {
  place(ground.server().pid, 'rest')
  place(process.pid, 'first')
  const filler = await personOf('ct-fill')
  const figures: Figure[] = []
  for (const code of chosen) {
    const id = await readyDraft(code, filler)
    const open = await asSystem('性能测量取数', (tx) => openFiling(tx, id))
    const facts = factsOf(open.version.matter)
    const asked = await asSystem('性能测量取数', (tx) => statementsOf(() => readFactsOf(tx, open)))
    console.log(`  ${code}：${open.version.matter.rules.length} 条规则，用到 ${facts.length} 项底座事实，查询 ${asked.length} 次`)
    for (const text of asked) console.log(`    ${text.replace(/\s+/g, ' ').trim().slice(0, 160)}`)
    const ratios: number[] = []
    const rowRatios: number[] = []
    const times: number[] = []
    for (let round = 0; round < 4; round++) {
      const lookUpOf = (tx: Tx) => () => tx.$queryRaw`select id from filing where id = ${id}::uuid`
      const { lookUp, checks, inARow } = await asSystem('性能测量', async (tx) => ({
        ...(await byTurns(quick ? 20 : 60, lookUpOf(tx), () => check(tx, open))),
        inARow: await typical(100, lookUpOf(tx)),
      }))
      // The first round warms up.
      if (round === 0) continue
      ratios.push(checks / lookUp)
      rowRatios.push(checks / inARow)
      times.push(checks)
    }
    const name = `${code} 全部校验（${open.version.matter.rules.length} 条规则，${facts.length} 项底座事实）`
    figures.push(
      { section: 5, name, unit: ' 毫秒', samples: times },
      { section: 5, name: `${code} 全部校验 ÷ 一次主键查询`, unit: '', samples: ratios, goal: { at: 'most', value: 15 } },
      { section: 5, name: `${code} 全部校验 ÷ 连续一百次主键查询中的一次`, unit: '', samples: rowRatios },
      ...(facts.length === 0
        ? []
        : [
            {
              ...{ section: 5, name: `${code} 底座查询次数 ÷ 用到的事实`, unit: '', samples: [asked.length / facts.length] },
              goal: { at: 'most' as const, value: 1 },
            },
          ]),
    )
  }
  place(process.pid, 'any')
  return figures
}

async function check(tx: Tx, open: OpenFiling): Promise<void> {
  const { matter } = open.version
  const values = open.filing.values as FormValues
  const now = new Date()
  const today = shanghaiDate(now)
  const asked = prerequisitesAsked(matter, questionOf(open, values, today))
  const context = await filingContext(tx, open, now, { along: { base: asked.questions } })
  const settled = settle(matter.form, values, context).values
  const prerequisites = await prerequisitesFor(tx, matter, questionOf(open, settled, today), asked, context.answers.base)
  checkFiling(matter, settled, { ...context, prerequisites })
}

const readFactsOf = (tx: Tx, { filing, version }: OpenFiling) =>
  readFacts(tx, version.matter, {
    ...{ filingId: filing.id, orgId: filing.orgId, values: filing.values as FormValues },
    today: new Date().toISOString().slice(0, 10),
  })

/** The texts that go to the database while something runs, without the switches of rights around them. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = []
  const { query } = pg.Client.prototype
  // Every statement of the database client passes here, whatever stands above it.
  pg.Client.prototype.query = function spied(this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text?: string }]
    texts.push(typeof first === 'string' ? first : (first.text ?? ''))
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return texts.filter((text) => !/^\s*(set|reset|savepoint|release)\b/i.test(text))
}

/**
 * The middle times of a look-up and of the checks, each after the other: a look-up after nothing but look-ups finds processes awake and
 * caches warm as it does in no request.
 */
async function byTurns(times: number, lookUp: () => Promise<unknown>, checks: () => Promise<unknown>) {
  const taken = { lookUp: [] as number[], checks: [] as number[] }
  for (let turn = 0; turn < times; turn++) {
    taken.lookUp.push(await typical(1, lookUp))
    taken.checks.push(await typical(1, checks))
  }
  return { lookUp: median(taken.lookUp), checks: median(taken.checks) }
}

/** The middle time of so many runs, in milliseconds. */
async function typical(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const begun = performance.now()
    await work()
    taken.push(performance.now() - begun)
  }
  return median(taken)
}
