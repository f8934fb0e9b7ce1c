import { approveDraftAction, returnDraftAction } from '@/app/actions/catalogue-actions'
import { ChangesList } from '@/components/catalogue/changes-list'
import { DraftNotices } from '@/components/catalogue/draft-notices'
import { DraftEditor } from '@/components/catalogue/editor/draft-editor'
import { MatterContents } from '@/components/catalogue/matter-contents'
import { MatterSummary } from '@/components/catalogue/matter-summary'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { RecordPage } from '@/components/patterns/record-page'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { Actor } from '@/lib/kernel/actor'
import { catalogueDraft } from '@/lib/matters/catalogue/queries/draft-page'
import { runQuery } from '@/lib/platform/query'

/** A draft: its editor while it may be changed, and for everybody else what it changes; the second person decides here. */
export async function DraftPage({ actor, id }: { actor: Actor; id: string }) {
  const draft = await found(runQuery(catalogueDraft, actor, { id }))
  const { may, kind, code } = draft
  const record = kind === 'delegation' ? `/gov/catalogue/delegations/${code}` : `/gov/catalogue/${code}`
  const retire = draft.intent === 'retire'
  const fixed = { id: draft.id, version: String(draft.version) }
  return (
    <RecordPage
      crumbs={[
        { label: '事项目录管理', href: '/gov/catalogue' },
        { label: draft.name, href: record },
        { label: retire ? '停用申请' : '草稿' },
      ]}
      title={retire ? `停用 ${draft.name}` : `${draft.name}（${draft.base > 0 ? '修改' : '新建'}）`}
      marks={<Status tone={draft.status === 'approved' ? 'ok' : 'warn'}>{draft.state}</Status>}
      facts={[
        kind === 'delegation' ? null : code,
        draft.base > 0 ? `据第 ${draft.base} 版` : '首次制定',
        draft.effectiveFrom && `拟自 ${draft.effectiveFrom} 起${retire ? '停用' : '施行'}`,
        <>
          {draft.editedBy} <DateTime iso={draft.editedAt} /> 修改
        </>,
      ]}
      actions={
        may.decide && (
          <>
            <ActionDialog
              {...{ label: '退回起草人', tone: 'danger', title: '退回起草人', submit: '退回起草人', danger: true }}
              fields={[{ key: 'reason', label: '退回理由', kind: 'lines', required: true }]}
              fixed={fixed}
              action={returnDraftAction}
            />
            <ActionDialog
              {...{ label: retire ? '批准停用' : '批准发布', tone: 'primary', title: retire ? '批准停用' : '批准发布新版本' }}
              submit={retire ? '批准停用' : '批准发布'}
              intro={`自 ${draft.effectiveFrom} 起${retire ? '不再新办' : '新办件按新版本办理'}，在办件仍按原版本办理。`}
              fields={[{ key: 'reason', label: '审批意见', kind: 'lines' }]}
              fixed={fixed}
              action={approveDraftAction}
            />
          </>
        )
      }
    >
      <DraftNotices
        {...{ base: draft.base, overtaken: draft.overtaken, barred: may.barred }}
        reason={{ text: draft.reason, by: draft.decidedBy, title: draft.status === 'returned' ? '退回理由' : '审批意见' }}
        note={may.edit ? undefined : { text: draft.note, by: draft.submittedBy, title: retire ? '停用理由' : '修改说明' }}
      />
      {!may.edit && draft.preview && <MatterContents matter={draft.preview} />}
      {!retire && (!may.edit || draft.changes.length > 0) && (
        <Card title={draft.base > 0 ? '与原版本的差异' : '首次制定的内容'} note={`${draft.changes.length} 处`}>
          <ChangesList changes={draft.changes} />
        </Card>
      )}
      {!may.edit && draft.preview && <MatterSummary matter={draft.preview} />}
      {may.edit && (
        <DraftEditor
          draft={{
            id: draft.id,
            kind,
            version: draft.version,
            body: draft.body,
            faults: draft.faults,
            today: draft.today,
            note: draft.note,
          }}
          known={draft.known}
          choices={draft.choices}
        />
      )}
    </RecordPage>
  )
}
