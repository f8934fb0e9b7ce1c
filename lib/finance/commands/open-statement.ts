import { z } from 'zod'
import { flowCalendar, report } from '@/lib/flow/carry-out'
import { performerFor, poolsOf } from '@/lib/flow/performer'
import { openRun } from '@/lib/flow/rules/open'
import type { Moved, Performer } from '@/lib/flow/state'
import { insertRun } from '@/lib/flow/store'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { Prisma, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { beginDue, dueKey } from '../due/due-tasks'
import { receive } from '../intake/record'
import type { Amounts } from '../statement/amounts'
import { dueOn, endOfDue } from '../statement/due'
import { statementLine } from '../statement/flow'
import { cellsOf, type StatementForm } from '../statement/form'
import { amountsText, formFor } from '../statement/read'
import type { StatementFormBody } from '../statement/release'
import { type Scope, scopes, scopesOf } from '../statement/scope'
import { titleOf } from '../statement/title'

export const openStatementSchema = z.object({
  orgId: z.uuid('请选择编报企业').optional(),
  form: z.enum(['flash', 'annual'], '请选择快报或决算').describe('表式：flash 快报，annual 决算'),
  period: z
    .number()
    .int()
    .min(200001, '期间写作六位数字，如 202611')
    .max(219912, '期间写作六位数字，如 202611')
    .describe('期间末月，六位数字，如 202611；决算为当年 12 月'),
  scope: z
    .enum(Object.keys(scopes) as [Scope, ...Scope[]], '请选择口径')
    .describe('口径：consolidated 合并，parent 本部，single 单户，difference 差额'),
})

/** Begins a statement on the filler's desk: what earlier statements say of the beginning of the year and of a year ago is there already. Gives its id. */
export const beginStatement = defineCommand({
  name: 'beginStatement',
  permission: 'finance.report',
  input: openStatementSchema,
  run: async (context, input) => {
    const { tx, actor, now, audit, change } = context
    const org = await tx.org.findUnique({ where: { id: input.orgId ?? actor.orgId } })
    if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业，或您不能代其编报。')
    const { form, id: formId } = await formFor(tx, input.form, input.period)
    const [below] = await tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from org where parent_id = ${org.id}::uuid and consolidated and kind = 'enterprise' and status <> '已注销'`
    refuseWrong(input, form.periodKind, (below?.n ?? 0) > 0, now)
    const known = await tx.statement.findFirst({ where: { orgId: org.id, formCode: input.form, period: input.period, scope: input.scope } })
    if (known) throw new Refusal('conflict', `${titleOf(form, input.period, input.scope)}已经建立，请在报表台账中打开。`)
    const [id, versionId] = [newId(), newId()]
    const performer = performerFor(actor, await poolsOf(tx, actor, now), null)
    const opened = openedRun(form, org, performer, now, dueOn(input.form, input.period))
    const unit = usualUnit(input.form)
    const amounts = await carriedOver(tx, form, { ...input, orgId: org.id })
    // Two who begin the same at once: one does, the other is told.
    change(
      Prisma.sql`
      insert into statement (id, org_id, org_name, group_id, line, adcode, form_code, period, period_kind, scope, status, step_name, version_id, due_on)
      values (${id}::uuid, ${org.id}::uuid, ${org.shortName}, ${org.groupId}::uuid, ${statementLine}, ${org.adcode}, ${input.form}, ${input.period},
        ${form.periodKind}, ${input.scope}, 'filling', '填报', ${versionId}::uuid, ${dueOn(input.form, input.period)})
      on conflict (org_id, form_code, period, scope) do nothing returning 1`,
      `${titleOf(form, input.period, input.scope)}已经建立，请在报表台账中打开。`,
    )
    await context.flush()
    change(Prisma.sql`
      insert into statement_version (id, statement_id, org_id, number, reason, form_id, unit, amounts, source, filled_by, filled_by_name, filled_at)
      values (${versionId}::uuid, ${id}::uuid, ${org.id}::uuid, 1, 'original', ${formId}::uuid, ${unit}, ${amountsText(amounts)}::bigint[], 'entry',
        ${actor.userId}::uuid, ${actor.name}, ${now}::timestamptz)`)
    const carried = amounts.filter((amount) => amount !== null && amount !== 0n).length
    change(receive({ kind: 'begin' }, [{ statementId: id, versionId, orgId: org.id, cells: carried }], actor, now))
    change(beginDue([{ orgId: org.id, key: dueKey(input) }], actor.userId, now))
    await context.flush()
    const subject = {
      kind: 'statement',
      id: versionId,
      title: titleOf(form, input.period, input.scope),
      orgName: org.shortName,
      amount: null,
    }
    const run = await insertRun(tx, { definitionId: formId, definition: form.flow, subject }, opened)
    audit({
      subjectKind: 'statement',
      subjectId: id,
      orgId: org.id,
      detail: { form: input.form, period: input.period, scope: input.scope },
    })
    report({ ...context, audit: () => undefined }, run, opened, performer)
    return { id }
  },
})

/** The unit a form is filed in unless the enterprise chooses another. */
export const usualUnit = (form: 'flash' | 'annual') => (form === 'flash' ? '万元' : '元')

/** The run of a new statement, on the desk of whoever begins it until the day it is due. Refuses who does not fill in for the enterprise. */
export function openedRun(
  form: StatementFormBody,
  org: { id: string; owner: string; adcode: string },
  performer: Performer,
  now: Date,
  due: string,
): Moved {
  const facts = {
    ...{ runId: newId(), definitionCode: form.flow.code, orgId: org.id, line: statementLine },
    ...{ body: org.owner === 'district' ? org.adcode : null, handInBy: endOfDue(due) },
  }
  return openRun(form.flow, facts, performer, now.toISOString(), { calendar: flowCalendar, newId })
}

/** Refuses a period that is none or has not begun, and a scope the enterprise does not report in. */
export function refuseWrong(
  { period, scope }: Pick<z.infer<typeof openStatementSchema>, 'period' | 'scope'>,
  kind: 'month' | 'year',
  consolidates: boolean,
  now: Date,
): void {
  const month = period % 100
  const today = shanghaiDate(now)
  if (month < 1 || month > 12 || (kind === 'year' && month !== 12))
    throw new Refusal('invalid', kind === 'year' ? '决算的期间为当年 12 月，如 202512。' : '期间的月份应为 01 至 12。', {
      period: '期间不正确',
    })
  if (period > Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7)))
    throw new Refusal('invalid', '期间尚未开始，不能编报。', { period: '期间不能晚于本月' })
  const offered = scopesOf(consolidates)
  if (!offered.includes(scope))
    throw new Refusal('invalid', `该企业编报的口径为${offered.map((one) => scopes[one]).join('、')}。`, { scope: '口径不适用' })
}

/** The beginning of the year from last December, a year ago from the same month, zero where hardly anybody has anything; all else empty. */
async function carriedOver(
  tx: Tx,
  form: StatementForm,
  input: { orgId: string; form: string; period: number; scope: string },
): Promise<Amounts> {
  const december = (Math.floor(input.period / 100) - 1) * 100 + 12
  const rows = await tx.$queryRaw<{ period: number; path: string; amount: string }[]>`
    select s.period, c.path, v.amounts[c.position]::text as amount
    from statement s join statement_version v on v.id = s.accepted_version_id join statement_cell c on c.form_id = v.form_id
    where s.org_id = ${input.orgId}::uuid and s.form_code = ${input.form} and s.scope = ${input.scope} and s.period in (${december}, ${input.period - 100})
      and v.amounts[c.position] is not null`
  const then = new Map(rows.map(({ period, path, amount }) => [`${period} ${path}`, BigInt(amount)]))
  return firstAmounts(form, input.period, (period, path) => then.get(`${period} ${path}`) ?? null)
}

/** What a new statement holds before anybody types, out of what was accepted of other periods (`then`: a period and a cell). */
export function firstAmounts(form: StatementForm, period: number, then: (period: number, path: string) => bigint | null): Amounts {
  const december = (Math.floor(period / 100) - 1) * 100 + 12
  const seldom = rareLines(form)
  return [...cellsOf(form).values()].map(({ sheet, line, column, nature, closed }) => {
    if (closed) return null
    const at = `${sheet}.${line}@`
    if (column === 'begin') return then(december, `${at}end`)
    if (column === 'ly') return then(period - 100, `${at}ytd`)
    if (column === 'prev') return then(nature === '时点' ? december : period - 100, `${at}cur`)
    return seldom.has(`${sheet}.${line}`) ? 0n : null
  })
}

const rare = new WeakMap<StatementForm, ReadonlySet<string>>()

function rareLines(form: StatementForm): ReadonlySet<string> {
  const lines =
    rare.get(form) ??
    new Set(form.sheets.flatMap((sheet) => sheet.lines.filter((line) => line.rare).map((line) => `${sheet.key}.${line.key}`)))
  rare.set(form, lines)
  return lines
}
