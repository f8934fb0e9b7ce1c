import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FormContext } from '@/lib/forms/parse/parsed'
import { type InspectedForm, inspectForm } from '@/lib/forms/parse-form'
import type { FormDefinition, FormValues } from '@/lib/forms/schema'
import type { Backup } from './saving/draft-backup'
import type { SaveOutcome } from './saving/draft-saver'
import { useAutosave } from './saving/use-autosave'
import { useConflict } from './saving/use-conflict'
import { useSaveKey } from './saving/use-save-key'
import { draftOf, useFormValues } from './use-form-values'
import { useIssues } from './use-issues'
import { type SubmitOutcome, useSubmission } from './use-submission'

export type EditorOptions = {
  definition: FormDefinition
  /** Saved values as the page opens; later ones (a refresh after saving) are not looked at: give the editor a `key` to start anew. */
  initialValues: FormValues
  version: number
  /** Facts, lists, names, today; hand over the same object between renders. */
  context?: FormContext
  /** Names the copy on this machine: record and user, `filing:<id>:<userId>`. */
  storageKey: string
  onSave: (values: FormValues, version: number) => Promise<SaveOutcome>
  /** Called with what passes all blocking checks, after everything is saved. Without it there is no submit button. */
  onSubmit?: (values: FormValues, version: number) => Promise<SubmitOutcome>
  /** Told after every change: values, conditions and issues, for a list of materials beside the form. */
  onInspect?: (inspected: InspectedForm) => void
}

const noContext: FormContext = {}

/** Everything an editor does, without how it looks; `chosenNames` are those of organisations and records picked since it opened. */
export function useFormEditor(options: EditorOptions, chosenNames: Readonly<Record<string, string>>) {
  const { definition, context: given = noContext, storageKey, onSave, onSubmit, onInspect } = options
  const context = useMemo(() => ({ ...given, names: { ...given.names, ...chosenNames } }), [given, chosenNames])
  const [opened] = useState({ initialValues: options.initialValues, version: options.version })
  const form = useFormValues(definition, opened.initialValues, context)
  const { values, setValues, inspected, typing, leave } = form
  const [restored, setRestored] = useState<Backup | null>(null)
  const [older, setOlder] = useState<Backup | null>(null)
  const summary = useRef<HTMLElement>(null)

  const onFound = useCallback(
    (backup: Backup) => {
      if (backup.version !== opened.version) return setOlder(backup)
      setValues((before) => ({ ...before, ...backup.values }))
      setRestored(backup)
    },
    [opened, setValues],
  )
  const { saver, state, lastSavedAt, forget } = useAutosave({
    ...{ definition, initial: opened.initialValues, version: opened.version, storageKey, onSave, onFound },
    ...{ raw: values, inspected },
  })
  const issues = useIssues({ definition, inspected, values, typing })
  useEffect(() => onInspect?.(inspected), [onInspect, inspected])

  const saveNow = useCallback(async () => {
    leave()
    const now = inspectForm(definition, values, context)
    saver.change(draftOf(definition, now, saver.saved))
    return { now, saved: await saver.flush() }
  }, [definition, values, context, saver, leave])
  useSaveKey(useCallback(() => void saveNow(), [saveNow]))
  const saving = useRef(saveNow)
  useEffect(() => {
    saving.current = saveNow
  }, [saveNow])
  // The same function for as long as the editor is open, so that the controls are not drawn again for it.
  const saveAll = useCallback(async () => (await saving.current()).saved, [])

  const settleOlder = () => {
    setOlder(null)
    forget()
  }
  const { conflict, deciding, setDeciding } = useConflict({
    ...{ definition, context, values, setValues, opened: opened.initialValues, saver, state, older, onOlderSettled: settleOlder },
  })
  const { submit, submitting } = useSubmission({
    ...{ definition, saver, issues, saveNow, onSubmit, onConflict: () => setDeciding(true), onAccepted: forget },
    // After the next paint: the summary is drawn by the same update.
    toSummary: () => requestAnimationFrame(() => requestAnimationFrame(() => summary.current?.focus())),
  })
  const notices = useMemo(
    () => ({
      keepRestored: () => setRestored(null),
      discardRestored: () => {
        setValues(opened.initialValues)
        setRestored(null)
      },
    }),
    [opened, setValues],
  )
  return {
    ...{ ...form, context, issues, summary, state, lastSavedAt, submit, submitting, saveAll },
    ...{ conflict, deciding, setDeciding, restored, older, settleOlder, ...notices },
  }
}
