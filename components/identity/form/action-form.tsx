'use client'

import { type ReactNode, useId } from 'react'
import { FormFailure } from '@/components/identity/form/form-failure'
import type { FormAction, FormField, FormValues } from '@/components/identity/form/form-field'
import { FormFields } from '@/components/identity/form/form-fields'
import { SecretNote } from '@/components/identity/form/secret-note'
import { useFormRun } from '@/components/identity/form/use-form-run'
import { Button } from '@/components/ui/button'

type Props = { fields: readonly FormField[]; fixed?: FormValues; submit: string; action: FormAction; aside?: ReactNode }

/** A form that stands in the page; empties itself when it is done. */
export function ActionForm({ fields, fixed, submit, action, aside }: Props) {
  const id = useId()
  const form = useFormRun({ fields, fixed, action, onDone: () => form.reset() })
  if (form.secret) {
    return (
      <div className="space-y-4">
        <SecretNote {...form.secret} />
        <Button tone="primary" onClick={() => form.finish()}>
          已记下
        </Button>
      </div>
    )
  }
  return (
    <form
      id={id}
      onSubmit={(event) => {
        event.preventDefault()
        form.run()
      }}
    >
      <FormFailure message={form.failure?.message} />
      <FormFields id={id} fields={fields} values={form.values} errors={form.failure?.fields ?? {}} onChange={form.change} />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" pending={form.pending}>
          {submit}
        </Button>
        {aside}
      </div>
    </form>
  )
}
