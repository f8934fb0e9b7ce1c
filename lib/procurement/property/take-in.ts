import { z } from 'zod'
import type { ExcelError } from '@/lib/forms/excel/read-workbook'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { rowId } from '../ocds/ids'
import { tradeChecks, tradeLight } from '../rules/property-checks'
import { bookFaults, faultAt } from './read-book'
import { type TradeBook, type TradeRow, tradeBookSchema } from './schema'

/** Matters by which an appraisal is filed, and by which a transaction is decided. */
export const appraisalMatters = ['GZ-CQ-06', 'GZ-CQ-07']
export const decisionMatters = ['GZ-CQ-01', 'GZ-CQ-02', 'GZ-CQ-03', 'GZ-CQ-04']

/**
 * Takes in a workbook of transactions, all of it or nothing: with any error nothing is kept and each is told by sheet, row and column. A project
 * that is known (transferor and number) is replaced with its bidders and payments. Parties are found by their code in the register of market
 * parties; who is not in it is entered.
 */
export const takeTrades = defineCommand({
  name: 'takeTrades',
  permission: 'procurement.report',
  input: tradeBookSchema,
  run: async (context, book): Promise<{ added: number; changed: number; errors: ExcelError[] }> => {
    const { ids: _, ...done } = await storeTrades(context, book, { source: '导入' })
    return done
  },
})

type Way = {
  source: '导入' | '在线填报'
  /** The transaction that a form was opened for; absent = every project of a workbook replaces the known one of its number. */
  replaces?: string | null
}
type Stored = { added: number; changed: number; ids: string[]; errors: ExcelError[] }
const kept = (errors: readonly ExcelError[]): Stored => ({ added: 0, changed: 0, ids: [], errors: errors.slice(0, 200) })

/** Stores checked projects with their bidders and payments; with any error nothing is stored and each is told by its place. */
export async function storeTrades({ tx, actor, now, audit }: CommandContext, book: TradeBook, { source, replaces }: Way): Promise<Stored> {
  const faults = bookFaults(book, shanghaiDate(now))
  if (faults.length > 0) return kept(faults)
  const orgs = await orgsOf(tx, book)
  const papers = await papersOf(tx, book)
  const errors = book.trades.flatMap((trade) => [
    ...(orgs.byCode.has(trade.uscc)
      ? []
      : [faultAt('trade', trade.row, 'org', `没有统一社会信用代码为 ${trade.uscc} 的企业，或者您无权为它填报`)]),
    ...(papers.faults.get(trade.appraisalNo)?.(trade.row, 'appraisal_no', appraisalMatters) ?? []),
    ...(papers.faults.get(trade.decisionNo)?.(trade.row, 'decision_no', decisionMatters) ?? []),
  ])
  if (errors.length > 0) return kept(errors)
  const parties = await partiesOf(tx, book)
  const known = new Map(
    (
      await tx.propertyTrade.findMany({
        where: { orgId: { in: [...orgs.byCode.values()] }, projectNo: { in: book.trades.map(({ projectNo }) => projectNo) } },
        select: { id: true, orgId: true, projectNo: true },
      })
    ).map(({ id, orgId, projectNo }) => [`${orgId} ${projectNo}`, id]),
  )
  // By hand, a number that stands for another project is a slip, not a correction.
  const other = source === '在线填报' && [...known.values()].some((id) => id !== replaces)
  if (other) return kept([faultAt('trade', 1, 'project_no', `项目编号 ${book.trades[0]!.projectNo} 已经登记，请打开该项目修改`)])
  const gone = [...known.values(), ...(replaces ? [replaces] : [])]
  await tx.propertyTrade.deleteMany({ where: { id: { in: gone } } })
  await tx.propertyBidder.deleteMany({ where: { tradeId: { in: gone } } })
  await tx.propertyPayment.deleteMany({ where: { tradeId: { in: gone } } })
  const ids = new Map<string, { id: string; orgId: string }>()
  const rows = book.trades.map((trade) => {
    const orgId = orgs.byCode.get(trade.uscc)!
    const id = known.get(`${orgId} ${trade.projectNo}`) ?? replaces ?? newId()
    ids.set(trade.projectNo, { id, orgId })
    const appraisal = papers.found.get(trade.appraisalNo)
    const decision = papers.found.get(trade.decisionNo)
    const { row: _, uscc: __, target, ...facts } = trade
    const linked = {
      ...{ appraisalFilingId: appraisal?.id ?? null, appraisalDecidedOn: appraisal?.on ?? null },
      ...{ decisionFilingId: decision?.id ?? null, decisionDecidedOn: decision?.on ?? null },
    }
    const payments = book.payments.filter(({ projectNo }) => projectNo === trade.projectNo)
    const today = shanghaiDate(now)
    return {
      ...{
        ...facts,
        ...linked,
        id,
        orgId,
        targetOrgId: orgs.target(target)?.id ?? null,
        targetName: orgs.target(target)?.name ?? target,
      },
      ...tradeLight(tradeChecks({ ...trade, ...linked, payments }, today)),
      ...{ judgedOn: today, source, byName: actor.name, at: now },
    }
  })
  await tx.propertyTrade.createMany({ data: rows })
  await tx.propertyBidder.createMany({
    data: book.bidders.map(({ projectNo, uscc, won, offer, pct }) => {
      const { id, orgId } = ids.get(projectNo)!
      return { id: newId(), tradeId: id, orgId, partyId: parties.get(uscc)!, won, offer, pct }
    }),
  })
  await tx.propertyPayment.createMany({
    data: book.payments.map(({ projectNo, paidOn, amount, note }) => {
      const { id, orgId } = ids.get(projectNo)!
      return { id: newId(), tradeId: id, orgId, paidOn, amount, note }
    }),
  })
  const changed = new Set(gone).size
  const done = { added: rows.length - changed, changed }
  audit({
    subjectKind: 'property-trade',
    orgId: actor.orgId,
    detail: { ...done, projects: rows.slice(0, 20).map((row) => row.projectNo) },
  })
  return { ...done, ids: rows.map(({ id }) => id), errors: [] }
}

/** Takes out a transaction that was entered by mistake, with its bidders and payments. */
export const removeTrade = defineCommand({
  name: 'removeTrade',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, audit }, { id }) => {
    const trade = await tx.propertyTrade.findUnique({ where: { id }, select: { projectNo: true, orgId: true } })
    if (!trade || (await tx.propertyTrade.deleteMany({ where: { id } })).count === 0)
      throw new Refusal('not_found', '没有这个项目，或者您无权删除。')
    await tx.propertyBidder.deleteMany({ where: { tradeId: id } })
    await tx.propertyPayment.deleteMany({ where: { tradeId: id } })
    audit({ subjectKind: 'property-trade', subjectId: id, orgId: trade.orgId, detail: { removed: trade.projectNo } })
    return { id }
  },
})

/** Transferors by code, and targets by code or name, among the enterprises that the asking person sees. */
async function orgsOf(tx: Tx, { trades }: TradeBook) {
  const codes = trades.map(({ uscc }) => uscc)
  const targets = trades.map(({ target }) => target).filter(Boolean)
  const orgs = await tx.org.findMany({
    where: { kind: 'enterprise', OR: [{ code: { in: [...codes, ...targets] } }, { name: { in: targets } }] },
    select: { id: true, code: true, name: true },
  })
  const byCode = new Map(orgs.flatMap(({ id, code }) => (code ? [[code, id] as const] : [])))
  return { byCode, target: (text: string) => orgs.find(({ code, name }) => text !== '' && (code === text || name === text)) }
}

type FaultsOf = (row: number, key: string, matters: readonly string[]) => ExcelError[]

/** Filings by the numbers that were given: of the filing or of its paper. A number that is none of ours stays a text. */
async function papersOf(tx: Tx, { trades }: TradeBook) {
  const numbers = [...new Set(trades.flatMap((trade: TradeRow) => [trade.appraisalNo, trade.decisionNo]).filter(Boolean))]
  const rows = await tx.$queryRaw<{ id: string; given: string; matter: string; status: string; at: Date | null }[]>`
    select f.id::text as id, g.given, f.matter_code as matter, f.status, f.concluded_at as at
    from unnest(${numbers}::text[]) g(given) join filing_by_matter f on f.number = g.given or f.paper_number = g.given`
  const found = new Map<string, { id: string; on: string }>()
  const faults = new Map<string, FaultsOf>()
  for (const given of numbers) {
    const filings = rows.filter((row) => row.given === given)
    if (filings.length === 0) continue
    const one = filings.find(({ status, at }) => status === 'concluded' && at)
    if (one) found.set(given, { id: one.id, on: shanghaiDate(one.at!) })
    faults.set(given, (row, key, matters) => {
      if (!filings.some(({ matter }) => matters.includes(matter)))
        return [faultAt('trade', row, key, `${given} 是 ${filings[0]!.matter} 事项，应为 ${matters.join('、')} 之一`)]
      return one ? [] : [faultAt('trade', row, key, `${given} 尚未办结，办结后再填`)]
    })
  }
  return { found, faults }
}

/** The ids of the bidders in the register of market parties, by code; those who are not in it are entered. */
async function partiesOf(tx: Tx, { bidders }: TradeBook): Promise<Map<string, string>> {
  const names = new Map(bidders.map(({ uscc, name }) => [uscc, name]))
  const known = await tx.party.findMany({
    where: { uscc: { in: [...names.keys()] } },
    select: { partyId: true, uscc: true },
    orderBy: { partyId: 'desc' },
  })
  const ids = new Map(known.map(({ partyId, uscc }) => [uscc, partyId]))
  const fresh = [...names]
    .filter(([uscc]) => !ids.has(uscc))
    .map(([uscc, name]) => ({ partyId: rowId('party', uscc), uscc, name, roles: [] }))
  if (fresh.length > 0) await withBaseRights(tx, () => tx.party.createMany({ data: fresh, skipDuplicates: true }))
  for (const { uscc, partyId } of fresh) ids.set(uscc, partyId)
  return ids
}
