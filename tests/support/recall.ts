import type { Truth } from '@/prisma/seed/scenarios/procurement/truth'

/** What a proof needs to know of a finding. */
export type FoundRow = { code: string; key: string; tenderId: string | null; orgId: string | null; parties: readonly string[] }

export type Proof = {
  /** Planted cases times the models that must find them. */
  planted: number
  found: number
  recall: number
  /** `code kind` of what was not found. */
  missed: string[]
  findings: number
  /** Findings that touch nothing that was planted. */
  falseAlarms: number
  falseCodes: Record<string, number>
}

/** How much of what was planted has been found, and how much was found where nothing was planted, by family of models (FS, LC, WB, JY, YS, HT). */
export function recall(
  findings: readonly FoundRow[],
  truth: readonly Truth[],
  familyOf = (code: string) => code.slice(0, 2),
): Record<string, Proof> {
  const proofs: Record<string, Proof> = {}
  const of = (code: string) => {
    const family = familyOf(code)
    proofs[family] ??= { planted: 0, found: 0, recall: 1, missed: [], findings: 0, falseAlarms: 0, falseCodes: {} }
    return proofs[family]
  }
  const byCode = new Map<string, FoundRow[]>()
  for (const finding of findings) {
    const list = byCode.get(finding.code)
    if (list) list.push(finding)
    else byCode.set(finding.code, [finding])
  }
  for (const plant of truth) {
    for (const code of plant.models) {
      const proof = of(code)
      proof.planted += 1
      if (byCode.get(code)?.some((finding) => touches(finding, plant))) proof.found += 1
      else proof.missed.push(`${code} ${plant.kind}`)
    }
  }
  const known = everything(truth)
  for (const finding of findings) {
    const proof = of(finding.code)
    proof.findings += 1
    if (isKnown(finding, known)) continue
    proof.falseAlarms += 1
    proof.falseCodes[finding.code] = (proof.falseCodes[finding.code] ?? 0) + 1
  }
  for (const proof of Object.values(proofs)) proof.recall = proof.planted === 0 ? 1 : proof.found / proof.planted
  return proofs
}

/** A finding of a tender must name one of the plant; one without a tender its parties (two of them where there are two), its expert or its buyer. */
function touches({ tenderId, orgId, parties, key }: FoundRow, plant: Truth): boolean {
  if (tenderId) return plant.tenders.includes(tenderId)
  if (plant.experts.some((id) => key.includes(id))) return true
  const shared = parties.filter((id) => plant.parties.includes(id)).length
  if (plant.parties.length > 0 && parties.length > 0) return shared >= Math.min(2, parties.length, plant.parties.length)
  return orgId !== null && plant.orgs.includes(orgId)
}

function everything(truth: readonly Truth[]) {
  const all = (pick: (plant: Truth) => readonly string[]) => new Set(truth.flatMap(pick))
  return {
    tenders: all((plant) => plant.tenders),
    parties: all((plant) => plant.parties),
    experts: [...all((plant) => plant.experts)],
    orgs: all((plant) => plant.orgs),
  }
}

function isKnown({ tenderId, orgId, parties, key }: FoundRow, known: ReturnType<typeof everything>): boolean {
  if (tenderId) return known.tenders.has(tenderId)
  if (parties.length > 0) return parties.some((id) => known.parties.has(id))
  return known.experts.some((id) => key.includes(id)) || (orgId !== null && known.orgs.has(orgId))
}
