'use client'

import { useState } from 'react'
import { RowTools } from '@/components/risk/tree/row-tools'
import { type EditGroup, moved, withAt } from '@/components/risk/tree/tree-edit'
import { Button } from '@/components/ui/button'
import { type Option, Select } from '@/components/ui/select'

type Props = {
  group: EditGroup
  names: Readonly<Record<string, string>>
  /** Every group as a place, and which of them this is. */
  places: readonly Option[]
  here: string
  classes: readonly Option[]
  classAt: string
  first: boolean
  last: boolean
  onChange: (group: EditGroup) => void
  onMove: (by: -1 | 1) => void
  onRemove?: (() => void) | undefined
  onClass: (to: string) => void
  onModel: (index: number, to: string) => void
}

/** A group with its class, and below it, once opened, its models with theirs. */
export function GroupEditor({
  group,
  names,
  places,
  here,
  classes,
  classAt,
  first,
  last,
  onChange,
  onMove,
  onRemove,
  onClass,
  onModel,
}: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <RowTools
        {...{ kind: '小类', name: group.name, weight: group.weight, first, last, onMove, onRemove }}
        onChange={(next) => onChange({ ...group, ...next })}
      >
        <Select
          className="w-40"
          aria-label={`小类 ${group.name} 所属大类`}
          options={classes}
          value={classAt}
          onChange={(event) => onClass(event.target.value)}
        />
        <Button size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {group.models.length} 项指标
        </Button>
      </RowTools>
      {open && (
        <ul className="mt-1 ml-3 space-y-1 border-l border-line pl-3 max-sm:ml-0 max-sm:pl-2">
          {group.models.map((model, index) => (
            <li key={model.code}>
              <span className="text-xs text-muted">
                {model.code} {names[model.code]}
              </span>
              <RowTools
                {...{ kind: '指标', name: model.name, placeholder: names[model.code] ?? model.code, weight: model.weight }}
                {...{ first: index === 0, last: index === group.models.length - 1 }}
                onChange={(next) => onChange({ ...group, models: withAt(group.models, index, { ...model, ...next }) })}
                onMove={(by) => onChange({ ...group, models: moved(group.models, index, by) })}
              >
                <Select
                  className="w-56"
                  aria-label={`指标 ${model.code} 所属小类`}
                  options={places}
                  value={here}
                  onChange={(event) => onModel(index, event.target.value)}
                />
              </RowTools>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
