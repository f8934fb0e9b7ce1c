'use client'

import { useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { discardDraftAction, submitCatalogueDraftAction } from '@/app/actions/catalogue-actions'
import { drawEntry } from '@/components/catalogue/editor/attribute-field'
import { type CatalogueTools, CatalogueToolsProvider, placeId, toolsOf } from '@/components/catalogue/editor/editor-tools'
import { FaultList } from '@/components/catalogue/editor/fault-list'
import { RowsEditor } from '@/components/catalogue/editor/rows-editor'
import { SectionOutline } from '@/components/catalogue/editor/section-outline'
import { type Body, useDraft } from '@/components/catalogue/editor/use-draft'
import { SaveStatus } from '@/components/forms/saving/save-status'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { memberOf, type Row, type Section, withMember } from '@/lib/matters/catalogue/attributes'
import { type CatalogueFault, checkMatter, type KnownCodes } from '@/lib/matters/catalogue/check'
import type { CatalogueKind } from '@/lib/matters/catalogue/kinds'
import { sections as matterSections } from '@/lib/matters/catalogue/sections'
import { delegationSections } from '@/lib/matters/delegations/rows'
import { isRecipe, jointPath } from '@/lib/matters/one-thing/schema'
import { oneThingSections } from '@/lib/matters/one-thing/sections'

type Props = {
  draft: {
    id: string
    kind: CatalogueKind
    version: number
    body: Body
    faults: readonly CatalogueFault[]
    today: string
    note: string
  }
  known: KnownCodes
  choices: CatalogueTools['choices']
}

/** A definition being edited on screen: sections of entries and rows, checked at every keystroke, saved by itself, handed to a second person. */
export function DraftEditor({ draft, known, choices }: Props) {
  const editor = useDraft(draft)
  const { body, change, saver, state } = editor
  const [choosing, setChoosing] = useState(false)
  const recipe = draft.kind === 'one_thing' && isRecipe(draft.body)
  const sections = draft.kind === 'delegation' ? delegationSections : recipe ? oneThingSections : matterSections
  // A matter is checked here at once; what a list or a 一件事 may hold is known to the server, which tells it at every save.
  const faults = useMemo(() => {
    if (draft.kind === 'delegation' || recipe) return editor.faults
    // What only the joint matters around it show is found where it is saved.
    return [...checkMatter(body, known).faults, ...editor.faults.filter((fault) => fault.path === jointPath)]
  }, [draft.kind, recipe, body, known, editor.faults])
  const tools = useMemo(() => toolsOf(faults, choices), [faults, choices])
  const whenSaved = (act: (values: FormValues) => Promise<FormResult>) => async (values: FormValues) => {
    if (!(await saver.flush())) return { ok: false as const, message: '还有修改没有保存，请稍候再试。' }
    return act({ ...values, id: draft.id, version: String(saver.version) })
  }
  return (
    <I18nProvider locale="zh-CN">
      <CatalogueToolsProvider value={tools}>
        <div className="flex flex-col gap-4 lg:flex-row lg:gap-6">
          <SectionOutline sections={sections} body={body} faultsUnder={tools.faultsUnder} />
          <div className="min-w-0 flex-1 space-y-3">
            <FaultList faults={faults} />
            {sections.map((section) => (
              <SectionCard key={section.key} section={section} body={body} onChange={change} />
            ))}
            <div
              data-print="hidden"
              className="sticky bottom-0 z-10 -mx-1 max-lg:bottom-14 flex flex-wrap items-center gap-3 rounded-lg border border-line bg-white px-4 py-2.5 shadow-pop"
            >
              <SaveStatus state={state} lastSavedAt={editor.lastSavedAt} malformed={0} onConflict={() => setChoosing(true)} />
              <div className="ml-auto flex flex-wrap gap-2">
                <ActionDialog
                  {...{ label: '作废草稿', tone: 'danger', danger: true, title: '作废草稿', submit: '作废草稿' }}
                  intro="草稿作废后不能恢复，现行版本不受影响。"
                  action={whenSaved(discardDraftAction)}
                />
                <ActionDialog
                  {...{ label: '报批', tone: 'primary', title: '报请另一人审批', submit: '报批' }}
                  intro={faults.length > 0 ? `还有 ${faults.length} 处需要改正，改正后才能报批。` : '审批人不能是起草、修改过本草稿的人。'}
                  fields={[
                    {
                      key: 'effectiveFrom',
                      label: '生效日期',
                      kind: 'date',
                      required: true,
                      initial: draft.today,
                      hint: '不早于今天；在办件仍按原版本办理',
                    },
                    { key: 'note', label: '修改说明', kind: 'lines', required: true, initial: draft.note },
                  ]}
                  action={whenSaved(submitCatalogueDraftAction)}
                />
              </div>
            </div>
          </div>
        </div>
        {state.kind === 'conflict' && (
          <Dialog open={choosing} onOpenChange={setChoosing} title={`${state.conflict.by}也修改了这份草稿`} width="sm">
            <p>两人改动的是同一份草稿，请选择保留哪一方的内容。</p>
            <div className="mt-3 flex flex-wrap gap-2">
              <Button onClick={() => settleWith(false)}>采用{state.conflict.by}的内容</Button>
              <Button tone="primary" onClick={() => settleWith(true)}>
                保留我的内容
              </Button>
            </div>
          </Dialog>
        )}
      </CatalogueToolsProvider>
    </I18nProvider>
  )

  function settleWith(mine: boolean) {
    editor.settle(mine)
    setChoosing(false)
  }
}

function SectionCard({ section, body, onChange }: { section: Section; body: Body; onChange: (body: Body) => void }) {
  const path = section.path.join('.')
  const value = path ? memberOf(body, path) : body
  const set = (next: unknown) => onChange(path ? withMember(body, path, next) : (next as Body))
  const rows = Array.isArray(value) ? (value as Row[]) : []
  return (
    <Card
      id={`section-${section.key}`}
      title={section.title}
      note={'rows' in section ? `${rows.length} 行` : undefined}
      className="scroll-mt-16"
    >
      {'rows' in section ? (
        <div id={placeId(path)}>
          <RowsEditor kind={section.rows} rows={rows} path={path} entry={drawEntry} onChange={set} />
        </div>
      ) : (
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          {section.entries.map((attribute) => drawEntry(attribute, (value as Row) ?? {}, path, set))}
        </div>
      )}
    </Card>
  )
}
