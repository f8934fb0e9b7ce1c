import { type FormEvent, useState } from 'react'
import { ExtraFields } from '@/components/patterns/opinion/extra-fields'
import type { ExtraField, OpinionAction } from '@/components/patterns/opinion/opinion-types'
import type { Trouble } from '@/components/patterns/opinion/use-decision'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type Props = {
  action: OpinionAction
  opinion: string
  pending: boolean
  trouble: Trouble | null
  onDecide: (extra: Readonly<Record<string, string>>) => void
  onClose: () => void
}

const typed = ['text', 'textarea', 'date']

/** What need not be asked: required choices with one option. */
function onlyChoices(fields: readonly ExtraField[]): Readonly<Record<string, string>> {
  const sole = fields.filter((field) => field.kind === 'select' && field.required && field.options?.length === 1)
  return Object.fromEntries(sole.map((field) => [field.key, field.options![0]!.value]))
}

/** Asks for what an action still needs, shows the opinion once more, then does it under its own name. */
export function ActionDialog({ action, opinion, pending, trouble, onDecide, onClose }: Props) {
  const [extra, setExtra] = useState(() => onlyChoices(action.fields ?? []))
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacking = (action.fields ?? []).filter((field) => field.required && !extra[field.key]?.trim())
    setMissing(Object.fromEntries(lacking.map((field) => [field.key, `${typed.includes(field.kind) ? '请填写' : '请选择'}${field.label}`])))
    if (lacking.length === 0) onDecide(extra)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && !pending && onClose()} title={action.label} width="sm">
      <form onSubmit={submit} noValidate className="space-y-3">
        {action.confirm && <p>{action.confirm}</p>}
        <ExtraFields fields={action.fields ?? []} values={extra} errors={{ ...trouble?.fields, ...missing }} onChange={setExtra} />
        {opinion && (
          <blockquote className="max-h-40 overflow-y-auto rounded-md bg-sunken px-3 py-2 text-sm whitespace-pre-line">{opinion}</blockquote>
        )}
        {trouble && (
          <p role="alert" className="rounded-md bg-danger-50 px-3 py-2 text-sm text-danger">
            {trouble.message}
          </p>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose} disabled={pending}>
            取消
          </Button>
          <Button type="submit" tone={action.tone === 'danger' ? 'danger' : 'primary'} pending={pending}>
            {action.label}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
