import { clsx } from 'clsx'
import { type ReactNode, useState } from 'react'
import { nameOfRow, placeId, useCatalogueTools } from '@/components/catalogue/editor/editor-tools'
import { Button } from '@/components/ui/button'
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Plus, Trash2 } from '@/components/ui/icon'
import { Status } from '@/components/ui/status'
import type { Attribute, Row, RowKind } from '@/lib/matters/catalogue/attributes'

/** Draws one attribute of a row; handed over, as an attribute may itself be rows. */
export type DrawEntry = (attribute: Attribute, row: Row, path: string, onChange: (row: Row) => void) => ReactNode

type Props = { kind: RowKind; rows: readonly Row[]; path: string; entry: DrawEntry; onChange: (rows: Row[]) => void }

/** Rows that can be added, opened, edited, moved and taken away, by mouse and by keyboard; a row with a fault says so while closed. */
export function RowsEditor({ kind, rows, path, entry, onChange }: Props) {
  const [open, setOpen] = useState<number | null>(null)
  const replace = (index: number, row: Row) => onChange(rows.map((one, at) => (at === index ? row : one)))
  const move = (index: number, by: -1 | 1) => {
    const target = index + by
    if (target < 0 || target >= rows.length) return
    const next = [...rows]
    next.splice(target, 0, ...next.splice(index, 1))
    onChange(next)
    if (open === index) setOpen(target)
    else if (open === target) setOpen(index)
  }
  const remove = (index: number) => {
    onChange(rows.filter((_, at) => at !== index))
    setOpen(open === null || open === index ? null : open > index ? open - 1 : open)
  }
  const add = () => {
    onChange([...rows, structuredClone(kind.fresh) as Row])
    setOpen(rows.length)
  }
  return (
    <div>
      {rows.length > 0 && (
        <ol className="divide-y divide-line rounded-md border border-line">
          {rows.map((row, index) => (
            <RowItem
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place while they are edited
              key={index}
              {...{ kind, row, index, entry, path: `${path}.${index}`, last: index === rows.length - 1, open: open === index }}
              onOpen={() => setOpen(open === index ? null : index)}
              onChange={(next) => replace(index, next)}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          ))}
        </ol>
      )}
      <Button className="mt-2" size="sm" icon={<Plus aria-hidden className="size-4" />} onClick={add}>
        添加{kind.word}
      </Button>
    </div>
  )
}

type ItemProps = {
  entry: DrawEntry
  kind: RowKind
  row: Row
  index: number
  path: string
  last: boolean
  open: boolean
  onOpen: () => void
  onChange: (row: Row) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function RowItem({ entry, kind, row, index, path, last, open, onOpen, onChange, onMove, onRemove }: ItemProps) {
  const { faultsAt, faultsUnder, choices } = useCatalogueTools()
  const name = nameOfRow(kind, row, choices)
  const faults = faultsUnder(path)
  const own = faultsAt(path)
  const Mark = open ? ChevronDown : ChevronRight
  return (
    <li id={placeId(path)} className={clsx('scroll-mt-20', open && 'bg-sunken')}>
      <div className="flex items-center gap-1 pr-1">
        <button
          type="button"
          aria-expanded={open}
          onClick={onOpen}
          className="flex min-h-9 min-w-0 flex-1 items-center gap-2 px-2 py-1 text-left max-sm:min-h-11"
        >
          <Mark aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="w-6 shrink-0 text-sm text-muted tabular-nums">{index + 1}</span>
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{name}</span>
          {faults > 0 && <Status tone="danger">{faults} 处有误</Status>}
        </button>
        <IconButton
          label={`上移 ${name}`}
          disabled={index === 0}
          onClick={() => onMove(-1)}
          icon={<ArrowUp aria-hidden className="size-4" />}
        />
        <IconButton label={`下移 ${name}`} disabled={last} onClick={() => onMove(1)} icon={<ArrowDown aria-hidden className="size-4" />} />
        <IconButton label={`删除 ${name}`} onClick={onRemove} icon={<Trash2 aria-hidden className="size-4" />} />
      </div>
      {own.map((fault) => (
        <p key={fault.message} className="px-3 pb-1 text-xs text-danger">
          {fault.message}
        </p>
      ))}
      {open && (
        <div className="grid gap-x-4 gap-y-3 border-t border-line bg-white px-3 py-3 sm:grid-cols-2">
          {kind.attributes.map((attribute) => entry(attribute, row, path, onChange))}
        </div>
      )}
    </li>
  )
}

type IconProps = { label: string; icon: ReactNode; disabled?: boolean; onClick: () => void }

function IconButton({ label, icon, disabled = false, onClick }: IconProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      className="flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-brand-50 hover:text-brand disabled:opacity-30 max-sm:size-10"
    >
      {icon}
    </button>
  )
}
