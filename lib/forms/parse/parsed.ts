import type { ColumnDefinition } from '@/lib/forms/schema'
import type { Environment } from '@/lib/kernel/expr/types'
import type { WorkCalendar } from '@/lib/kernel/workday'

/** A code of a list with its Chinese name: what code, dict, ref and adcode fields choose from. `initials` = of its pinyin, for finding. */
export type CodeItem = { readonly code: string; readonly name: string; readonly hint?: string; readonly initials?: string }

/** The one record a base fact was read from, in words; `path` = its address below the face of the reader. */
export type FactOrigin = { readonly label: string; readonly path: string }

/** Everything outside the typed values a form may look at; all of it optional. */
export type FormContext = {
  /** Business day `YYYY-MM-DD` for today() in expressions; handed over, never read from a clock. */
  readonly today?: string
  /** Base facts by dotted name (`field.source.fact`); the value of a locked field comes from here and nowhere else. */
  readonly facts?: Readonly<Record<string, unknown>>
  /** The face of the reader, where origins are linked. */
  readonly face?: 'gov' | 'ent'
  /** By fact: the record its value was read from, where it is one. */
  readonly origins?: Readonly<Record<string, FactOrigin>>
  /** Names of facts, parameters and materials that expressions use, with their types. */
  readonly surroundings?: Partial<Pick<Environment, 'facts' | 'params' | 'materials'>>
  /** Parameters of the matter by key (`param.x` in expressions). */
  readonly params?: Readonly<Record<string, unknown>>
  /** Keys of the materials that have been handed in. */
  readonly materials?: ReadonlySet<string>
  readonly calendar?: WorkCalendar
  /** Code lists by name (`GB/T4754`); a list that is not handed over is checked by format only. */
  readonly lists?: Readonly<Record<string, readonly CodeItem[]>>
  /** Lists that only propose: what is not in them is checked by format. */
  readonly openLists?: readonly string[]
  /** Names of organisations and records by id, for display. */
  readonly names?: Readonly<Record<string, string>>
}

/** A cell that was read: its normalised value (null = empty), or what is wrong and what would be right. */
export type Parsed<T = string | boolean | null | string[]> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string }

/** What the parsers need to know of a field; columns and top-level fields both have it. */
export type ParsableField = Pick<ColumnDefinition, 'key' | 'label' | 'unit'> &
  Partial<
    Pick<
      ColumnDefinition,
      'min' | 'max' | 'exclusiveMin' | 'scale' | 'minLength' | 'maxLength' | 'pattern' | 'options' | 'list' | 'compute' | 'source'
    >
  > & { readonly type: ColumnDefinition['type'] | 'table' }

/** A value that is in order. */
export function good<T>(value: T): Parsed<T> {
  return { ok: true, value }
}

/** A value that is not, with the sentence the person reads. */
export function bad(message: string): { ok: false; message: string } {
  return { ok: false, message }
}
