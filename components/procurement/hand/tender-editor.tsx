'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { saveTenderDraftAction, sendTenderDraftAction } from '@/app/actions/procurement/tender-draft-actions'
import { FormEditor, type SubmitOutcome } from '@/components/forms/form-editor'
import type { FormDefinition, FormValues } from '@/lib/forms/schema'

type Props = { id: string; version: number; form: FormDefinition; values: FormValues; userId: string; today: string }

/** The form of one tender: saves itself, and sends it as an import of its own. */
export function TenderEditor({ id, version, form, values, userId, today }: Props) {
  const router = useRouter()
  const save = useCallback(
    async (next: FormValues, seen: number) => {
      const outcome = await saveTenderDraftAction(id, seen, next)
      // Signed out, or the database is away: the editor keeps everything on this machine and tries again.
      if ('later' in outcome) throw new Error(outcome.later)
      return outcome
    },
    [id],
  )
  const submit = useCallback(
    async (_values: FormValues, seen: number): Promise<SubmitOutcome> => {
      const outcome = await sendTenderDraftAction(id, seen)
      if (!outcome.ok) return { error: outcome.message, fields: outcome.fields ?? {} }
      router.push(`/ent/procurement/imports/${outcome.importId}`)
      return { ok: true }
    },
    [id, router],
  )
  return (
    <FormEditor
      definition={form}
      initialValues={values}
      version={version}
      context={useMemo(() => ({ today }), [today])}
      storageKey={`tender-draft:${id}:${userId}`}
      onSave={save}
      onSubmit={submit}
      submitLabel="报送标段"
    />
  )
}
