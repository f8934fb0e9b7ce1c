import { z } from 'zod'
import { withBaseRights } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { type Coverage, coverageOf, lackingHere, recentRegisters } from '../engine/coverage'
import { type Ask, judgesStatements, needsMarket, needsOf } from '../engine/evaluate'
import { namesIn } from '../evidence-names'
import { evidenceLines } from '../evidence-words'
import type { Model } from '../models/model'
import { allModels, modelOf } from '../models/registry'
import type { FindingStatus, RiskLevel } from '../schema'
import { columnTitle } from './models'

/**
 * What the models found in one tender, by case; places in its documents that they point at; how many models judged it, how many of them found
 * something, and which lacked what. Models of the whole market judged it in the last full run, if it had arrived by then.
 */
export const tenderRisks = defineQuery({
  name: 'tenderRisks',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, now }, { id }) => {
    if (!isId(id))
      return { cases: [], findings: 0, marks: [], unevaluated: [], ran: { arrival: 0, market: 0, waiting: 0, hit: 0, off: 0, failed: 0 } }
    const cases = await tx.riskCase.findMany({ where: { tenderId: id }, orderBy: { points: 'desc' } })
    const findings = await tx.riskFinding.findMany({ where: { tenderId: id, goneAt: null }, orderBy: { modelCode: 'asc' } })
    const names = await namesIn(tx, [...cases.map(({ partyIds }) => partyIds), ...findings.map(({ evidence }) => evidence)])
    const ask: Ask = (sql, values = []) => tx.$queryRawUnsafe<Record<string, unknown>[]>(sql, ...values)
    // What is filled anywhere is no secret of anybody; what is filled here is asked with the reader's own rights.
    const here = await coverageOf(ask, { facts: 'fact', today: '2000-01-01', tenders: [id] }, await recentRegisters(ask, now))
    const last = await withBaseRights(
      tx,
      () =>
        tx.$queryRaw<
          { code: string; missing: string[]; status: string; sees: boolean }[]
        >`select distinct on (model_code) model_code as code, missing, m.status,
          r.facts_at >= (select t.received_at from tender t where t.tender_id = ${id}::uuid) as sees from risk_model_run m
        join risk_run r on r.id = m.run_id where r.kind in ('nightly', 'demand') and r.scope = '{}' order by model_code, m.at desc`,
    )
    const market = new Map(last.map((row) => [row.code, row]))
    const judged = allModels()
      .filter((model) => !judgesStatements(model))
      .map((model) => ({ model, ...judgedHere(model, market.get(model.code), here) }))
    const count = (state: Judged['state'], wide?: boolean) =>
      judged.filter((one) => one.state === state && (wide === undefined || needsMarket(one.model) === wide)).length
    return {
      findings: findings.length,
      cases: cases.map((one) => ({
        ...{ id: one.id, level: one.level as RiskLevel, decisive: one.decisive, points: one.points },
        parties: one.partyIds.flatMap((party) => names.get(party) ?? []),
        findings: findings
          .filter((finding) => finding.caseId === one.id)
          .map((finding) => ({
            ...{
              id: finding.id,
              code: finding.modelCode,
              name: modelOf(finding.modelCode)?.name ?? finding.modelCode,
              grade: finding.grade,
            },
            ...{ status: finding.status as FindingStatus, verdict: finding.verdict },
            words: evidenceLines(finding.evidence as Record<string, unknown>, false, names)
              .slice(0, 3)
              .map(({ label, value }) => `${label}：${value.slice(0, 80)}`)
              .join('；'),
          })),
      })),
      marks: findings.flatMap((finding) =>
        placeOf(finding.evidence as Record<string, unknown>, modelOf(finding.modelCode)?.name ?? finding.modelCode),
      ),
      ran: {
        ...{ arrival: count('evaluated', false), market: count('evaluated', true), waiting: count('waiting') },
        ...{ hit: new Set(findings.map(({ modelCode }) => modelCode)).size, off: count('off'), failed: count('failed') },
      },
      unevaluated: judged.flatMap(({ model, state, missing }) =>
        state === 'missing' ? [{ code: model.code, name: model.name, missing: missing.map(columnTitle) }] : [],
      ),
    }
  },
})
export type TenderRisks = Awaited<ReturnType<typeof tenderRisks.run>>

type Judged = { state: 'evaluated' | 'missing' | 'off' | 'failed' | 'waiting'; missing: readonly string[] }
type Last = { missing: string[]; status: string; sees: boolean }

/** What a model did about one tender: one that needs no other tender by what is filled here, one of the market by its last full run. */
function judgedHere(model: Model, last: Last | undefined, here: Coverage): Judged {
  if (last?.status === 'off' || last?.status === 'failed') return { state: last.status, missing: [] }
  if (last && last.missing.length > 0) return { state: 'missing', missing: last.missing }
  if (needsMarket(model)) return { state: last?.sees ? 'evaluated' : 'waiting', missing: [] }
  const missing = lackingHere(needsOf(model), here)
  return { state: missing.length > 0 ? 'missing' : 'evaluated', missing }
}

/** The place in a document that a clause model noted in its evidence. */
function placeOf(evidence: Record<string, unknown>, name: string) {
  const { passage, start, length } = evidence
  return typeof passage === 'string' && typeof start === 'number' && typeof length === 'number'
    ? [{ passageId: passage, start: start - 1, length, name }]
    : []
}
