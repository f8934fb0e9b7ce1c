import { z } from 'zod'
import { withBaseRights } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { coverageOf, lackingHere } from '../engine/coverage'
import { type Ask, judgesStatements, needsMarket, needsOf } from '../engine/evaluate'
import { namesIn } from '../evidence-names'
import { evidenceLines } from '../evidence-words'
import { allModels, modelOf } from '../models/registry'
import type { FindingStatus, RiskLevel } from '../schema'
import { columnTitle } from './models'

/** What the models found in one tender, by case; places in its documents that they point at; and which models lacked what. */
export const tenderRisks = defineQuery({
  name: 'tenderRisks',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    if (!isId(id)) return { cases: [], findings: 0, marks: [], unevaluated: [] }
    const cases = await tx.riskCase.findMany({ where: { tenderId: id }, orderBy: { points: 'desc' } })
    const findings = await tx.riskFinding.findMany({ where: { tenderId: id, goneAt: null }, orderBy: { modelCode: 'asc' } })
    const names = await namesIn(tx, [...cases.map(({ partyIds }) => partyIds), ...findings.map(({ evidence }) => evidence)])
    const ask: Ask = (sql, values = []) => tx.$queryRawUnsafe<Record<string, unknown>[]>(sql, ...values)
    // What is filled anywhere is no secret of anybody; what is filled here is asked with the reader's own rights.
    const here = await coverageOf(ask, { facts: 'fact', today: '2000-01-01', tenders: [id] })
    const last = await withBaseRights(
      tx,
      () =>
        tx.$queryRaw<
          { code: string; missing: string[] }[]
        >`select distinct on (model_code) model_code as code, missing from risk_model_run m
        join risk_run r on r.id = m.run_id where r.kind in ('nightly', 'demand') and r.scope = '{}' order by model_code, m.at desc`,
    )
    const market = new Map(last.map((row) => [row.code, row.missing]))
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
      unevaluated: allModels().flatMap((model) => {
        if (needsMarket(model) || judgesStatements(model)) return []
        const missing = market.get(model.code)?.length ? market.get(model.code)! : lackingHere(needsOf(model), here)
        return missing.length > 0 ? [{ code: model.code, name: model.name, missing: missing.map(columnTitle) }] : []
      }),
    }
  },
})
export type TenderRisks = Awaited<ReturnType<typeof tenderRisks.run>>

/** The place in a document that a clause model noted in its evidence. */
function placeOf(evidence: Record<string, unknown>, name: string) {
  const { passage, start, length } = evidence
  return typeof passage === 'string' && typeof start === 'number' && typeof length === 'number'
    ? [{ passageId: passage, start: start - 1, length, name }]
    : []
}
