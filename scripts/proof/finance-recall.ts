import type { FinancePlant } from '@/prisma/seed/scenarios/finance/truth'

/** A finding on the newest statement of an enterprise. */
export type FoundLine = { code: string; orgId: string }

/** How a model did: planted cases it must find, those it found, and what it found where nothing was planted. */
export type ModelProof = { code: string; planted: number; found: number; missed: string[]; falseAlarms: number; unplanted: number }

export type FinanceProof = {
  /** Enterprises that file single statements: what was planted stands in them undiluted. */
  single: ModelProof[]
  /** Enterprises that consolidate others. */
  consolidated: ModelProof[]
}

/**
 * Recall and false alarms, model by model, over the enterprises whose newest statement was judged. A false alarm is a finding on an enterprise in
 * whose books nothing was planted; of those that consolidate nobody knows what lies below them, so theirs are not counted.
 */
export function financeRecall(
  findings: readonly FoundLine[],
  truth: readonly FinancePlant[],
  judged: readonly { orgId: string; consolidates: boolean }[],
): FinanceProof {
  const seen = new Set(judged.map(({ orgId }) => orgId))
  const single = new Set(judged.filter(({ consolidates }) => !consolidates).map(({ orgId }) => orgId))
  const planted = new Set(truth.map(({ orgId }) => orgId))
  const hits = new Map<string, Set<string>>()
  for (const { code, orgId } of findings) hits.set(code, (hits.get(code) ?? new Set()).add(orgId))
  const codes = [...new Set(truth.flatMap(({ models }) => models))].sort()
  const of = (consolidates: boolean) =>
    codes.map((code): ModelProof => {
      const own = truth.filter((plant) => plant.models.includes(code) && seen.has(plant.orgId) && single.has(plant.orgId) !== consolidates)
      const found = hits.get(code) ?? new Set()
      const quiet = consolidates ? [] : [...single].filter((orgId) => !planted.has(orgId))
      return {
        code,
        planted: own.length,
        found: own.filter(({ orgId }) => found.has(orgId)).length,
        missed: own.filter(({ orgId }) => !found.has(orgId)).map(({ name, story }) => `${name} ${story}`),
        falseAlarms: quiet.filter((orgId) => found.has(orgId)).length,
        unplanted: quiet.length,
      }
    })
  return { single: of(false), consolidated: of(true) }
}

/** The share of all planted cases that were found; 1 where nothing was planted. */
export function recallOf(proofs: readonly ModelProof[]): number {
  const planted = proofs.reduce((sum, proof) => sum + proof.planted, 0)
  return planted === 0 ? 1 : proofs.reduce((sum, proof) => sum + proof.found, 0) / planted
}

/** The proof as a person reads it, a line a model. */
export function proofLines({ single, consolidated }: FinanceProof): string[] {
  const percent = (part: number, whole: number) => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`)
  const line = ({ code, planted, found, missed, falseAlarms, unplanted }: ModelProof) =>
    `${code}\t植入 ${planted}，找到 ${found}（${percent(found, planted)}）${unplanted > 0 ? `，无植入企业命中 ${falseAlarms}/${unplanted}（${percent(falseAlarms, unplanted)}）` : ''}${missed.length > 0 ? `；未找到 ${missed.slice(0, 5).join('、')}${missed.length > 5 ? ' 等' : ''}` : ''}`
  return [
    `单户报表：召回 ${(recallOf(single) * 100).toFixed(1)}%`,
    ...single.map(line),
    `合并报表（植入在本部账上，被所属企业摊薄，不作为验收口径）：召回 ${(recallOf(consolidated) * 100).toFixed(1)}%`,
    ...consolidated.map(line),
  ]
}
