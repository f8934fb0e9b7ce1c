import type { HistoryLine } from '@/lib/flow/queries/run-record'
import type { StepProgress } from '@/lib/flow/rules/progress'
import { shanghaiDate, type WorkCalendar } from '@/lib/kernel/workday'

/** Who did a step and when; `days` = working days since the filing came to it, following day counted first. */
export type TrailMark = { readonly who: string; readonly place: string | null; readonly on: string; readonly days: number }

/** How far a filing has come, by step key: passed with its marks, lit with whoever has it, ahead, or skipped. */
export type Trail = Readonly<
  Record<string, { readonly state: StepProgress['state']; readonly marks: readonly TrailMark[]; readonly holders: readonly string[] }>
>

// Acts that carry a filing on; everything else (signing for it, leaving a note) leaves it where it is.
const acts = ['submit', 'answer', 'pass', 'return', 'correct', 'refuse', 'reject', 'defer', 'conclude', 'register', 'withdraw']

/**
 * The trail of a filing from its progress and from the history its reader may see; nothing else is looked at, so nothing else can show.
 * Who has the filing now is named to their own side only: the enterprise's history does not tell who took it up.
 */
export function trailOf(
  progress: readonly StepProgress[],
  history: readonly HistoryLine[],
  { calendar, reader }: { calendar: Pick<WorkCalendar, 'workdaysBetween'>; reader: StepProgress['side'] },
): Trail {
  const marks = new Map<string, TrailMark[]>()
  const lines = history.filter((line) => acts.includes(line.action) && line.stepName !== null)
  let since = history[0]?.at ?? null
  let step: string | null = null
  for (const [index, line] of lines.entries()) {
    // Departments that are asked together count from the same day.
    if (step !== null && step !== line.stepName) since = lines[index - 1]!.at
    step = line.stepName
    const on = shanghaiDate(new Date(line.at))
    const mark = {
      who: line.onBehalfName ? `${line.actorName}（代）` : line.actorName,
      place: line.departmentName,
      on,
      days: calendar.workdaysBetween(shanghaiDate(new Date(since ?? line.at)), on),
    }
    marks.set(step!, [...(marks.get(step!) ?? []).filter((one) => one.place !== mark.place), mark])
  }
  return Object.fromEntries(
    progress.map(({ key, name, state, side, holders }) => [
      key,
      {
        state,
        holders: reader === 'gov' || side === reader ? holders : ['办理中'],
        marks: state === 'done' || state === 'current' ? (marks.get(name) ?? []) : [],
      },
    ]),
  )
}
