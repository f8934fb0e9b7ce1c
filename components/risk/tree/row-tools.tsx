'use client'

import type { ReactNode } from 'react'
import { weightOf } from '@/components/risk/tree/tree-edit'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

type Props = {
  kind: '大类' | '小类' | '指标'
  name: string
  /** What stands in an empty name. */
  placeholder?: string
  weight: number
  first: boolean
  last: boolean
  onChange: (next: { name: string; weight: number }) => void
  onMove: (by: -1 | 1) => void
  onRemove?: (() => void) | undefined
  children?: ReactNode
}

/** Name, weight and place of one row of the tree. */
export function RowTools({ kind, name, placeholder, weight, first, last, onChange, onMove, onRemove, children }: Props) {
  const what = `${kind} ${name || placeholder || ''}`
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <span className="min-w-40 flex-1">
        <Input
          aria-label={`${what} 的名称`}
          value={name}
          placeholder={placeholder}
          maxLength={60}
          onChange={(event) => onChange({ name: event.target.value, weight })}
        />
      </span>
      <span className="w-24">
        <Input
          aria-label={`${what} 的权重`}
          inputMode="numeric"
          value={String(weight)}
          maxLength={4}
          unit="权重"
          onChange={(event) => onChange({ name, weight: weightOf(event.target.value) })}
        />
      </span>
      {children}
      <Button size="sm" aria-label={`${what} 上移`} disabled={first} onClick={() => onMove(-1)}>
        上移
      </Button>
      <Button size="sm" aria-label={`${what} 下移`} disabled={last} onClick={() => onMove(1)}>
        下移
      </Button>
      {onRemove && (
        <Button size="sm" aria-label={`删除${what}`} onClick={onRemove}>
          删除
        </Button>
      )}
    </div>
  )
}
