import {
  approveIndicatorDraftAction,
  discardIndicatorDraftAction,
  openIndicatorDraftAction,
  returnIndicatorDraftAction,
  saveIndicatorDraftAction,
  submitIndicatorDraftAction,
} from '@/app/actions/indicator-actions'
import { DraftNotices } from '@/components/catalogue/draft-notices'
import { draftFields } from '@/components/finance/indicator/draft-fields'
import { FormulaFaults } from '@/components/finance/indicator/formula-faults'
import { IndicatorChanges } from '@/components/finance/indicator/indicator-changes'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { ActionForm } from '@/components/identity/form/action-form'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { indicatorDraft, type OpenIndicatorDraft } from '@/lib/finance/queries/indicator-drafts'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

/** The open draft of an indicator: its editor while it may be changed, faults at their characters, what it changes; the second person decides here. */
export async function IndicatorDraftPage({ actor, code }: { actor: Actor; code: string }) {
  const { draft, name, newest, mayOpen } = await found(runQuery(indicatorDraft, actor, { code }))
  const crumbs = [
    { label: '指标库', href: '/gov/finance/indicators' },
    ...(newest > 0 ? [{ label: name, href: `/gov/finance/indicators/${code}` }] : []),
    { label: '修改' },
  ]
  const title = `${name === code ? code : `${code} ${name}`}（修改）`
  if (!draft) {
    return (
      <PageFrame crumbs={crumbs} title={title} facts={[newest > 0 ? `现有 ${newest} 个版本` : '尚未制定']}>
        <EmptyState
          title="没有在办的草稿"
          actions={
            mayOpen && (
              <ActionDialog
                {...{ label: newest > 0 ? '起草新版本' : '起草新指标', tone: 'primary', title: '起草', submit: '起草' }}
                intro={newest > 0 ? `以第 ${newest} 版为底稿。` : `编码 ${code}，从空白开始。`}
                fixed={{ code }}
                action={openIndicatorDraftAction}
              />
            )
          }
        >
          起草、检查、报批后由另一人审批，审批后自生效月份起重新计算。
        </EmptyState>
      </PageFrame>
    )
  }
  const fixed = { id: draft.id, version: String(draft.version) }
  return (
    <PageFrame
      crumbs={crumbs}
      title={title}
      marks={<Status tone="warn">{draft.state}</Status>}
      facts={[
        draft.base > 0 ? `据第 ${draft.base} 版` : '首次制定',
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
      <Checks draft={draft} />
      <Card title="与原版本的差异" note={`${draft.changes.length} 处`}>
        <IndicatorChanges changes={draft.changes} />
      </Card>
      {draft.may.edit && (
        <Card title="编辑" note="保存后检查；公式引用单元格写作 表.行@列，如 IS.total_profit@ytd">
          <ActionForm
            key={draft.version}
            fields={draftFields(draft.body, draft.departments)}
            fixed={{ ...fixed, code }}
            submit="保存并检查"
            action={saveIndicatorDraftAction}
          />
          <AddedLines added={draft.added} />
        </Card>
      )}
    </PageFrame>
  )
}

/** Lines that people added to the forms, as a formula names their cells. */
function AddedLines({ added }: Pick<OpenIndicatorDraft, 'added'>) {
  if (added.length === 0) return null
  return (
    <section className="mt-3 text-sm">
      <h3 className="text-muted">表式新增的项目（其余见“报表表式”；以前版本的报表没有这些项目，指标为空）</h3>
      <ul>
        {added.map(({ form, sheet, label, paths }) => (
          <li key={`${form} ${paths[0]}`} className="[overflow-wrap:anywhere]">
            {form}，{sheet}：{label} <code>{paths.join('，')}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

type PartProps = { draft: OpenIndicatorDraft; fixed: { id: string; version: string } }

function EditorActions({ draft, fixed }: PartProps) {
  const month = `${shanghaiDate(new Date()).slice(0, 7)}-01`
  return (
    <>
      <ActionDialog
        {...{ label: '作废草稿', tone: 'danger', title: '作废草稿', submit: '作废草稿', danger: true }}
        intro="草稿作废后不能恢复，记录保留。"
        fixed={fixed}
        action={discardIndicatorDraftAction}
      />
      {draft.faults.length === 0 && (
        <ActionDialog
          {...{ label: '报批', tone: 'primary', title: '报批新版本', submit: '报批' }}
          intro="由另一人审批后发布；自生效月份起，已受理报表的指标值按新版本重新计算，更早的值保留原版本。"
          fields={[
            {
              key: 'effectiveFrom',
              label: '生效日期',
              kind: 'date',
              required: true,
              initial: draft.effectiveFrom ?? month,
              hint: '某月 1 日',
            },
            { key: 'note', label: '修改说明', kind: 'lines', required: true, initial: draft.note },
          ]}
          fixed={fixed}
          action={submitIndicatorDraftAction}
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
        action={returnIndicatorDraftAction}
      />
      <ActionDialog
        {...{ label: '批准发布', tone: 'primary', title: '批准发布新版本', submit: '批准发布' }}
        intro={`自 ${draft.effectiveFrom} 起的报表按新版本计算，现有的值随即重算；更早的值不变。`}
        fields={[{ key: 'reason', label: '审批意见', kind: 'lines' }]}
        fixed={fixed}
        action={approveIndicatorDraftAction}
      />
    </>
  )
}

function Checks({ draft }: { draft: OpenIndicatorDraft }) {
  const { faults, twins, body } = draft
  return (
    <Card title="检查" note={faults.length === 0 ? '没有发现问题' : `${faults.length} 处需要改正`}>
      {faults.length === 0 && twins.length === 0 && <p className="text-sm text-ok">可以报批。</p>}
      <FormulaFaults formula={body.formula ?? ''} faults={faults.filter(({ field }) => field === 'formula')} />
      <ul className="space-y-1 text-sm">
        {faults
          .filter(({ field }) => field !== 'formula')
          .map((fault) => (
            <li key={`${fault.field}${fault.message}`} className="text-danger">
              {fault.label}：{fault.message}
            </li>
          ))}
        {twins.map((twin) => (
          <li key={twin.code} className="text-warn">
            公式与 <TextLink href={`/gov/finance/indicators/${twin.code}`}>{`${twin.code} ${twin.name}`}</TextLink>{' '}
            相同，请确认是否需要另设指标。
          </li>
        ))}
      </ul>
    </Card>
  )
}
