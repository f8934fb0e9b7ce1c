import { type Choice, Combobox } from '@/components/ui/combobox'
import { X } from '@/components/ui/icon'

type Props = {
  id: string
  label: string
  options: readonly Choice[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Several of many: found by typing, shown as marks that can be taken off. */
export function ManyChoices({ id, label, options, chosen, onChange }: Props) {
  return (
    <div className="space-y-1.5">
      <Combobox
        // Empties itself after each choice.
        key={chosen.length}
        id={id}
        label={label}
        choices={options.filter((option) => !chosen.includes(option.value))}
        value={null}
        onChange={(value) => value && onChange([...chosen, value])}
      />
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((value) => {
            const name = options.find((option) => option.value === value)?.label ?? value
            return (
              <li key={value} className="flex items-center gap-1 rounded-sm bg-brand-50 pl-2 text-sm text-brand-700">
                {name}
                <button
                  type="button"
                  aria-label={`去掉 ${name}`}
                  onClick={() => onChange(chosen.filter((one) => one !== value))}
                  className="rounded-sm p-1 hover:bg-brand-100"
                >
                  <X aria-hidden className="size-3.5" />
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
