import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import { totalOf } from '@/lib/finance/indicators/totals'
import { rolledUp } from '@/lib/finance/queries/rolled-up'
import { monthlyReportFile } from '@/lib/finance/report/export-monthly'
import { monthlyFacts } from '@/lib/finance/report/monthly-facts'
import { monthlyReport } from '@/lib/finance/report/monthly-report'
import { valueWords } from '@/lib/finance/report/words'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { rulesInForce } from '@/lib/risk/queries/rules-in-force'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'
import { unzip } from '../../support/unzip'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedStatements(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
})
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

const file = async () => {
  const officer = await actorOf('cwjd-officer')
  const inForce = (ids: string[]) => runQuery(rulesInForce, officer, { ids }, now)
  return unzip((await monthlyReportFile(officer, { period: '202605' }, now, inForce)).content)
}
/** Ids and times that a writer of Word files gives anew each time. */
const normalised = (xml: string) =>
  xml
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/\{[0-9A-F-]{36}\}/gi, 'GUID')
    .replaceAll(/(rId|Id="|w:id="|id=")[\w-]*/g, '$1ID')
const wordsOf = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('')

describe('the analysis of a month', () => {
  it('has native charts with their workbooks inside, and a table of where every figure comes from', async () => {
    const parts = await file()
    const charts = [...parts.keys()].filter((name) => /^word\/charts\/chart[^/]*\.xml$/.test(name))
    expect(charts).toHaveLength(3)
    expect([...parts.keys()].filter((name) => name.endsWith('.xlsx'))).toHaveLength(3)
    const words = wordsOf(parts.get('word/document.xml')!)
    for (const part of ['一、总体情况', '二、一利五率', '四、盈亏变化', '五、债务情况', '六、异常提示', '七、报送情况', '附：数据出处'])
      expect(words).toContain(part)
    const [before, after] = words.split('附：数据出处') as [string, string]
    const used = new Set([...before.matchAll(/〔(\d+)〕/g)].map(([, number]) => Number(number)))
    const listed = new Set([...after.matchAll(/〔(\d+)〕/g)].map(([, number]) => Number(number)))
    expect(used.size).toBeGreaterThan(10)
    expect([...used].toSorted((a, b) => a - b)).toEqual([...listed].toSorted((a, b) => a - b))
    expect(after).toContain('BS.total_liab@end/BS.total_assets@end*100')
    expect(after).toMatch(/\/gov\/finance\/indicators\/YL01\?statement=[0-9a-f-]{36}/)
  })

  it('says the sums that the facts give, and the ratio of the sums', async () => {
    const words = wordsOf((await file()).get('word/document.xml')!)
    const [sum] = await withClient(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ profit: string; ratio: string }>(`
        select (select sum(value)::text from fact.indicator_value v join org o on o.id = v.org_id and o.level = 1
            where v.code = 'YL01' and v.form_code = 'flash' and v.period = 202605 and v.scope in ('consolidated', 'single')) as profit,
          (sum(value) filter (where line = 'total_liab') / sum(value) filter (where line = 'total_assets') * 100)::text as ratio
        from fact.report_item r join org o on o.id = r.org_id and o.level = 1
        where r.form_code = 'flash' and r.period = 202605 and r.scope in ('consolidated', 'single') and r.sheet = 'BS' and r.column_key = 'end'`)
      return rows
    })
    const profit = new Decimal(sum!.profit)
    const shown = profit.abs().gte(10_000) ? `${formatDecimal(profit.div(10_000), 2)} 亿元` : `${formatDecimal(profit, 2)} 万元`
    expect(words).toContain(`利润总额 ${shown}`)
    expect(words).toContain(`资产负债率${formatDecimal(new Decimal(sum!.ratio), 2)}%〔`)
  })

  it('made again from the same data has the same parts', async () => {
    const [first, second] = [await file(), await file()]
    expect([...second.keys()]).toEqual([...first.keys()])
    for (const [name, content] of first) {
      if (name.endsWith('.xlsx')) continue
      expect(normalised(second.get(name)!), name).toBe(normalised(content))
    }
  })

  it('of a month nobody reported says so and invents nothing', async () => {
    const facts = await asSystem('测试', (tx) => monthlyFacts(tx, 200101, now))
    const { blocks } = monthlyReport(facts, [], { name: '测试', orgName: '测试' }, now)
    const words = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
    expect(words[0]).toBe('2001年1月没有已受理的一级企业财务快报，不能分析。')
    expect(blocks.some(({ kind }) => kind === 'chart')).toBe(false)
  })

  it('leaves out who did not fill a cell, as the screen does, and says how many of how many are in the sum', async () => {
    const facts = await asSystem('测试', (tx) => monthlyFacts(tx, 202605, now))
    const [first, ...others] = facts.groups
    const gap = { ...first!, now: { ...first!.now!, amounts: first!.now!.amounts.map(() => null) } }
    const reported = facts.groups.filter((group) => group.now).length
    const { blocks } = monthlyReport({ ...facts, groups: [gap, ...others] }, [], { name: '测试', orgName: '测试' }, now)
    const words = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join('')
    expect(words).toContain(`（${reported} 户中 ${reported - 1} 户填列，未填列的不计入）`)
    const indicator = releasedIndicators.find(({ code }) => code === 'YL01')!
    const summands = others.flatMap((group) => (group.now ? [{ ...group.now, orgId: group.orgId }] : []))
    const sum = totalOf(indicator, summands, 202605)
    expect(words).toContain(`利润总额 ${valueWords(sum.value!, '万元')}`)
    expect(sum.orgs.size).toBe(reported - 1)
  })

  it('judges the rules by what is in force for each enterprise: changed parameters change the hits, a rule switched off is not judged', async () => {
    const part = async () => {
      const words = wordsOf((await file()).get('word/document.xml')!)
      return words.slice(words.indexOf('六、异常提示'), words.indexOf('七、报送情况'))
    }
    const publish = (code: string, parameters: object, enabled: boolean) =>
      withClient(database.ownerUrl, (client) =>
        client.query(
          `insert into risk_model_setting (id, model_code, org_id, enabled, parameters, version, state, mode, reason, effective_from, by_id, by_name, at)
           values (gen_random_uuid(), $1, null, $2, $3, 2, 'published', 'live', '测试', '2026-07-01', gen_random_uuid(), '测试', now())`,
          [code, enabled, JSON.stringify(parameters)],
        ),
      )
    const rule = 'AN22 流动比率'
    expect(await part()).not.toContain(rule)
    await publish('AN22', { p1: 1000 }, true)
    const tuned = await part()
    expect(tuned).toContain(rule)
    expect(tuned).toMatch(/按生成当日对各企业有效的参数判断（\d+ 户有调整过的参数）/)
    await publish('AN27', {}, false)
    expect(await part()).toMatch(/\d+ 户有停用的规则，停用的不判/)
  })

  it('adds up what the screen adds up', async () => {
    const facts = await asSystem('测试', (tx) => monthlyFacts(tx, 202605, now))
    const shown = await asSystem('测试', (tx) => rolledUp(tx, 202605, facts.indicators))
    const words = monthlyReport(facts, [], { name: '测试', orgName: '测试' }, now)
      .blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
      .join('')
    for (const code of ['GM01', 'YL01', 'GM02']) {
      const { name, now: value, unit } = shown.find((one) => one.code === code)!
      expect(words).toContain(`${name} ${valueWords(value!, unit)}`)
    }
  })
})
