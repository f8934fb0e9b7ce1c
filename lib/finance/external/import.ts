import { z } from 'zod'
import { toCents } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { Prisma, type Tx } from '@/lib/platform/db'
import { externalKind, externalKinds } from './kinds'

type Line = { org: string; period: number; amount: string }
/** A figure (fen) that an import took the place of, and where it had come from. */
type Replaced = { org: string; period: number; before: string; after: string; source: string }
type Row = { orgId: string; period: number; amount: string }

const wrong = (number: number, message: string) =>
  new Refusal('invalid', `第 ${number} 行：${message}`, { lines: `第 ${number} 行：${message}` })

/** One line: 企业，期间，金额. Amounts may be grouped by commas only where the columns are parted by tabs. */
function readLine(text: string, number: number): Line {
  const cells = (text.includes('\t') ? text.split('\t') : text.split(/[,，]/)).map((cell) => cell.trim())
  if (cells.length !== 3) throw wrong(number, `应有 3 项：企业，期间，金额；现有 ${cells.length} 项`)
  const [org, period, amount] = cells as [string, string, string]
  if (org === '') throw wrong(number, '请填写企业全称或统一社会信用代码')
  if (!/^(19|20|21)\d{2}(0[1-9]|1[0-2])$/.test(period)) throw wrong(number, `期间“${period.slice(0, 20)}”应为六位数字，如 202611`)
  const plain = amount.replaceAll(',', '')
  if (!/^\d{1,13}(\.\d{1,2})?$/.test(plain))
    throw wrong(number, `金额“${amount.slice(0, 30)}”应为不小于零的数，单位元，至多两位小数，如 1234567.89`)
  return { org, period: Number(period), amount: toCents(plain, '元').toString() }
}

/**
 * Takes in figures of an outside system for enterprises in sight, all or none: 企业，期间，金额（元）a line. The same enterprise and period again takes the
 * place of the old figure. Gives how many are new, changed and as they were.
 */
export const importExternalFigures = defineCommand({
  name: 'importExternalFigures',
  permission: 'finance.define',
  input: z.object({
    kind: externalKind,
    source: z.string().trim().min(4, '请写明来源，如出具单位和文件名').max(200, '来源不超过 200 字'),
    asOf: z.iso.date('数据日期格式应为 2026-01-31'),
    lines: z.string().trim().min(1, '请填写，每行一家企业一期').max(400_000, '内容过长，请分次导入'),
  }),
  run: async ({ tx, actor, now, audit }, { kind, source, asOf, lines }) => {
    if (asOf > shanghaiDate(now)) throw new Refusal('invalid', '数据日期不能晚于今天。', { asOf: '不能晚于今天' })
    const read = lines.split('\n').flatMap((text, index) => (text.trim() ? [{ number: index + 1, ...readLine(text, index + 1) }] : []))
    const orgs = await namesOf(
      tx,
      read.map(({ org }) => org),
    )
    const seen = new Map<string, number>()
    const rows = read.map(({ number, org, period, amount }): Row => {
      const found = orgs.get(org)
      if (!found) throw wrong(number, `没有“${org.slice(0, 40)}”这家企业，请用全称或统一社会信用代码`)
      if (found.length > 1) throw wrong(number, `有 ${found.length} 家企业叫“${org}”，请改用统一社会信用代码`)
      if (kind === 'payroll_approved' && period % 100 !== 12)
        throw wrong(number, `核定工资总额按年，期间应为 ${Math.floor(period / 100)}12`)
      const first = seen.get(`${found[0]} ${period}`)
      if (first !== undefined) throw wrong(number, `与第 ${first} 行是同一企业、同一期间，请只保留一行`)
      seen.set(`${found[0]} ${period}`, number)
      return { orgId: found[0]!, period, amount }
    })
    const done = await tx.$queryRaw<{ state: 'new' | 'changed' | 'same'; n: number; replaced: Replaced[] }[]>`
      with n as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("orgId" uuid, period int, amount bigint)),
      old as (select x.* from external_figure x join n on n."orgId" = x.org_id and n.period = x.period where x.kind = ${kind}),
      written as (
        insert into external_figure (org_id, kind, period, amount, source, as_of, by_name, at)
        select n."orgId", ${kind}, n.period, n.amount, ${source}, ${asOf}, ${actor.name}, ${now}::timestamptz from n
        on conflict (org_id, kind, period) do update set amount = excluded.amount, source = excluded.source, as_of = excluded.as_of,
          by_name = excluded.by_name, at = excluded.at)
      select case when old.org_id is null then 'new' when old.amount <> n.amount then 'changed' else 'same' end as state, count(*)::int as n,
        jsonb_agg(jsonb_build_object('org', n."orgId", 'period', n.period, 'before', old.amount::text, 'after', n.amount::text, 'source', old.source)) as replaced
      from n left join old on old.org_id = n."orgId" and old.period = n.period group by 1`
    const count = (state: string) => done.find((one) => one.state === state)?.n ?? 0
    const counts = { added: count('new'), changed: count('changed'), same: count('same') }
    // What was replaced stays in the trail: the table keeps the newest figure only.
    const replaced = done.find(({ state }) => state === 'changed')?.replaced ?? []
    audit({ subjectKind: 'external-figure', detail: { kind: externalKinds[kind].label, source, asOf, ...counts, replaced } })
    return counts
  },
})

/** Enterprises in sight by the names they are called here. */
async function namesOf(tx: Tx, names: readonly string[]): Promise<Map<string, string[]>> {
  const called = [...new Set(names)]
  const rows = await tx.$queryRaw<{ id: string; names: string[] }[]>(Prisma.sql`
    select id::text, array[code, name, short_name] as names from org
    where kind = 'enterprise' and (code = any (${called}) or name = any (${called}) or short_name = any (${called}))`)
  const found = new Map<string, string[]>()
  for (const { id, names: own } of rows) for (const name of new Set(own)) found.set(name, [...(found.get(name) ?? []), id])
  return found
}
