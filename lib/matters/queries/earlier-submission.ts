import type { RunRecord } from '@/lib/flow/queries/run-record'
import type { FormValues } from '@/lib/forms/schema'
import type { OpenFiling } from '@/lib/matters/workspace'
import type { Tx } from '@/lib/platform/db'

/** A submission that the present one is compared with; `since` says which: before a return inside, the last one handed in, the round before. */
export type EarlierSubmission = {
  since: 'inside' | 'submitted' | 'round'
  values: FormValues
  materials: readonly { key: string; name: string; sm3: string }[]
  at: string
  by: string
}

type Kept = { round: number; values: unknown; materials: unknown; at: Date; byName: string }

/**
 * What a filing is compared with, so that nobody reads the whole form again after a return: in the filler's hands what was handed in last,
 * inside the enterprise what lay there before its own return, else the round before. Null on a first submission. `rounds` newest first.
 */
export async function earlierSubmission(
  tx: Tx,
  { filing, version }: OpenFiling,
  run: RunRecord,
  rounds: readonly Kept[],
): Promise<EarlierSubmission | null> {
  const step = run.progress.find((one) => one.state === 'current')?.key
  const inHand = ['returned', 'correcting'].includes(run.status) || (run.status === 'filling' && step === version.matter.flow.steps[0]?.key)
  if (inHand) return toEarlier('submitted', rounds[0])
  const where = { filingId_round: { filingId: filing.id, round: filing.round } }
  const inside = run.status === 'filling' ? await tx.filingSuperseded.findUnique({ where }) : null
  if (inside) return toEarlier('inside', inside)
  return toEarlier(
    'round',
    rounds.find((round) => round.round < filing.round),
  )
}

function toEarlier(since: EarlierSubmission['since'], kept: Kept | undefined): EarlierSubmission | null {
  if (!kept) return null
  const materials = kept.materials as EarlierSubmission['materials']
  return { since, values: kept.values as FormValues, materials, at: kept.at.toISOString(), by: kept.byName }
}
