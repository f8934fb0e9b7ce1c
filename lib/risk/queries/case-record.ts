import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { namesIn } from '../evidence-names'
import { evidenceLines } from '../evidence-words'
import type { Threshold } from '../models/model'
import { modelOf } from '../models/registry'
import type { FamilyPoints } from '../rules/score'
import { typed, unitOf } from '../rules/thresholds'
import type { FindingStatus, RiskLevel } from '../schema'

export const caseRecord = defineQuery({
  name: 'caseRecord',
  permission: 'risk.read',
  input: z.object({ id: z.string().max(60) }),
  /** One case: how its sum was made, its findings with evidence, what was asked and answered, the tender and the parties it speaks of. */
  run: async ({ tx }, { id }) => {
    const found = isId(id) ? await tx.riskCase.findUnique({ where: { id } }) : null
    if (!found) throw new Refusal('not_found', '没有这条风险线索，或者您无权查看。')
    const org = await tx.org.findUnique({ where: { id: found.orgId }, select: { id: true, name: true, shortName: true, kind: true } })
    const tender = found.tenderId ? await tx.tender.findUnique({ where: { tenderId: found.tenderId } }) : null
    const findings = await tx.riskFinding.findMany({
      where: { caseId: id },
      orderBy: [{ goneAt: { sort: 'asc', nulls: 'first' } }, { modelCode: 'asc' }],
    })
    const events = await tx.riskFindingEvent.findMany({
      where: { findingId: { in: findings.map((finding) => finding.id) } },
      orderBy: { at: 'asc' },
    })
    const rectification = await tx.riskRectification.findFirst({ where: { caseId: id }, orderBy: { askedAt: 'desc' } })
    const ids = [...new Set([...found.partyIds, ...findings.flatMap((finding) => finding.partyIds)])]
    const parties = await tx.party.findMany({ where: { partyId: { in: ids } }, select: { partyId: true, name: true, uscc: true } })
    const names = await namesIn(
      tx,
      findings.map(({ evidence }) => evidence),
    )
    const books = /^finance:[0-9a-f-]{36}:(\d{6})$/.exec(found.key)
    return {
      id: found.id,
      key: found.key,
      /** The month of the statement that the case is about. */
      period: books ? Number(books[1]) : null,
      level: found.level as RiskLevel,
      points: found.points,
      decisive: found.decisive,
      families: found.families as unknown as FamilyPoints[],
      at: found.at.toISOString(),
      org,
      tender: tender && {
        id: tender.tenderId,
        title: tender.title,
        code: tender.code,
        method: tender.method,
        awardRule: tender.awardRule,
        awardAmount: tender.awardAmount?.toString() ?? null,
        deadlineOn: tender.deadlineOn && shanghaiDate(tender.deadlineOn),
      },
      parties: parties.map(({ partyId, name, uscc }) => ({ id: partyId, name, uscc })),
      findings: findings.map((finding) => ({
        id: finding.id,
        version: finding.version,
        modelCode: finding.modelCode,
        modelName: modelOf(finding.modelCode)?.name ?? finding.modelCode,
        why: modelOf(finding.modelCode)?.why ?? '',
        basis: modelOf(finding.modelCode)?.basis ?? '',
        basisChecked: modelOf(finding.modelCode)?.checked ?? false,
        grade: finding.grade,
        family: finding.family,
        weight: finding.weight as RiskLevel,
        subjectName: finding.subjectName,
        partyIds: finding.partyIds,
        value: finding.value,
        evidence: evidenceLines(finding.evidence as Record<string, unknown>, false, names),
        parameters: parametersIn(finding.modelCode, finding.parameters as Record<string, Threshold['value']>),
        /** Since when the model finds it no longer. */
        goneAt: finding.goneAt?.toISOString() ?? null,
        modelVersion: finding.modelVersion,
        factsAt: finding.factsAt.toISOString(),
        firstSeenAt: finding.firstSeenAt.toISOString(),
        status: finding.status as FindingStatus,
        verdict: finding.verdict,
        verdictReason: finding.verdictReason,
        verdictBy: finding.verdictByName,
        verdictAt: finding.verdictAt?.toISOString() ?? null,
        dueOn: finding.dueOn && shanghaiDate(finding.dueOn),
      })),
      rectification: rectification && {
        id: rectification.id,
        status: rectification.status as 'asked' | 'answered' | 'closed',
        demand: rectification.demand,
        dueOn: shanghaiDate(rectification.dueOn),
        rounds: rectification.rounds,
        answer: rectification.answer,
        evidence: rectification.evidence,
        answeredBy: rectification.answeredByName,
        closedAt: rectification.closedAt?.toISOString() ?? null,
        closedBy: rectification.closedByName,
      },
      events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    }
  },
})
export type CaseRecord = Awaited<ReturnType<typeof caseRecord.run>>

/** The parameters that a finding was made with, in words; what the model no longer has under its own name. */
function parametersIn(code: string, values: Record<string, Threshold['value']>): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const threshold = modelOf(code)?.thresholds[name]
    const text = threshold ? typed({ ...threshold, value }).replaceAll('\n', '、') : String(value)
    return text === '' ? [] : [`${threshold?.title ?? name} ${text}${threshold ? unitOf(threshold) : ''}`]
  })
}
