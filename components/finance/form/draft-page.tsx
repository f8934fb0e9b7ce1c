import {
  approveFormDraftAction,
  discardFormDraftAction,
  openFormDraftAction,
  returnFormDraftAction,
  submitFormDraftAction,
} from '@/app/actions/form-actions'
import { DraftNotices } from '@/components/catalogue/draft-notices'
import { FormChanges } from '@/components/finance/form/form-changes'
import { FormLines } from '@/components/finance/form/form-lines'
import { LineEditor } from '@/components/finance/form/line-editor'
import { SheetTabs } from '@/components/finance/form/sheet-tabs'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { formDraft, type OpenFormDraft } from '@/lib/finance/form-versions/queries'
import type { Actor } from '@/lib/kernel/actor'
import { formatPeriod, shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

type Props = { actor: Actor; code: string; params: SearchParams }

/** The open draft of a form: its lines while they may be changed, what it changes and what falls away with it; the second person decides here. */
export async function FormDraftPage({ actor, code, params }: Props) {
  const { draft, name, newest, mayOpen } = await found(runQuery(formDraft, actor, { code }))
  const home = `/gov/finance/forms?form=${code}`
  const crumbs = [{ label: '报表表式', href: home }, { label: '修改' }]
  const title = `${name}（修改）`
  if (!draft)
    return (
      <PageFrame crumbs={crumbs} title={title} facts={[`现有 ${newest} 个版本`]}>
        <EmptyState
          title="没有在办的草稿"
          actions={
            mayOpen && (
              <ActionDialog
                {...{ label: '起草新版本', tone: 'primary', title: '起草新版本', submit: '起草', fixed: { code } }}
                intro={`以第 ${newest} 版为底稿。`}
                action={openFormDraftAction}
              />
            )
          }
        >
          逐行修改、报批后由另一人审批，自所定期间的报表起施行。
        </EmptyState>
      </PageFrame>
    )
  const sheet = draft.sheets.find(({ key }) => key === params.sheet) ?? draft.sheets[0]!
  const fixed = { id: draft.id, version: String(draft.version) }
  return (
    <PageFrame
      crumbs={crumbs}
      title={title}
      marks={<Status tone="warn">{draft.state}</Status>}
      facts={[
        `据第 ${draft.base} 版`,
        draft.from && `拟自${formatPeriod({ kind: draft.periodKind, code: draft.from })}的报表起施行`,
        <>
          {draft.editedBy} <DateTime iso={draft.editedAt} /> 修改
        </>,
      ]}
      actions={
        draft.may.edit ? <Doings {...{ draft, fixed }} /> : draft.may.decide && <Decision {...{ draft, fixed: { ...fixed, code } }} />
      }
    >
      <DraftNotices
        {...{ base: draft.base, overtaken: draft.overtaken, barred: draft.may.barred }}
        reason={draft.status === 'returned' ? { text: draft.reason, by: draft.decidedBy, title: '退回理由' } : undefined}
        note={{ text: draft.note, by: draft.submittedBy, title: '修改说明' }}
      />
      <Card title={`与第 ${draft.base} 版的差异`} note={`${draft.changes.length} 处`}>
        {draft.changes.length === 0 ? <p className="text-sm text-muted">还没有改动。</p> : <FormChanges changes={draft.changes} />}
        {draft.lost.length > 0 && (
          <div className="mt-3 rounded-md border border-notice-200 bg-notice-50 px-3 py-2 text-sm">
            <p className="font-medium">停用项目后：</p>
            <ul className="list-disc pl-5">
              {draft.lost.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
        )}
      </Card>
      <Card title={sheet.title} note={`${sheet.lines.filter((line) => !line.title && !line.retired).length} 个项目`} flush>
        <SheetTabs sheets={draft.sheets} current={sheet.key} address={`/gov/finance/forms/${code}/draft`} />
        {draft.may.edit ? (
          <LineEditor {...{ fixed, sheet }} sums={draft.sums} />
        ) : (
          <FormLines sheet={sheet} added={(line) => line.at === undefined && !line.title} />
        )}
      </Card>
    </PageFrame>
  )
}

type PartProps = { draft: OpenFormDraft; fixed: Record<string, string> }

function Doings({ draft, fixed }: PartProps) {
  const offered = periodsFrom(draft.periodKind, shanghaiDate(new Date()))
  return (
    <>
      <ActionDialog
        {...{ label: '作废草稿', tone: 'danger', title: '作废草稿', submit: '作废草稿', danger: true, fixed }}
        intro="草稿作废后不能恢复，记录保留。"
        action={discardFormDraftAction}
      />
      {draft.changes.length > 0 && (
        <ActionDialog
          {...{ label: '报批', tone: 'primary', title: '报批新版本', submit: '报批', fixed }}
          intro="由另一人审批后施行；自所选期间起新建立的报表用新版本，已建立的报表停留在原版本。"
          fields={[
            {
              ...{ key: 'from', label: '自哪一期的报表起施行', kind: 'select', required: true, empty: '请选择' },
              initial: draft.from ? String(draft.from) : '',
              options: offered.map((code) => ({ value: String(code), label: formatPeriod({ kind: draft.periodKind, code }) })),
            },
            { key: 'note', label: '修改说明', kind: 'lines', required: true, initial: draft.note },
          ]}
          action={submitFormDraftAction}
        />
      )}
    </>
  )
}

/** From the period that is being reported to a year ahead. */
function periodsFrom(kind: 'month' | 'year', today: string): number[] {
  const now = Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7))
  if (kind === 'year') return [-1, 0, 1, 2].map((years) => (Math.floor(now / 100) + years) * 100 + 12)
  return Array.from({ length: 15 }, (_, index) => shiftMonths(now, index - 2))
}

function Decision({ draft, fixed }: PartProps) {
  return (
    <>
      <ActionDialog
        {...{ label: '退回起草人', tone: 'danger', title: '退回起草人', submit: '退回起草人', danger: true, fixed }}
        fields={[{ key: 'reason', label: '退回理由', kind: 'lines', required: true }]}
        action={returnFormDraftAction}
      />
      <ActionDialog
        {...{ label: '批准施行', tone: 'primary', title: '批准施行新版本', submit: '批准施行', fixed }}
        intro={`自${formatPeriod({ kind: draft.periodKind, code: draft.from! })}的报表起施行；已建立的报表停留在原版本。`}
        fields={[{ key: 'reason', label: '审批意见', kind: 'lines' }]}
        action={approveFormDraftAction}
      />
    </>
  )
}
