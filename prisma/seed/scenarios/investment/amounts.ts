import type { Draft, Step } from './scene'

export type Played = { draft: Draft; steps: readonly Step[]; amounts: Map<number, bigint> }

/** What a group paid in a month, in fen; `bound` when its statements say so and the ledger has to agree. */
export type Books = (group: string, month: number) => { paid: bigint; bound: boolean }

const share = (whole: bigint, part: number) => (whole * BigInt(Math.round(part * 1_000_000))) / 1_000_000n
/** Whole hundreds of yuan. */
const whole = (cents: bigint) => (cents / 10_000n) * 10_000n

/**
 * What was invested in each month: of projects whose total is known by their progress, of the others what the books of the group leave, in proportion
 * to progress and weight, so that the ledger of projects agrees with the cash flow statement (AF76). `books` = what the groups paid.
 */
export function playAmounts(drafts: readonly { draft: Draft; steps: readonly Step[] }[], books: Books): Played[] {
  const played = drafts.map((one): Played => ({ ...one, amounts: new Map() }))
  for (const one of played) if (one.draft.approved !== null) knownAmounts(one)
  for (const group of new Set(played.map(({ draft }) => draft.group)))
    spread(
      played.filter(({ draft }) => draft.group === group),
      group,
      books,
    )
  return played
}

function knownAmounts({ draft, steps, amounts }: Played): void {
  const total = draft.invested ?? share(draft.approved!, 0.94)
  let rest = total
  for (const [index, step] of steps.entries()) {
    const last = draft.story === 'done' && index === steps.length - 1
    const amount = last ? rest : whole(share(total, step.growth / 100))
    amounts.set(step.month, amount)
    rest -= amount
  }
}

function spread(own: readonly Played[], group: string, books: Books): void {
  const months = [...new Set(own.flatMap(({ steps }) => steps.map(({ month }) => month)))].sort()
  for (const month of months) {
    const open = own.flatMap((one) => {
      const step = one.steps.find((at) => at.month === month)
      return step && one.draft.approved === null ? [{ one, part: step.growth * one.draft.weight }] : []
    })
    const all = open.reduce((sum, { part }) => sum + part, 0)
    const sumOf = (test: (one: Played) => boolean) => own.filter(test).reduce((sum, { amounts }) => sum + (amounts.get(month) ?? 0n), 0n)
    const { paid, bound } = books(group, month)
    const room = bound ? paid - sumOf(({ draft }) => draft.invested !== null) : paid
    if (bound) fitFiled(own, month, all > 0 ? (room * 65n) / 100n : room)
    const left = bound ? room - sumOf(({ draft }) => draft.approved !== null && draft.invested === null) : room
    for (const { one, part } of open) one.amounts.set(month, left > 0n && all > 0 ? whole(share(left, part / all)) : 0n)
  }
}

/** What filed projects invest in a month, cut to what the books allow: money comes later than progress. */
function fitFiled(own: readonly Played[], month: number, most: bigint): void {
  const filed = own.filter(({ draft, amounts }) => draft.approved !== null && draft.invested === null && amounts.has(month))
  const wanted = filed.reduce((sum, { amounts }) => sum + amounts.get(month)!, 0n)
  if (wanted <= most) return
  for (const { amounts } of filed) amounts.set(month, most > 0n ? whole((amounts.get(month)! * most) / wanted) : 0n)
}

/** The approved total of a project: what the filing says, or what its progress makes of the money so far; beyond it where that is its story. */
export function approvedOf({ draft, steps, amounts }: Played): bigint {
  if (draft.approved !== null) return draft.approved
  const spent = [...amounts.values()].reduce((sum, amount) => sum + amount, 0n)
  const reached = Math.max(5, steps.at(-1)?.actual ?? 5) / 100
  const factor = draft.story === 'wayOver' ? 0.86 : draft.story === 'over' ? 0.95 : (1.02 + draft.chance.next() * 0.12) / reached
  const total = whole(share(spent, factor))
  return total > 0n ? total : 5_000_000_000n
}
