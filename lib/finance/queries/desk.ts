import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { type Change, changeOf } from '../indicators/change'
import type { Indicator } from '../indicators/definition'
import { currentEdition } from '../indicators/keep-indicators'
import { lastPeriod } from './board'
import { reportingOf } from './overview'
import { rolledUp } from './rolled-up'

/** A figure on a desk: of the whole for the commission, of the own enterprise for its people; with the year before. */
export type DeskFigure = {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly now: string | null
  readonly change: Change | null
}

const shown = ['GM01', 'YL01', 'WL01', 'WL02'] as const

/** What a desk shows of finances: four figures of the newest month, who has reported, and of an enterprise its own statement that is due. */
export const deskFinance = defineQuery({
  name: 'deskFinance',
  permission: 'finance.read',
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const { indicators } = await currentEdition(tx)
    const wanted = shown.flatMap((code) => indicators.find((one) => one.code === code) ?? [])
    const reporting = await reportingOf(tx, shanghaiDate(now))
    const own = actor.side === 'ent' ? await ownStatement(tx, actor.orgId, reporting.period) : null
    if (actor.side === 'ent') return { ...(await ownFigures(tx, actor.orgId, wanted)), reporting, own }
    const period = await lastPeriod(tx)
    const figures: DeskFigure[] = period === null ? [] : await rolledUp(tx, period, wanted)
    return { period, figures, reporting, own }
  },
})
export type DeskFinance = Awaited<ReturnType<typeof deskFinance.run>>

/** Figures of one enterprise at its newest month, each with the year before. */
export async function ownFigures(
  tx: Tx,
  orgId: string,
  wanted: readonly Indicator[],
): Promise<{ period: number | null; figures: DeskFigure[] }> {
  const [newest] = await tx.$queryRaw<{ period: number | null }[]>`
    select max(period) as period from indicator_sheet where org_id = ${orgId}::uuid and form_code = 'flash' and scope in ('consolidated', 'single')`
  const period = newest?.period ?? null
  if (period === null) return { period, figures: [] }
  const rows = await tx.$queryRaw<{ code: string; period: number; value: string }[]>`
    select code, period, value::text from fact.indicator_value
    where org_id = ${orgId}::uuid and form_code = 'flash' and scope in ('consolidated', 'single') and period in (${period}, ${period - 100})`
  const figureOf = (code: string, of: number) => rows.find((row) => row.code === code && row.period === of)?.value ?? null
  const figures = wanted.map(({ code, name, unit, direction }): DeskFigure => {
    const now = figureOf(code, period)
    return { code, name, unit, now, change: changeOf(now, figureOf(code, period - 100), unit, direction) }
  })
  return { period, figures }
}

/** The own statement of the month that is due: where it stands and what its formulas say; null = not begun. */
async function ownStatement(tx: Tx, orgId: string, period: number) {
  const [row] = await tx.$queryRaw<{ id: string; status: string; stepName: string; failed: number; warned: number }[]>`
    select s.id::text, s.status, s.step_name as "stepName", v.checks_failed as failed, v.checks_warned as warned
    from statement s join statement_version v on v.id = s.version_id
    where s.org_id = ${orgId}::uuid and s.form_code = 'flash' and s.period = ${period} and s.scope in ('consolidated', 'single') limit 1`
  return row ?? null
}
