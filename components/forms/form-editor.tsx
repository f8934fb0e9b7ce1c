'use client'

import { type Dispatch, type ReactNode, type SetStateAction, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Button } from '@/components/ui/button'
import type { FormContext } from '@/lib/forms/parse/parsed'
import { completenessOf } from '@/lib/forms/values'
import { EditorProvider, type EditorTools } from './editor-context'
import { FormGroups } from './form-groups'
import { FormOutline } from './form-outline'
import { IssueSummary } from './issue-summary'
import { ConflictDialog } from './saving/conflict-dialog'
import { RestoredNotice } from './saving/restored-notice'
import { SaveStatus } from './saving/save-status'
import { type EditorOptions, useFormEditor } from './use-form-editor'

export type { SubmitOutcome } from './use-submission'

type Props = EditorOptions &
  Pick<EditorTools, 'searchOrgs' | 'searchList' | 'uploadFile'> & {
    submitLabel?: string
    /** Keys that may be changed; everything else is read-only (补正). Absent = all. */
    editable?: readonly string[]
    /** Further buttons of the bar at the bottom. */
    actions?: ReactNode
    /** Stands above the first section, inside the form. */
    head?: ReactNode
    /** Stands below the last section, inside the form. */
    children?: ReactNode
  }

type Names = Readonly<Record<string, string>>

/** A form being filled in: saves by itself, loses nothing, says what is missing and where, lets two people see each other's changes. */
export function FormEditor(props: Props) {
  const { definition, submitLabel = '提交', editable, actions, head, children } = props
  const [names, setNames] = useState<Names>({})
  const editor = useFormEditor(props, names)
  const { inspected, issues, restored, older, conflict } = editor
  return (
    <I18nProvider locale="zh-CN">
      <EditorProvider value={useTools(props, editor, setNames)}>
        <form
          noValidate
          aria-label={definition.title}
          className="flex flex-col gap-4 lg:flex-row lg:gap-6"
          onSubmit={(event) => {
            event.preventDefault()
            void editor.submit()
          }}
          onBlur={editor.leave}
        >
          <FormOutline groups={completenessOf(definition, inspected.values, inspected.conditions, inspected.malformed)} />
          <div className="min-w-0 flex-1 space-y-4">
            {head}
            <IssueSummary ref={editor.summary} message={issues.message} issues={issues.summary} />
            {restored && <RestoredNotice at={restored.at} onKeep={editor.keepRestored} onDiscard={editor.discardRestored} />}
            {older && <RestoredNotice at={older.at} outdated onKeep={() => editor.setDeciding(true)} onDiscard={editor.settleOlder} />}
            <FormGroups {...editor} definition={definition} editable={editable} issuesOf={issues.of} />
            {children}
            <div
              data-print="hidden"
              className="sticky bottom-0 z-10 -mx-1 max-lg:bottom-14 flex flex-wrap items-center gap-3 rounded-lg border border-line bg-white px-4 py-2.5 shadow-pop"
            >
              <SaveStatus
                state={editor.state}
                lastSavedAt={editor.lastSavedAt}
                malformed={inspected.malformed.length}
                onConflict={() => editor.setDeciding(true)}
              />
              <div className="ml-auto flex gap-2">
                {actions}
                {props.onSubmit && (
                  <Button type="submit" tone="primary" pending={editor.submitting}>
                    {submitLabel}
                  </Button>
                )}
              </div>
            </div>
          </div>
        </form>
        {conflict && <ConflictDialog open={editor.deciding} onOpenChange={editor.setDeciding} {...conflict} onChoose={conflict.choose} />}
      </EditorProvider>
    </I18nProvider>
  )
}

/** What the controls share; a name once chosen stays known as long as the page is open. */
function useTools(
  { searchOrgs, searchList, uploadFile }: Props,
  { context, saveAll }: { context: FormContext; saveAll: () => Promise<boolean> },
  onName: Dispatch<SetStateAction<Names>>,
): EditorTools {
  return useMemo(
    () => ({
      ...{ context, searchOrgs, searchList, uploadFile, saveAll },
      nameOf: (id) => (context.names && Object.hasOwn(context.names, id) ? context.names[id] : undefined),
      remember: (id, name) => onName((before) => ({ ...before, [id]: name })),
    }),
    [context, onName, saveAll, searchOrgs, searchList, uploadFile],
  )
}
