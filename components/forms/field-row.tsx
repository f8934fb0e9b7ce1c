import { clsx } from 'clsx'
import { memo } from 'react'
import { Textarea } from '@/components/ui/textarea'
import { formatWithUnit } from '@/lib/forms/display'
import type { FormIssue } from '@/lib/forms/issues'
import { reasonKey } from '@/lib/forms/reason-key'
import type { FieldDefinition, FormValue } from '@/lib/forms/schema'
import type { SourceState } from '@/lib/forms/values'
import { type Cell, controlId, textOf } from './control-props'
import { FieldControl, isGrouped } from './field-control'
import { IssueLines } from './issue-lines'
import { SourceBadge } from './view/source-badge'

type Props = {
  field: FieldDefinition
  value: Cell
  required: boolean
  readOnly: boolean
  issues: readonly FormIssue[]
  source: SourceState | null
  /** What the base says, where the typed value may differ from it. */
  fact: FormValue
  reason: Cell
  onChange: (key: string, value: Cell) => void
}

const widths: Record<string, string> = {
  int: 'max-w-60',
  decimal: 'max-w-60',
  percent: 'max-w-60',
  money: 'max-w-72',
  money4: 'max-w-72',
  date: 'max-w-60',
  datetime: 'max-w-80',
  phone: 'max-w-72',
  uscc: 'max-w-80',
  period: 'max-w-60',
  person: 'max-w-72',
  adcode: 'max-w-80',
  textarea: 'max-w-3xl',
}

/** One field: label with its mark and source, control, hint, what is wrong, and the reason where an auto-filled value was changed. */
export const FieldRow = memo(function FieldRow({ field, value, required, readOnly, issues, source, fact, reason, onChange }: Props) {
  const id = controlId(field.key)
  const hinted = field.hint !== undefined
  const own = issues.filter((issue) => issue.path[0] === field.key)
  const describedBy = clsx(hinted && `${id}-hint`, own.length > 0 && `${id}-issues`) || undefined
  const Label = isGrouped(field) || field.compute !== undefined ? 'span' : 'label'
  return (
    <div>
      <div className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <Label id={`${id}-label`} {...(Label === 'label' ? { htmlFor: id } : {})} className="text-sm font-medium">
          {field.label}
          {field.unit && <span className="sr-only">({field.unit})</span>}
          {required && (
            <span className="ml-1 text-danger" title="必填">
              <span aria-hidden>*</span>
              <span className="sr-only">必填</span>
            </span>
          )}
        </Label>
        {source && <SourceBadge source={source} />}
      </div>
      <div className={widths[field.type] ?? 'max-w-2xl'}>
        <FieldControl
          id={id}
          field={field}
          value={value}
          onChange={(next) => onChange(field.key, next)}
          invalid={own.some((issue) => issue.level === '阻断')}
          required={required}
          readOnly={readOnly || source?.locked === true}
          describedBy={describedBy}
        />
      </div>
      {hinted && (
        <p id={`${id}-hint`} className="mt-1 max-w-2xl text-xs text-muted">
          {field.hint}
        </p>
      )}
      <IssueLines id={`${id}-issues`} issues={own} />
      {source?.state === 'changed' && (
        <Reason field={field} fact={fact} value={reason} readOnly={readOnly} issues={issues} onChange={onChange} />
      )}
    </div>
  )
})

type ReasonProps = Pick<Props, 'field' | 'fact' | 'readOnly' | 'issues' | 'onChange'> & { value: Cell }

function Reason({ field, fact, value, readOnly, issues, onChange }: ReasonProps) {
  const key = reasonKey(field.key)
  const id = controlId(key)
  const own = issues.filter((issue) => issue.path[0] === key)
  return (
    <div className="mt-2 max-w-2xl border-l-2 border-warn-200 pl-3">
      <label htmlFor={id} className="mb-1 block text-sm">
        修改说明
        <span className="ml-2 text-muted">底座数据：{formatWithUnit(field, fact)}</span>
      </label>
      <Textarea
        id={id}
        rows={2}
        value={textOf(value)}
        readOnly={readOnly}
        invalid={own.length > 0}
        aria-describedby={own.length > 0 ? `${id}-issues` : undefined}
        onChange={(event) => onChange(key, event.target.value)}
      />
      <IssueLines id={`${id}-issues`} issues={own} />
    </div>
  )
}
