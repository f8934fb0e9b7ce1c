import { useState } from 'react'
import { type InspectedForm, submission } from '@/lib/forms/parse-form'
import type { FormDefinition, FormValues } from '@/lib/forms/schema'
import type { DraftSaver } from './saving/draft-saver'
import type { useIssues } from './use-issues'

/** What the server says to a submission: accepted, or why not, with field messages keyed `form.<path>`. */
export type SubmitOutcome = { ok: true } | { error: string; fields?: Readonly<Record<string, string>> }

type Options = {
  definition: FormDefinition
  saver: DraftSaver
  issues: ReturnType<typeof useIssues>
  /** Saves everything now; gives the form as it was saved and whether the server has confirmed. */
  saveNow: () => Promise<{ now: InspectedForm; saved: boolean }>
  onSubmit: ((values: FormValues, version: number) => Promise<SubmitOutcome>) | undefined
  onConflict: () => void
  onAccepted: () => void
  /** Brings the person to the list of what is wrong. */
  toSummary: () => void
}

/** Submitting: save, check, hand over; whatever stands in the way is said in the summary, and nothing typed is lost. */
export function useSubmission({ definition, saver, issues, saveNow, onSubmit, onConflict, onAccepted, toSummary }: Options) {
  const [submitting, setSubmitting] = useState(false)

  const hand = async (): Promise<SubmitOutcome | null> => {
    const { now, saved } = await saveNow()
    const ready = submission(definition, now)
    if (ready.issues.some((issue) => issue.level === '阻断')) return { error: '' }
    if (saver.current.kind === 'conflict') {
      onConflict()
      return null
    }
    if (!saved) return { error: '内容尚未保存到服务器，请待网络恢复或改正后再提交' }
    return onSubmit!(ready.values, saver.version)
  }

  const submit = async () => {
    if (!onSubmit || submitting) return
    setSubmitting(true)
    issues.attempt()
    const outcome = await hand().catch((): SubmitOutcome => ({ error: '未能提交：网络中断或服务暂不可用。内容已保存，请稍后再试' }))
    setSubmitting(false)
    if (outcome === null) return
    if ('ok' in outcome) return onAccepted()
    if (outcome.error !== '') issues.refuse(outcome.error, outcome.fields ?? {})
    toSummary()
  }
  return { submit, submitting }
}
