import type { Tx } from '@/lib/platform/db'
import type { bidStatuses } from '../../schema'

/** So many bids stand side by side on a page. */
export const bidsOnPage = 60

/** A point in time to the second, as Shanghai's clocks show it. */
const second = (at: Date | null | undefined) =>
  at ? new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ') : null
const money = (amount: bigint | null) => amount?.toString() ?? null

/** The names of parties by their ids. */
export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  const rows = await tx.party.findMany({ where: { partyId: { in: wanted } }, select: { partyId: true, name: true } })
  return new Map(rows.map(({ partyId, name }) => [partyId, name]))
}

/** Identifiers of the bids of one tender as masked labels: two labels are alike exactly where the values are. */
function labeller(): (text: string | null | undefined) => string | null {
  const labels = new Map<string, string>()
  const used = new Set<string>()
  return (text) => {
    if (!text) return null
    const known = labels.get(text)
    if (known) return known
    const masked = text.length <= 4 ? '****' : `${text.slice(0, 2)}****${text.slice(-2)}`
    let label = masked
    for (let copy = 2; used.has(label); copy += 1) label = `${masked}（${copy}）`
    used.add(label)
    labels.set(text, label)
    return label
  }
}

const traceColumns = {
  ...{ bidId: true, ip: true, ipShared: true, mac: true, cpu: true, disk: true, board: true, lockNo: true, fileCode: true, author: true },
  ...{ lastSavedBy: true, company: true, rsidRoot: true, createdAt: true, modifiedAt: true, loginDevice: true, downloadDevice: true },
  ...{ caHandlerToken: true, pdfId: true, repToken: true, repPhoneToken: true, emailToken: true, handlerToken: true },
} as const
type Trace = Awaited<ReturnType<typeof tracesOf>>[number]

const tracesOf = (tx: Tx, tenderId: string) => tx.bidTrace.findMany({ where: { tenderId }, select: traceColumns })

function shownTraces(trace: Trace | undefined, account: string | null | undefined, hidden: ReturnType<typeof labeller>) {
  return {
    ...{
      ip: trace?.ip ? `${hidden(trace.ip)}${trace.ipShared ? '（共用出口）' : ''}` : null,
      mac: hidden(trace?.mac),
      cpu: hidden(trace?.cpu),
      disk: hidden(trace?.disk),
      board: hidden(trace?.board),
      lockNo: hidden(trace?.lockNo),
    },
    ...{
      fileCode: hidden(trace?.fileCode),
      author: hidden(trace?.author),
      lastSavedBy: hidden(trace?.lastSavedBy),
      company: hidden(trace?.company),
      rsidRoot: hidden(trace?.rsidRoot),
      createdAt: second(trace?.createdAt),
      modifiedAt: second(trace?.modifiedAt),
    },
    ...{
      loginDevice: hidden(trace?.loginDevice),
      downloadDevice: hidden(trace?.downloadDevice),
      certificate: hidden(trace?.caHandlerToken),
    },
    ...{
      pdfId: hidden(trace?.pdfId),
      rep: hidden(trace?.repToken),
      phone: hidden(trace?.repPhoneToken),
      email: hidden(trace?.emailToken),
      handler: hidden(trace?.handlerToken),
    },
    account: hidden(account),
  }
}
type Shown = ReturnType<typeof shownTraces>

/** How many bids of the tender have each value of each trace. */
function counted(all: readonly Shown[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const traces of all)
    for (const [key, value] of Object.entries(traces)) if (value) counts.set(`${key} ${value}`, (counts.get(`${key} ${value}`) ?? 0) + 1)
  return counts
}

/**
 * A page of a tender's bids by rank and price, `bidsOnPage` of them; beyond the last page the last one. What is alike is told over all bids of the
 * tender, also those of other pages: `alike` says how many bids have the value of a trace. `lowest` is the lowest valid price by currency, of all.
 */
export async function bidsOf(tx: Tx, tenderId: string, asked: number) {
  const all = await tx.bid.findMany({
    where: { tenderId },
    orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { amount: 'asc' }, { bidId: 'asc' }],
    select: {
      ...{ bidId: true, partyId: true, amount: true, currency: true, status: true, rank: true, isWinner: true, rejectReason: true },
      ...{ submittedAt: true, pageCount: true },
    },
  })
  const traces = new Map((await tracesOf(tx, tenderId)).map((trace) => [trace.bidId, trace]))
  const bonds = await tx.bidBond.findMany({ where: { tenderId }, select: { bidId: true, accountToken: true } })
  const accounts = new Map(bonds.map(({ bidId, accountToken }) => [bidId, accountToken]))
  const hidden = labeller()
  const shown = all.map(({ bidId }) => shownTraces(traces.get(bidId), accounts.get(bidId), hidden))
  const counts = counted(shown)
  const pages = Math.max(1, Math.ceil(all.length / bidsOnPage))
  const page = Math.min(asked, pages)
  const start = (page - 1) * bidsOnPage
  const rows = all.slice(start, start + bidsOnPage)
  const names = await namesOf(
    tx,
    rows.map(({ partyId }) => partyId),
  )
  return {
    bidCount: all.length,
    ...{ page, pages, lowest: lowestOf(all) },
    bids: rows.map((bid, at) => {
      const own = shown[start + at]!
      return {
        ...{ id: bid.bidId, partyId: bid.partyId, name: names.get(bid.partyId) ?? '—', amount: money(bid.amount), currency: bid.currency },
        ...{ status: (bid.status ?? 'pending') as keyof typeof bidStatuses, rank: bid.rank, winner: bid.isWinner === true },
        ...{ rejectReason: bid.rejectReason, submittedAt: bid.submittedAt?.toISOString() ?? null, pages: bid.pageCount },
        traces: own,
        alike: Object.fromEntries(Object.entries(own).map(([key, value]) => [key, counts.get(`${key} ${value}`) ?? 0])) as Record<
          keyof Shown,
          number
        >,
      }
    }),
  }
}

function lowestOf(bids: readonly { amount: bigint | null; currency: string | null; status: string | null }[]): Record<string, string> {
  const lowest = new Map<string, bigint>()
  for (const { amount, currency, status } of bids) {
    const held = lowest.get(currency ?? 'CNY')
    if (amount && status === 'valid' && (held === undefined || amount < held)) lowest.set(currency ?? 'CNY', amount)
  }
  return Object.fromEntries([...lowest].map(([currency, amount]) => [currency, amount.toString()]))
}
