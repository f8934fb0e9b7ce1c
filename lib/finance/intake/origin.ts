import { columnLetter } from '@/lib/forms/excel/sheet-plan'
import type { Intake } from './queries'
import { type FilePlace, placeIn, type Typed, type Wrote } from './wrote'

/** A submission with what it wrote, null where that was not kept. */
export type WritingIntake = Intake & { readonly wrote: Wrote | null }

/** A version with its submissions, the first first. */
export type WritingVersion = { readonly number: number; readonly intakes: readonly WritingIntake[] }

/**
 * Which submission wrote a cell last. `written` by a file, a call or hand; `computed` by the page from other cells; `carried` from an earlier period when
 * the statement was begun; `unrecorded` where a submission that may have written it kept no list; `empty` where nobody ever did.
 */
export type CellOrigin =
  | { readonly kind: 'written' | 'computed'; readonly number: number; readonly intake: Intake; readonly at: string; readonly place: string }
  | { readonly kind: 'carried'; readonly number: number; readonly intake: Intake; readonly at: string }
  | { readonly kind: 'unrecorded'; readonly number: number; readonly intakes: number }
  | { readonly kind: 'empty' }

/** What a version starts from: everything that no later submission wrote is of it. */
const bases: ReadonlySet<string> = new Set(['begin', 'revision', 'former'])

/** Who wrote a cell last, out of the versions up to the one that is looked at, the newest first. `filled` = it has a value. */
export function originOf(versions: readonly WritingVersion[], position: number, filled: boolean): CellOrigin {
  for (const { number, intakes } of versions) {
    for (const [index, intake] of [...intakes.entries()].reverse()) {
      const base = bases.has(intake.kind)
      if (!base && intake.wrote === null) return { kind: 'unrecorded', number, intakes: index + 1 }
      const found = base ? null : writtenBy(intake, position)
      if (found) return { ...found, number, intake: told(intake) }
      if (intake.kind === 'former') return { kind: 'written', number, intake: told(intake), at: intake.at, place: '' }
    }
    const [first] = intakes
    if (!first) return filled ? { kind: 'unrecorded', number, intakes: 0 } : { kind: 'empty' }
    // A batch begins statements too: what it did not bring was carried over in the same move.
    if (first.kind !== 'revision') return filled ? { kind: 'carried', number, intake: told(first), at: first.at } : { kind: 'empty' }
  }
  return { kind: 'empty' }
}

const told = ({ wrote: _wrote, ...intake }: WritingIntake): Intake => intake

function writtenBy({ wrote, place, at }: WritingIntake, position: number) {
  if (Array.isArray(wrote)) {
    const found = placeIn(wrote, position)
    return found && { kind: 'written' as const, at, place: placeWords(place, found.from) }
  }
  const typed = (wrote as Typed)[position]
  return typed
    ? { kind: typed.sum ? ('computed' as const) : ('written' as const), at: new Date(typed.t * 1000).toISOString(), place: '' }
    : null
}

/** A place in a file in words: “工作表“资产负债表” C12”, “成批填报 第 4 行 F 列”. */
function placeWords(place: string, from: FilePlace | null): string {
  if (!from) return place
  const column = columnLetter(from.column)
  return from.row > 0 ? `工作表“${from.sheet ?? ''}” ${column}${from.row}` : `${place} ${column} 列`
}
