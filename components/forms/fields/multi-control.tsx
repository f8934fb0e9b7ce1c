import { type ControlProps, textOf } from '@/components/forms/control-props'
import { useEditorTools } from '@/components/forms/editor-context'
import { Checkbox } from '@/components/ui/checkbox'
import { X } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { LookupControl } from './lookup-control'

/** Several of the options as boxes; of a code list as marks with a search; in a table cell as text parted by 、. */
export function MultiControl(props: ControlProps) {
  const { id, field, value, onChange, readOnly, describedBy, cellLabel } = props
  const chosen = Array.isArray(value) ? value : textOf(value) === '' ? [] : textOf(value).split('、')
  const { context, searchList } = useEditorTools()
  const canLookUp = field.list !== undefined && (context.lists?.[field.list] !== undefined || searchList !== undefined)
  if (cellLabel || (!field.options && !canLookUp)) {
    return (
      <Input
        id={id}
        value={chosen.join('、')}
        onChange={(event) => onChange(event.target.value || null)}
        invalid={props.invalid}
        readOnly={readOnly}
        placeholder="以、分隔"
        aria-label={cellLabel ?? field.label}
        aria-describedby={describedBy}
      />
    )
  }
  const toggle = (option: string, on: boolean) => onChange(on ? [...chosen, option] : chosen.filter((one) => one !== option))
  if (!field.options) return <Marks {...props} chosen={chosen} toggle={toggle} />
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its legend into the border and cannot be labelled by a heading outside.
    <div id={id} role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy} className="flex flex-wrap gap-x-6">
      {field.options.map((option) => (
        <Checkbox
          key={option}
          checked={chosen.includes(option)}
          disabled={readOnly}
          onChange={(event) => toggle(option, event.target.checked)}
        >
          {option}
        </Checkbox>
      ))}
    </div>
  )
}

type MarksProps = ControlProps & { chosen: readonly string[]; toggle: (option: string, on: boolean) => void }

function Marks({ chosen, toggle, ...props }: MarksProps) {
  const { nameOf, context } = useEditorTools()
  const list = context.lists?.[props.field.list ?? '']
  return (
    <div className="space-y-2">
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((code) => (
            <li key={code} className="inline-flex items-center gap-1 rounded-sm bg-brand-50 py-0.5 pr-0.5 pl-2 text-sm text-brand-700">
              {list?.find((item) => item.code === code)?.name ?? nameOf(code) ?? code}
              {!props.readOnly && (
                <button
                  type="button"
                  aria-label={`移除 ${code}`}
                  onClick={() => toggle(code, false)}
                  className="rounded-sm p-1 hover:bg-brand-100"
                >
                  <X aria-hidden className="size-3" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!props.readOnly && (
        <LookupControl
          {...props}
          key={chosen.length}
          value={null}
          onChange={(code) => typeof code === 'string' && !chosen.includes(code) && toggle(code, true)}
        />
      )}
    </div>
  )
}
