'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { saveTenderDraftAction } from '@/app/actions/procurement/tender-draft-actions'
import { sendTradeDraftAction } from '@/app/actions/procurement/trade-draft-actions'
import { FormEditor, type SubmitOutcome } from '@/components/forms/form-editor'
import type { FormDefinition, FormValues } from '@/lib/forms/schema'

type Props = { id: string; version: number; form: FormDefinition; values: FormValues; userId: string; today: string }

/** The form of one property transaction: saves itself, and enters the transaction into the ledger. */
export function TradeEditor({ id, version, form, values, userId, today }: Props) {
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
      const outcome = await sendTradeDraftAction(id, seen)
      if (!outcome.ok) return { error: outcome.message, fields: outcome.fields ?? {} }
      router.push(`/ent/procurement/property/${outcome.tradeId}`)
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
      storageKey={`trade-draft:${id}:${userId}`}
      onSave={save}
      onSubmit={submit}
      submitLabel="登记项目"
    />
  )
}
