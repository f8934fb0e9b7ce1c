import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { milestonesOf } from '../rules/milestones'
import type { bidStatuses, tenderStatuses } from '../schema'

const day = (at: Date | null) => (at ? shanghaiDate(at) : null)
/** A date column comes as midnight UTC. */
const date = (at: Date | null) => (at ? at.toISOString().slice(0, 10) : null)
/** A point in time to the second, as Shanghai's clocks show it. */
const second = (at: Date | null | undefined) =>
  at ? new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ') : null
/** The most bids that stand side by side on a page. */
const mostBids = 60
const money = (amount: bigint | null) => amount?.toString() ?? null

/** One tender: its data, bids with their traces, steps against the law, contracts with changes and payments, evaluators, complaints, documents. */
export const tenderRecord = defineQuery({
  name: 'tenderRecord',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    const tender = isId(id) ? await tx.tender.findUnique({ where: { tenderId: id } }) : null
    if (!tender) throw new Refusal('not_found', '没有这个标段，或者您无权查看。')
    const org = await tx.org.findUnique({ where: { id: tender.orgId }, select: { id: true, name: true, shortName: true } })
    const contracts = await tx.contract.findMany({ where: { tenderId: id }, orderBy: { signedOn: 'asc' } })
    const bids = await bidsOf(tx, id)
    const parties = await namesOf(tx, [tender.agencyId, tender.winnerId, tender.buyerId, ...contracts.map(({ partyId }) => partyId)])
    const days = {
      ...{
        demandOn: date(tender.demandOn),
        approvedOn: date(tender.approvedOn),
        noticeOn: date(tender.noticeOn),
        docSaleFrom: date(tender.docSaleFrom),
      },
      ...{
        docSaleTo: date(tender.docSaleTo),
        docIssuedOn: date(tender.docIssuedOn),
        lastClarifiedOn: date(tender.lastClarifiedOn),
        deadlineOn: date(tender.deadlineOn),
      },
      ...{
        openedOn: day(tender.openedAt),
        reportOn: date(tender.reportOn),
        publicityFrom: date(tender.publicityFrom),
        publicityTo: date(tender.publicityTo),
      },
      ...{
        awardedOn: date(tender.awardedOn),
        noticeOfAwardOn: date(tender.noticeOfAwardOn),
        signedOn: date(contracts[0]?.signedOn ?? null),
        awardReportedOn: date(tender.awardReportedOn),
      },
    }
    return {
      id,
      code: tender.code,
      ocid: tender.ocid,
      title: tender.title,
      org,
      status: tender.status as keyof typeof tenderStatuses | null,
      agency: tender.agencyId ? { id: tender.agencyId, name: parties.get(tender.agencyId) ?? '—' } : null,
      winner: tender.winnerId ? { id: tender.winnerId, name: parties.get(tender.winnerId) ?? '—' } : null,
      ...{
        category: tender.category,
        classCode: tender.classCode,
        method: tender.method,
        approvedMethod: tender.approvedMethod,
        methodReason: tender.methodReason,
      },
      ...{
        awardRule: tender.awardRule,
        mandatory: tender.mandatory,
        urgent: tender.urgent,
        source: tender.source,
        budgetNo: tender.budgetNo,
      },
      ...{
        estimate: money(tender.estimate),
        budget: money(tender.budget),
        ceiling: money(tender.ceiling),
        awardAmount: money(tender.awardAmount),
        bond: money(tender.bondAmount),
      },
      ...{
        downloaded: tender.downloadedCount,
        submitted: tender.submittedCount,
        clarifications: tender.clarifications,
        failedCount: tender.failedCount,
      },
      ...{
        committee: tender.committeeSize,
        specialists: tender.committeeSpecialists,
        drawnHow: tender.drawnHow,
        priceWeight: tender.priceWeight,
        subjectivePct: tender.subjectivePct,
      },
      receivedAt: tender.receivedAt.toISOString(),
      milestones: milestonesOf(days, tender.mandatory),
      bids,
      /** How many bids there are; `bids` holds the first of them by rank and price. */
      bidCount: bids.length < mostBids ? bids.length : await tx.bid.count({ where: { tenderId: id } }),
      currency: tender.currency,
      contracts: await contractsOf(tx, contracts, parties),
      complaints: (await tx.complaint.findMany({ where: { tenderId: id }, orderBy: { receivedOn: 'asc' } })).map((row) => ({
        ...{
          id: row.complaintId,
          kind: row.kind,
          receivedOn: date(row.receivedOn),
          answeredOn: date(row.answeredOn),
          decidedOn: date(row.decidedOn),
          executedOn: date(row.executedOn),
        },
      })),
      evaluators: await evaluatorsOf(tx, id),
    }
  },
})
export type TenderRecord = Awaited<ReturnType<typeof tenderRecord.run>>

/** The text of a tender's documents, a page of passages at a time. */
export const tenderPassages = defineQuery({
  name: 'tenderPassages',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60), document: z.string().max(20).optional() }),
  run: async ({ tx }, { id, document }) => {
    if (!isId(id)) throw new Refusal('not_found', '没有这个标段，或者您无权查看。')
    const rows = await tx.passage.findMany({
      where: { tenderId: id, ...(document ? { document } : {}) },
      orderBy: [{ document: 'asc' }, { partyId: 'asc' }, { seq: 'asc' }],
      take: 500,
    })
    const names = await namesOf(
      tx,
      rows.map(({ partyId }) => partyId),
    )
    return rows.map((row) => ({
      id: row.passageId,
      document: row.document,
      party: row.partyId ? (names.get(row.partyId) ?? '—') : null,
      page: row.page,
      body: row.body,
      digest: row.digest.toString(),
    }))
  },
})

async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
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

async function bidsOf(tx: Tx, tenderId: string) {
  const rows = await tx.bid.findMany({
    where: { tenderId },
    orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { amount: 'asc' }],
    take: mostBids,
  })
  const traces = new Map((await tx.bidTrace.findMany({ where: { tenderId } })).map((trace) => [trace.bidId, trace]))
  const bonds = new Map((await tx.bidBond.findMany({ where: { tenderId } })).map((bond) => [bond.bidId, bond]))
  const names = await namesOf(
    tx,
    rows.map(({ partyId }) => partyId),
  )
  const hidden = labeller()
  return rows.map((bid) => {
    const trace = traces.get(bid.bidId)
    return {
      ...{ id: bid.bidId, partyId: bid.partyId, name: names.get(bid.partyId) ?? '—', amount: money(bid.amount), currency: bid.currency },
      ...{
        status: (bid.status ?? 'pending') as keyof typeof bidStatuses,
        rank: bid.rank,
        winner: bid.isWinner === true,
        rejectReason: bid.rejectReason,
      },
      ...{ submittedAt: bid.submittedAt?.toISOString() ?? null, pages: bid.pageCount },
      traces: {
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
        account: hidden(bonds.get(bid.bidId)?.accountToken),
      },
    }
  })
}

type Contracts = Awaited<ReturnType<Tx['contract']['findMany']>>

async function contractsOf(tx: Tx, contracts: Contracts, names: Map<string, string>) {
  const ids = contracts.map(({ contractId }) => contractId)
  const changes = await tx.contractChange.findMany({ where: { contractId: { in: ids } }, orderBy: { changedOn: 'asc' } })
  const payments = await tx.payment.findMany({ where: { contractId: { in: ids } }, orderBy: { paidOn: 'asc' } })
  return contracts.map((row) => ({
    ...{
      id: row.contractId,
      code: row.code,
      party: row.partyId ? (names.get(row.partyId) ?? '—') : null,
      amount: money(row.amount),
      settled: money(row.settledAmount),
    },
    ...{ signedOn: date(row.signedOn), plannedEndOn: date(row.plannedEndOn), endedOn: date(row.endedOn), acceptedOn: date(row.acceptedOn) },
    changes: changes
      .filter((change) => change.contractId === row.contractId)
      .map((change) => ({ id: change.changeId, on: date(change.changedOn), delta: money(change.delta) })),
    payments: payments
      .filter((payment) => payment.contractId === row.contractId)
      .map((payment) => ({
        ...{
          id: payment.paymentId,
          on: date(payment.paidOn),
          node: payment.node,
          amount: money(payment.amount),
          invoice: payment.invoiceStatus,
        },
        acceptance: payment.acceptanceDoc,
      })),
  }))
}

async function evaluatorsOf(tx: Tx, tenderId: string) {
  const rows = await tx.evaluator.findMany({ where: { tenderId } })
  const experts = new Map(
    (await tx.expert.findMany({ where: { expertId: { in: rows.map(({ expertId }) => expertId) } } })).map((expert) => [
      expert.expertId,
      expert,
    ]),
  )
  return rows.map((row) => ({
    ...{
      id: row.evaluatorId,
      expertId: row.expertId,
      no: experts.get(row.expertId)?.expertNo ?? '—',
      speciality: experts.get(row.expertId)?.speciality ?? null,
      ownerRep: row.ownerRep === true,
    },
  }))
}
