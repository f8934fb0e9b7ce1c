import {
  approveTreeDraftAction,
  discardTreeDraftAction,
  openTreeDraftAction,
  returnTreeDraftAction,
  submitTreeDraftAction,
} from '@/app/actions/risk-actions'
import { DraftNotices } from '@/components/catalogue/draft-notices'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { TreeChanges } from '@/components/risk/tree/tree-changes'
import { TreeEditor } from '@/components/risk/tree/tree-editor'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'
import { type OpenTreeDraft, treeDraft } from '@/lib/risk/tree/queries'

const crumbs = [{ label: '指标体系', href: '/gov/risk/indicators' }, { label: '修改' }]
const title = '指标体系（修改）'

/** The open draft of the tree: its editor while it may be changed, faults, what it changes; the second person decides here. */
export async function TreeDraftPage({ actor }: { actor: Actor }) {
  const { draft, newest, mayOpen } = await found(runQuery(treeDraft, actor, {}))
  if (!draft)
    return (
      <PageFrame crumbs={crumbs} title={title} facts={[newest > 0 ? `现有 ${newest} 个版本` : '现用平台预置']}>
        <EmptyState
          title="没有在办的草稿"
          actions={
            mayOpen && (
              <ActionDialog
                {...{ label: '修改指标体系', tone: 'primary', title: '修改指标体系', submit: '起草' }}
                intro={newest > 0 ? `以第 ${newest} 版为底稿。` : '以平台预置的指标体系为底稿。'}
                action={openTreeDraftAction}
              />
            )
          }
        >
          起草、报批后由另一人发布，自生效日起树和统计按新版本。
        </EmptyState>
      </PageFrame>
    )
  const fixed = { id: draft.id, version: String(draft.version) }
  return (
    <PageFrame
      crumbs={crumbs}
      title={title}
      marks={<Status tone="warn">{draft.state}</Status>}
      facts={[
        draft.base > 0 ? `据第 ${draft.base} 版` : '据平台预置',
        draft.effectiveFrom && `拟自 ${draft.effectiveFrom} 起施行`,
        <>
          {draft.editedBy} <DateTime iso={draft.editedAt} /> 修改
        </>,
      ]}
      actions={
        draft.may.edit ? <EditorActions draft={draft} fixed={fixed} /> : draft.may.decide && <Decision draft={draft} fixed={fixed} />
      }
    >
      <DraftNotices
        {...{ base: draft.base, overtaken: draft.overtaken, barred: draft.may.barred }}
        reason={draft.status === 'returned' ? { text: draft.reason, by: draft.decidedBy, title: '退回理由' } : undefined}
        note={{ text: draft.note, by: draft.submittedBy, title: '修改说明' }}
      />
      <Card title="检查" note={draft.faults.length === 0 ? '没有发现问题' : `${draft.faults.length} 处需要改正`}>
        {draft.faults.length === 0 ? (
          <p className="text-sm text-ok">可以报批。</p>
        ) : (
          <ul className="space-y-1 text-sm text-danger">
            {draft.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        )}
      </Card>
      <Card title="与原版本的差异" note={`${draft.changes.length} 处`}>
        <TreeChanges changes={draft.changes} />
      </Card>
      {draft.may.edit && <TreeEditor key={draft.version} id={draft.id} version={draft.version} body={draft.body} names={draft.names} />}
    </PageFrame>
  )
}

type PartProps = { draft: OpenTreeDraft; fixed: { id: string; version: string } }

function EditorActions({ draft, fixed }: PartProps) {
  return (
    <>
      <ActionDialog
        {...{ label: '作废草稿', tone: 'danger', title: '作废草稿', submit: '作废草稿', danger: true }}
        intro="草稿作废后不能恢复，记录保留。"
        fixed={fixed}
        action={discardTreeDraftAction}
      />
      {draft.faults.length === 0 && (
        <ActionDialog
          {...{ label: '报批', tone: 'primary', title: '报批新版本', submit: '报批' }}
          intro="由另一人发布；自生效日起，指标体系页和风险统计按新版本。"
          fields={[
            {
              ...{ key: 'effectiveFrom', label: '生效日期', kind: 'date', required: true },
              initial: draft.effectiveFrom ?? shanghaiDate(new Date()),
            },
            { key: 'note', label: '修改说明', kind: 'lines', required: true, initial: draft.note },
          ]}
          fixed={fixed}
          action={submitTreeDraftAction}
        />
      )}
    </>
  )
}

function Decision({ draft, fixed }: PartProps) {
  return (
    <>
      <ActionDialog
        {...{ label: '退回起草人', tone: 'danger', title: '退回起草人', submit: '退回起草人', danger: true }}
        fields={[{ key: 'reason', label: '退回理由', kind: 'lines', required: true }]}
        fixed={fixed}
        action={returnTreeDraftAction}
      />
      <ActionDialog
        {...{ label: '批准发布', tone: 'primary', title: '批准发布新版本', submit: '批准发布' }}
        intro={`自 ${draft.effectiveFrom} 起按新版本统计。`}
        fields={[{ key: 'reason', label: '审批意见', kind: 'lines' }]}
        fixed={fixed}
        action={approveTreeDraftAction}
      />
    </>
  )
}
