'use client'

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Button } from '@/components/ui/button'
import { differences, mergeValues } from '@/lib/forms/merge'
import type { FormContext } from '@/lib/forms/parse/parsed'
import { type InspectedForm, inspectForm, submission } from '@/lib/forms/parse-form'
import type { FormDefinition, FormValues } from '@/lib/forms/schema'
import { completenessOf } from '@/lib/forms/values'
import { ConflictDialog } from './conflict-dialog'
import type { Backup } from './draft-backup'
import type { SaveConflict, SaveOutcome } from './draft-saver'
import { EditorProvider, type EditorTools } from './editor-context'
import { FormGroups } from './form-groups'
import { FormOutline } from './form-outline'
import { IssueSummary } from './issue-summary'
import { RestoredNotice } from './restored-notice'
import { SaveStatus } from './save-status'
import { useAutosave } from './use-autosave'
import { draftOf, useFormValues } from './use-form-values'
import { useIssues } from './use-issues'

/** What the server says to a submission: accepted, or why not, with field messages keyed `form.<path>`. */
export type SubmitOutcome = { ok: true } | { error: string; fields?: Readonly<Record<string, string>> }

type Props = {
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
  submitLabel?: string
  /** Keys that may be changed; everything else is read-only (补正). Absent = all. */
  editable?: readonly string[]
  /** Told after every change: values, conditions and issues, for a list of materials beside the form. */
  onInspect?: (inspected: InspectedForm) => void
  /** Further buttons of the bar at the bottom. */
  actions?: ReactNode
  /** Stands below the last section, inside the form. */
  children?: ReactNode
} & Pick<EditorTools, 'searchOrgs' | 'searchList' | 'uploadFile'>

const noContext: FormContext = {}

/** A form being filled in: saves by itself, loses nothing, says what is missing and where, lets two people see each other's changes. */
export function FormEditor(props: Props) {
  const {
    definition,
    initialValues,
    version,
    context = noContext,
    storageKey,
    onSave,
    onSubmit,
    submitLabel = '提交',
    editable,
    onInspect,
  } = props
  const { values, setValues, inspected, typing, setField, setRows, leave } = useFormValues(definition, initialValues, context)
  const [names, setNames] = useState<Record<string, string>>({})
  const [restored, setRestored] = useState<Backup | null>(null)
  const [older, setOlder] = useState<Backup | null>(null)
  const [deciding, setDeciding] = useState(false)
  const [submitting, setSubmitting] = useState(false)
  const summary = useRef<HTMLElement>(null)
  const savedRef = useRef<FormValues>(initialValues)
  const draft = useMemo(() => draftOf(definition, inspected, savedRef.current), [definition, inspected])

  const onFound = useCallback(
    (backup: Backup) => {
      if (backup.version !== version) return setOlder(backup)
      setValues((before) => ({ ...before, ...backup.values }))
      setRestored(backup)
    },
    [version, setValues],
  )
  const incomplete = inspected.malformed.length > 0
  const { saver, state, lastSavedAt, forget } = useAutosave({
    ...{ definition, initial: initialValues, version, storageKey, raw: values, draft, incomplete, onSave, onFound },
  })
  savedRef.current = saver.saved
  const issues = useIssues({ definition, inspected, values, typing })
  useEffect(() => onInspect?.(inspected), [onInspect, inspected])

  const saveNow = useCallback(async () => {
    const now = inspectForm(definition, values, context)
    saver.change(draftOf(definition, now, saver.saved))
    return { now, saved: await saver.flush() }
  }, [definition, values, context, saver])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      leave()
      void saveNow()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [saveNow, leave])

  const submit = async () => {
    if (!onSubmit || submitting) return
    setSubmitting(true)
    leave()
    issues.attempt()
    try {
      const { now, saved } = await saveNow()
      const ready = submission(definition, now)
      if (ready.issues.some((issue) => issue.level === '阻断')) return toSummary()
      if (saver.current.kind === 'conflict') return setDeciding(true)
      if (!saved) {
        issues.refuse('内容尚未保存到服务器,请待网络恢复或改正后再提交', {})
        return toSummary()
      }
      const outcome = await onSubmit(ready.values, saver.version)
      if ('ok' in outcome) return forget()
      issues.refuse(outcome.error, outcome.fields ?? {})
      toSummary()
    } catch {
      issues.refuse('未能提交:网络中断或服务暂不可用。内容已保存,请稍后再试', {})
      toSummary()
    } finally {
      setSubmitting(false)
    }
  }
  // After the next paint: the summary is drawn by the same update.
  const toSummary = () => void requestAnimationFrame(() => requestAnimationFrame(() => summary.current?.focus()))

  const conflict: SaveConflict | null =
    state.kind === 'conflict' ? state.conflict : older ? { values: initialValues, version, by: '服务器上的较新版本', at: '' } : null
  const base = state.kind === 'conflict' ? saver.saved : initialValues
  const mine = older ? { ...values, ...older.values } : values
  const found = conflict
    ? differences(definition, base, inspectForm(definition, mine, context).values, conflict.values, { ...context, names })
    : []

  const tools: EditorTools = useMemo(
    () => ({
      context,
      searchOrgs: props.searchOrgs,
      searchList: props.searchList,
      uploadFile: props.uploadFile,
      nameOf: (id) => names[id] ?? (context.names && Object.hasOwn(context.names, id) ? context.names[id] : undefined),
      remember: (id, name) => setNames((before) => ({ ...before, [id]: name })),
    }),
    [context, names, props.searchOrgs, props.searchList, props.uploadFile],
  )
  const outline = completenessOf(definition, inspected.values, inspected.conditions, inspected.malformed)

  return (
    <I18nProvider locale="zh-CN">
      <EditorProvider value={tools}>
        <form
          noValidate
          aria-label={definition.title}
          className="flex flex-col gap-4 lg:flex-row lg:gap-6"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
          onBlur={leave}
        >
          <FormOutline groups={outline} />
          <div className="min-w-0 flex-1 space-y-4">
            <IssueSummary ref={summary} message={issues.message} issues={issues.summary} />
            {restored && (
              <RestoredNotice
                at={restored.at}
                onKeep={() => setRestored(null)}
                onDiscard={() => {
                  setValues(initialValues)
                  setRestored(null)
                }}
              />
            )}
            {older && (
              <RestoredNotice at={older.at} outdated onKeep={() => setDeciding(true)} onDiscard={() => [setOlder(null), forget()]} />
            )}
            <FormGroups {...{ definition, values, inspected, context, editable, setField, setRows }} issuesOf={issues.of} />
            {props.children}
            <div
              data-print="hidden"
              className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center gap-3 rounded-lg border border-line bg-white px-4 py-2.5 shadow-pop"
            >
              <SaveStatus
                state={state}
                lastSavedAt={lastSavedAt}
                malformed={inspected.malformed.length}
                onConflict={() => setDeciding(true)}
              />
              <div className="ml-auto flex gap-2">
                {props.actions}
                {onSubmit && (
                  <Button type="submit" tone="primary" pending={submitting}>
                    {submitLabel}
                  </Button>
                )}
              </div>
            </div>
          </div>
        </form>
        {conflict && (
          <ConflictDialog
            open={deciding}
            onOpenChange={setDeciding}
            found={found}
            by={conflict.by}
            at={conflict.at || null}
            onChoose={(choices) => {
              const merged = mergeValues(mine, conflict.values, choices)
              setValues(merged)
              if (older) [setOlder(null), forget()]
              else saver.resolve(draftOf(definition, inspectForm(definition, merged, context), conflict.values))
              setDeciding(false)
            }}
          />
        )}
      </EditorProvider>
    </I18nProvider>
  )
}
