import { sameValue } from '@/lib/forms/diff'
import { formatValue, formatWithUnit, isNumeric, maskValue, noValue } from '@/lib/forms/display'
import { isEmpty } from '@/lib/forms/facts'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { ColumnDefinition, FieldDefinition, FormValue } from '@/lib/forms/schema'
import { ShownText, type ShownValue } from './shown-text'

/** Names and lists for display, and whether personal data is masked. */
export type ViewOptions = { masked: boolean; context: FormContext }

type ShownProps = { field: FieldDefinition | ColumnDefinition; value: FormValue | undefined; options: ViewOptions; unit?: boolean }

/** One value as text; minus in red, missing as —, personal data masked when asked. */
export function Shown({ field, value, options, unit = true }: ShownProps) {
  return <ShownText {...shownOf(field, value, options, unit)} />
}

/** A value as it is shown. */
export function shownOf(
  field: FieldDefinition | ColumnDefinition,
  value: FormValue | undefined,
  options: ViewOptions,
  unit = true,
): ShownValue {
  const text = textOf(field, value, options, unit)
  const negative = isNumeric(field) && typeof value === 'string' && value.startsWith('-')
  return { text, ...(isNumeric(field) ? { figure: negative ? 'negative' : 'plain' } : {}), ...(text === noValue ? { missing: true } : {}) }
}

/** The text of a value under the options of the view. */
export function textOf(field: FieldDefinition | ColumnDefinition, value: FormValue | undefined, options: ViewOptions, unit = true): string {
  const text = (unit ? formatWithUnit : formatValue)(field, value, options.context)
  const personal = field.sensitivity === 'L3' || field.sensitivity === 'L4'
  return options.masked && personal ? maskValue(field, text) : text
}

type BeforeProps = {
  field: FieldDefinition | ColumnDefinition
  value: FormValue | undefined
  before: FormValue | undefined
  options: ViewOptions
  unit?: boolean
}

/** What stood here before, struck out and named, or that nothing did; nothing when it is the same. */
export function Before({ field, value, before, options, unit = true }: BeforeProps) {
  if (sameValue(value, before)) return null
  return (
    <span className="ml-2 inline-block rounded-sm bg-warn-50 px-1.5 text-xs leading-5 text-warn">
      {isEmpty(before) ? (
        '新填'
      ) : (
        <>
          原为 <del>{textOf(field, before, options, unit)}</del>
        </>
      )}
    </span>
  )
}
