import { placeId, useCatalogueTools } from '@/components/catalogue/editor/editor-tools'
import { ExpressionInput } from '@/components/catalogue/editor/expression-input'
import { type DrawEntry, RowsEditor } from '@/components/catalogue/editor/rows-editor'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { type Attribute, entered, memberOf, type Row, withMember } from '@/lib/matters/catalogue/attributes'

/** How rows draw their attributes. */
export const drawEntry: DrawEntry = (attribute, row, path, onChange) => (
  <AttributeField key={attribute.key} attribute={attribute} row={row} path={path} onChange={onChange} />
)

type Props = { attribute: Attribute; row: Row; path: string; onChange: (row: Row) => void }

/** One attribute of a row or of the definition, with its hint and what is wrong with it. */
export function AttributeField({ attribute, row, path, onChange }: Props) {
  const { faultsAt } = useCatalogueTools()
  const at = path ? `${path}.${attribute.key}` : attribute.key
  const value = memberOf(row, attribute.key)
  const set = (next: unknown) => onChange(withMember(row, attribute.key, next))
  if (attribute.kind === 'rows' && attribute.rows) {
    const rows = Array.isArray(value) ? (value as Row[]) : []
    return (
      <fieldset className="sm:col-span-2">
        <legend className="mb-1 text-sm font-medium">{attribute.label}</legend>
        <RowsEditor
          kind={attribute.rows}
          rows={rows}
          path={at}
          entry={drawEntry}
          onChange={(next) => set(next.length === 0 && attribute.empty ? undefined : next)}
        />
      </fieldset>
    )
  }
  const error =
    faultsAt(at)
      .map((fault) => fault.message)
      .join('；') || null
  const id = placeId(at)
  const wide = attribute.kind === 'long' || attribute.kind === 'words' || attribute.kind === 'expression'
  if (attribute.kind === 'bool')
    return (
      <div className="self-end">
        <Checkbox
          id={id}
          checked={value === true}
          onChange={(event) => set(event.target.checked || !attribute.empty ? event.target.checked : undefined)}
        >
          {attribute.label}
        </Checkbox>
        {(attribute.hint || error) && <p className={error ? 'text-xs text-danger' : 'text-xs text-muted'}>{error ?? attribute.hint}</p>}
      </div>
    )
  return (
    <Field id={id} label={attribute.label} hint={attribute.hint} error={error} className={wide ? 'sm:col-span-2' : ''}>
      <Control attribute={attribute} id={id} at={at} value={value} error={error} onChange={set} />
    </Field>
  )
}

type ControlProps = {
  attribute: Attribute
  id: string
  at: string
  value: unknown
  error: string | null
  onChange: (value: unknown) => void
}

function Control({ attribute, id, at, value, error, onChange }: ControlProps) {
  const { choices, faultsAt } = useCatalogueTools()
  const text = value === null || value === undefined ? '' : String(value)
  const shared = { id, 'aria-describedby': describedBy(id, attribute.hint, error), invalid: error !== null }
  const take = (typed: string) => onChange(entered(attribute, typed))
  switch (attribute.kind) {
    case 'long':
      return <Textarea {...shared} rows={2} value={text} onChange={(event) => take(event.target.value)} />
    case 'expression':
      return <ExpressionInput {...shared} value={text} fault={faultsAt(at).find((one) => one.column)} onChange={take} />
    case 'words':
      return <Words attribute={attribute} shared={shared} value={Array.isArray(value) ? value.map(String) : []} onChange={onChange} />
    case 'choice':
      return (
        <Select
          {...shared}
          value={text}
          options={[...(attribute.options ?? [])]}
          empty={attribute.empty || !attribute.options?.some((option) => option.value === text) ? '未选择' : undefined}
          onChange={(event) => take(event.target.value)}
        />
      )
    case 'date':
      return <Input {...shared} type="date" value={text} onChange={(event) => take(event.target.value)} />
    default:
      if (attribute.codes)
        return (
          <Combobox
            id={id}
            label={attribute.label}
            choices={choices[attribute.codes]}
            value={text || null}
            onChange={(next) => onChange(next ?? '')}
            invalid={error !== null}
            {...(shared['aria-describedby'] ? { describedBy: shared['aria-describedby'] } : {})}
          />
        )
      return (
        <Input
          {...shared}
          value={text}
          inputMode={attribute.kind === 'int' ? 'numeric' : undefined}
          autoComplete="off"
          onChange={(event) => take(event.target.value)}
        />
      )
  }
}

type WordsProps = {
  attribute: Attribute
  shared: { id: string; 'aria-describedby': string | undefined; invalid: boolean }
  value: readonly string[]
  onChange: (value: unknown) => void
}

/** Several short texts, one a line; or boxes where the choices are known. */
function Words({ attribute, shared, value, onChange }: WordsProps) {
  if (attribute.options)
    return (
      <div id={shared.id} className="flex flex-wrap gap-x-4">
        {attribute.options.map((option) => (
          <Checkbox
            key={option.value}
            checked={value.includes(option.value)}
            onChange={(event) => onChange(event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))}
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
    )
  const lines = (typed: string) => {
    const words = typed.split('\n')
    onChange(words.every((word) => word.trim() === '') ? (attribute.empty ? undefined : []) : words)
  }
  const tidy = () => onChange(value.length === 0 && attribute.empty ? undefined : value.map((word) => word.trim()).filter(Boolean))
  return <Textarea {...shared} rows={2} value={value.join('\n')} onChange={(event) => lines(event.target.value)} onBlur={tidy} />
}
