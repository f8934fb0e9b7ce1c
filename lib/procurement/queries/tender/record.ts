import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { milestonesOf } from '../../rules/milestones'
import type { tenderStatuses } from '../../schema'
import { bidsOf, namesOf } from './bids'

const day = (at: Date | null) => (at ? shanghaiDate(at) : null)
/** A date column comes as midnight UTC. */
const date = (at: Date | null) => (at ? at.toISOString().slice(0, 10) : null)
const money = (amount: bigint | null) => amount?.toString() ?? null

/** One tender: its data, bids with their traces, steps against the law, contracts with changes and payments, evaluators, complaints, documents. */
export const tenderRecord = defineQuery({
  name: 'tenderRecord',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60), page: z.number().int().min(1).max(10_000).default(1) }),
  run: async ({ tx }, { id, page }) => {
    const tender = isId(id) ? await tx.tender.findUnique({ where: { tenderId: id } }) : null
    if (!tender) throw new Refusal('not_found', '没有这个标段，或者您无权查看。')
    const org = await tx.org.findUnique({ where: { id: tender.orgId }, select: { id: true, name: true, shortName: true } })
    const contracts = await tx.contract.findMany({ where: { tenderId: id }, orderBy: { signedOn: 'asc' } })
    const { bids, ...paged } = await bidsOf(tx, id, page)
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
      ...paged,
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
