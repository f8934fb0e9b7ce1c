'use client'

import { type ReactNode, useId, useState } from 'react'
import { FormFailure } from '@/components/identity/form/form-failure'
import type { FormAction, FormField, FormValues } from '@/components/identity/form/form-field'
import { FormFields } from '@/components/identity/form/form-fields'
import { SecretNote } from '@/components/identity/form/secret-note'
import { useFormRun } from '@/components/identity/form/use-form-run'
import { Button, type ButtonSize, type ButtonTone } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type Props = {
  label: string
  /** Read aloud instead of the label where several buttons say the same: 停用 张三. */
  ariaLabel?: string
  tone?: ButtonTone
  size?: ButtonSize
  title: string
  /** Says what will happen. */
  intro?: ReactNode
  fields?: readonly FormField[]
  fixed?: FormValues
  /** Names the doing: 停用账号, never 确定. */
  submit: string
  danger?: boolean
  wide?: boolean
  action: FormAction
}

/** A button that opens a short form (or only a question) and runs an action with it; a made secret is shown once before it closes. */
export function ActionDialog({ label, ariaLabel, tone, size, title, intro, fields = [], fixed, submit, danger, wide, action }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const form = useFormRun({ fields, fixed, action, onDone: () => setOpen(false) })
  const show = (next: boolean) => {
    if (form.pending) return
    if (form.secret) return form.finish()
    if (next) form.reset()
    setOpen(next)
  }
  const footer = form.secret ? (
    <Button tone="primary" onClick={() => form.finish()}>
      已记下，关闭
    </Button>
  ) : (
    <>
      <Button onClick={() => show(false)} disabled={form.pending}>
        取消
      </Button>
      <Button tone={danger ? 'danger' : 'primary'} pending={form.pending} type="submit" form={id}>
        {submit}
      </Button>
    </>
  )
  return (
    <>
      <Button tone={tone ?? 'secondary'} size={size ?? 'md'} onClick={() => show(true)} aria-label={ariaLabel}>
        {label}
      </Button>
      <Dialog open={open} onOpenChange={show} title={title} width={wide ? 'lg' : fields.length > 0 ? 'md' : 'sm'} footer={footer}>
        {form.secret ? (
          <SecretNote {...form.secret} />
        ) : (
          <form
            id={id}
            onSubmit={(event) => {
              event.preventDefault()
              form.run()
            }}
          >
            <FormFailure message={form.failure?.message} />
            {intro && <div className="mb-3 text-sm">{intro}</div>}
            <FormFields id={id} fields={fields} values={form.values} errors={form.failure?.fields ?? {}} onChange={form.change} />
          </form>
        )}
      </Dialog>
    </>
  )
}
