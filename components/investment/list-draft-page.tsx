import {
  approveListDraftAction,
  discardListDraftAction,
  returnListDraftAction,
  submitListDraftAction,
} from '@/app/actions/investment/lists'
import { DraftNotices } from '@/components/catalogue/draft-notices'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { CatalogueEditor } from '@/components/investment/main-business/catalogue-editor'
import { ClauseEditor } from '@/components/investment/negative-list/clause-editor'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { type ListDraft, listDraft } from '@/lib/investment/lists/queries'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

/** A draft of a catalogue of main businesses or of the negative list: edited item by item, checked, handed on; the second person decides here. */
export async function ListDraftPage({ actor, id }: { actor: Actor; id: string }) {
  const draft = await found(runQuery(listDraft, actor, { id }))
  const main = draft.kind === 'main_business'
  const home = main ? `/gov/investment/main-business/${draft.orgId}` : '/gov/investment/negative-list'
  return (
    <PageFrame
      crumbs={[{ label: main ? '主责主业' : '投资负面清单', href: home }, { label: '修改' }]}
      title={`${draft.name}（修改）`}
      marks={<Status tone={draft.status === 'approved' ? 'ok' : 'warn'}>{draft.state}</Status>}
      facts={[
        draft.base > 0 ? `据第 ${draft.base} 版` : '首次制定',
        draft.effectiveFrom && `拟自 ${draft.effectiveFrom} 起施行`,
        <>
          {draft.editedBy} <DateTime iso={draft.editedAt} /> 修改
        </>,
      ]}
      actions={<Doings draft={draft} />}
    >
      <DraftNotices
        {...{ base: draft.base, overtaken: draft.overtaken, barred: draft.may.barred }}
        reason={draft.status === 'returned' ? { text: draft.reason, by: null, title: '退回理由' } : undefined}
        note={{ text: draft.note, by: draft.submittedBy, title: '修改说明' }}
      />
      <Card title="检查" note={draft.faults.length === 0 ? '没有发现问题' : `${draft.faults.length} 处需要改正`}>
        {draft.faults.length === 0 && <p className="text-sm text-ok">可以报批。</p>}
        <ul className="list-disc pl-5 text-sm text-danger">
          {draft.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </Card>
      <Card title="与原版本的差异" note={`${draft.changes.length} 处`}>
        {draft.changes.length === 0 && <p className="text-sm text-muted">各项没有变化。</p>}
        <ul className="space-y-1 text-sm">
          {draft.changes.map(({ name, what, before, after }) => (
            <li key={name}>
              <Status tone={what === '删除' ? 'danger' : what === '新增' ? 'ok' : 'notice'}>{what}</Status> {name}
              {what === '修改' && <span className="text-muted">：{changed(before ?? {}, after ?? {})}</span>}
            </li>
          ))}
        </ul>
      </Card>
      {main ? <CatalogueEditor draft={draft} /> : <ClauseEditor draft={draft} />}
      {!main && (
        <p className="text-sm">
          <TextLink href={`/gov/investment/negative-list?draft=${draft.id}`}>按这份草稿试算</TextLink>
        </p>
      )}
    </PageFrame>
  )
}

const words: Readonly<Record<string, string>> = {
  ...{ no: '条号', category: '类别', text: '条文', condition: '条件', matters: '适用事项', source: '来源', checked: '已校核' },
  ...{ name: '名称', kind: '类型', codes: '行业代码', until: '培育期' },
}

/** The parts of an item that differ, old and new. */
function changed(before: Record<string, unknown>, after: Record<string, unknown>): string {
  const shown = (value: unknown) =>
    Array.isArray(value) ? value.join('、') : typeof value === 'boolean' ? (value ? '是' : '否') : String(value ?? '—') || '—'
  return Object.keys(after)
    .filter((key) => shown(before[key]) !== shown(after[key]))
    .map((key) => `${words[key] ?? key}由“${shown(before[key])}”改为“${shown(after[key])}”`)
    .join('；')
}

function Doings({ draft }: { draft: ListDraft }) {
  const fixed = { id: draft.id, version: String(draft.version) }
  if (draft.may.edit)
    return (
      <>
        <ActionDialog
          {...{ label: '作废草稿', tone: 'danger', title: '作废草稿', submit: '作废草稿', danger: true, fixed }}
          intro="草稿作废后不能恢复，记录保留。"
          action={discardListDraftAction}
        />
        {draft.faults.length === 0 && (
          <ActionDialog
            {...{ label: '报批', tone: 'primary', title: '报批新版本', submit: '报批', fixed, action: submitListDraftAction }}
            intro="由另一人审批后发布；自生效日起上报的投资事项按新版校验，已上报的不变。"
            fields={[
              {
                key: 'effectiveFrom',
                label: '生效日期',
                kind: 'date',
                required: true,
                initial: draft.effectiveFrom ?? shanghaiDate(new Date()),
              },
              { key: 'note', label: '修改说明', kind: 'lines', required: true, initial: draft.note },
            ]}
          />
        )}
      </>
    )
  if (!draft.may.decide) return null
  return (
    <>
      <ActionDialog
        {...{
          label: '退回起草人',
          tone: 'danger',
          title: '退回起草人',
          submit: '退回起草人',
          danger: true,
          fixed,
          action: returnListDraftAction,
        }}
        fields={[{ key: 'reason', label: '退回理由', kind: 'lines', required: true }]}
      />
      <ActionDialog
        {...{ label: '批准发布', tone: 'primary', title: '批准发布新版本', submit: '批准发布', fixed, action: approveListDraftAction }}
        intro={`自 ${draft.effectiveFrom} 起施行。`}
        fields={[{ key: 'reason', label: '审批意见', kind: 'lines' }]}
      />
    </>
  )
}
