'use client'

import { type ReactNode, useActionState } from 'react'
import type { ActionResult } from '@/components/ui/action-result'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

export type DoorField = { name: string; label: string; type: 'password' | 'text'; autoComplete: string; hint?: string; numeric?: boolean }
type Props = {
  action: (state: ActionResult | null, form: FormData) => Promise<ActionResult>
  fields: readonly DoorField[]
  submit: string
  children?: ReactNode
}

/** A short form before the platform opens (code, new password): errors stand beside their field. */
export function DoorForm({ action, fields, submit, children }: Props) {
  const [state, run, pending] = useActionState(action, null)
  const errors = state && !state.ok ? (state.fields ?? {}) : {}
  return (
    <form action={run} className="space-y-4">
      {state && !state.ok && (
        <p role="alert" className="rounded-md border border-danger-200 bg-danger-50 px-3 py-2 text-sm text-danger">
          {state.message}
        </p>
      )}
      {children}
      {fields.map((field, index) => (
        <Field key={field.name} id={field.name} label={field.label} hint={field.hint} error={errors[field.name]} required>
          <Input
            id={field.name}
            name={field.name}
            type={field.type}
            autoComplete={field.autoComplete}
            inputMode={field.numeric ? 'numeric' : undefined}
            maxLength={field.numeric ? 6 : 128}
            required
            autoFocus={index === 0}
            invalid={Boolean(errors[field.name])}
          />
        </Field>
      ))}
      <Button type="submit" tone="primary" pending={pending} className="w-full">
        {submit}
      </Button>
    </form>
  )
}
