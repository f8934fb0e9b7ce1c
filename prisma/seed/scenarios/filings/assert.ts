import { isDeepStrictEqual } from 'node:util'
import { clockOf, dayOf, measure } from '@/lib/flow/clock'
import { replay } from '@/lib/flow/rules/evolve'
import { brokenInvariants } from '@/lib/flow/rules/invariants'
import { workCalendar } from '@/lib/kernel/workday'
import type { SimulatedFiling } from './types'

/** What is wrong with the filings of the seed; nothing is the only answer with which they are written. */
export function flawsOf(filings: readonly SimulatedFiling[], now: Date): string[] {
  const end = now.toISOString()
  return filings.flatMap((filing) => {
    const { state, moves, matter, plan } = filing
    const flaws = brokenInvariants(matter.flow, state)
    if (!isDeepStrictEqual(replay(moves.map((move) => move.event)), state)) flaws.push('the history does not lead to the state')
    if (moves.some((move) => move.event.at > end) || filing.createdAt > end || filing.materials.some((one) => one.addedAt > end))
      flaws.push('something lies after now')
    if (filing.submissions.length === 0 && state.arrivedAt !== null) flaws.push('it arrived without having been submitted')
    if (!clockAddsUp(filing)) flaws.push('the parts of the clock do not add up')
    return flaws.map((flaw) => `${plan.name}: ${flaw}`)
  })
}

function clockAddsUp({ state, matter }: SimulatedFiling): boolean {
  const [first] = state.clock
  const face = clockOf(state.clock, state.at, workCalendar, matter.flow.promiseDays)
  if (!first || !face) return true
  const end = state.clock.at(-1)!.to ?? state.at
  const parts = state.clock.map((interval) => measure(interval, end, workCalendar))
  const days = parts.reduce((sum, part) => sum + part.workdays, 0)
  const seconds = parts.reduce((sum, part) => sum + part.wallSeconds, 0)
  const whole = Math.floor(Date.parse(end) / 1000) - Math.floor(Date.parse(first.from) / 1000)
  return days === workCalendar.workdaysBetween(dayOf(first.from), dayOf(end)) && seconds === whole && face.usedDays >= 0
}
