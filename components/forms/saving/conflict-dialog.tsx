import { useState } from 'react'
import { dateTimeText } from '@/components/patterns/date-time'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { type Difference, presetChoices, type Side } from '@/lib/forms/merge'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  found: readonly Difference[]
  by: string
  at: string | null
  onChoose: (choices: Record<string, Side>) => void
}

/** Two versions of one form beside each other: only where they differ, chosen field by field; what both changed has to be chosen. */
export function ConflictDialog({ open, onOpenChange, found, by, at, onChoose }: Props) {
  const [picked, setPicked] = useState<Record<string, Side>>({})
  const choices: Record<string, Side> = { ...presetChoices(found), ...picked }
  const open_ = found.filter((difference) => choices[difference.key] === undefined).length
  const all = (side: Side) => setPicked(Object.fromEntries(found.map((difference) => [difference.key, side])))
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      role="alertdialog"
      width="lg"
      title="本表已被他人修改"
      footer={
        <>
          <Button onClick={() => all('mine')}>全部保留我的</Button>
          <Button onClick={() => all('theirs')}>全部采用对方的</Button>
          <Button tone="primary" disabled={open_ > 0} onClick={() => onChoose(choices)}>
            {open_ > 0 ? `还有 ${open_} 项未选择` : '按所选内容继续'}
          </Button>
        </>
      }
    >
      <p className="mb-3 text-sm">
        {by}
        {at && ` 于 ${dateTimeText(at)}`} 保存了另一份内容，以下 {found.length} 项与您填写的不同。只有一方改动的，已按改动方预选。
      </p>
      <ul className="space-y-3">
        {found.map((difference) => (
          <li key={difference.key}>
            <fieldset className="rounded-md border border-line">
              <legend className="ml-2 px-1 text-sm font-medium">{difference.label}</legend>
              <div className="grid sm:grid-cols-2">
                <Choice difference={difference} side="mine" chosen={choices[difference.key]} onPick={setPicked} />
                <Choice difference={difference} side="theirs" chosen={choices[difference.key]} onPick={setPicked} />
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

type ChoiceProps = {
  difference: Difference
  side: Side
  chosen: Side | undefined
  onPick: (update: (before: Record<string, Side>) => Record<string, Side>) => void
}

function Choice({ difference, side, chosen, onPick }: ChoiceProps) {
  return (
    <label className="flex min-w-0 cursor-pointer gap-2 px-3 py-2 has-checked:bg-brand-50">
      <input
        type="radio"
        name={`conflict-${difference.key}`}
        checked={chosen === side}
        onChange={() => onPick((before) => ({ ...before, [difference.key]: side }))}
        className="mt-1 size-4 shrink-0 accent-brand"
      />
      <span className="min-w-0">
        <span className="block text-xs text-muted">{side === 'mine' ? '我的' : '对方的'}</span>
        <span className="block break-words whitespace-pre-wrap">{difference[side]}</span>
      </span>
    </label>
  )
}
