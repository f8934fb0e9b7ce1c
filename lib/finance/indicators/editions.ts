import { Prisma, type Tx, withBaseRights } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { formVersion } from '../statement/read'
import { computeSql } from './compute'
import { editionFor } from './keep-indicators'

type Row = { codes: string[]; definitionIds: string[] }

/**
 * Makes the editions that follow from a new version in force from a month on, and works out anew the values of all accepted statements of those
 * periods. Every later beginning gets its edition too, so that a version published earlier for a later month stays in force from there.
 * Gives how many statements were worked out. Runs with the platform's own rights: values of enterprises that the approver cannot see count as well.
 */
export async function publishEdition(
  tx: Tx,
  change: { code: string; definitionId: string; fromPeriod: number },
  now: Date,
): Promise<number> {
  return withBaseRights(tx, async () => {
    const { code, definitionId, fromPeriod } = change
    const later = await tx.$queryRaw<{ period: number }[]>`
      select distinct from_period as period from indicator_edition where from_period > ${fromPeriod} order by period`
    const beginnings = [fromPeriod, ...later.map(({ period }) => period)]
    const bases = await Promise.all(beginnings.map((period) => editionRow(tx, period)))
    for (const [index, period] of beginnings.entries()) {
      const base = bases[index] ?? { codes: [], definitionIds: [] }
      const at = base.codes.indexOf(code)
      const codes = at < 0 ? [...base.codes, code] : base.codes
      const definitionIds = at < 0 ? [...base.definitionIds, definitionId] : base.definitionIds.with(at, definitionId)
      await tx.indicatorEdition.create({ data: { id: newId(), codes, definitionIds, fromPeriod: period, at: now } })
    }
    let statements = 0
    for (const [index, period] of beginnings.entries()) statements += await recompute(tx, period, beginnings[index + 1] ?? null)
    return statements
  })
}

async function editionRow(tx: Tx, period: number): Promise<Row | undefined> {
  const { id } = await editionFor(tx, period)
  return id ? tx.indicatorEdition.findUniqueOrThrow({ where: { id }, select: { codes: true, definitionIds: true } }) : undefined
}

/** Works out the values of all accepted statements from a month on, up to the next beginning; gives how many. */
async function recompute(tx: Tx, from: number, before: number | null): Promise<number> {
  const { id, indicators } = await editionFor(tx, from)
  const upto = before === null ? Prisma.empty : Prisma.sql`and s.period < ${before}`
  const forms = await tx.$queryRaw<{ id: string }[]>`
    select distinct v.form_id::text as id from statement s join statement_version v on v.id = s.accepted_version_id
    where s.period >= ${from} ${upto}`
  let statements = 0
  for (const { id: formId } of forms) {
    const { form } = await formVersion(tx, formId)
    const span = before === null ? `s.period >= ${from}` : `s.period >= ${from} and s.period < ${before}`
    statements += await tx.$executeRawUnsafe(computeSql(indicators, form, span), formId, id)
  }
  return statements
}
