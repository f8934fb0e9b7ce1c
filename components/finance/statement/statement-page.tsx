import { crumbsAbove } from '@/components/finance/shut-units'
import { CellOriginWords } from '@/components/finance/statement/cell-origin'
import { CheckPanel } from '@/components/finance/statement/check-panel'
import { IntakeList } from '@/components/finance/statement/intake-list'
import { StatementDesk } from '@/components/finance/statement/statement-desk'
import { StatementEditor } from '@/components/finance/statement/statement-editor'
import { formNames } from '@/components/finance/statement/statement-list-page'
import { VersionChanges } from '@/components/finance/statement/version-changes'
import { WorkbookTools } from '@/components/patterns/files/workbook-tools'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Timeline } from '@/components/patterns/timeline'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { statementStatuses } from '@/lib/finance/commands/act-on-statement'
import { revisionReasons } from '@/lib/finance/commands/revise-statement'
import { type StatementRecord, statementRecord } from '@/lib/finance/queries/statement-record'
import { scopes } from '@/lib/finance/statement/scope'
import { actionNames } from '@/lib/flow/words'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; params: SearchParams }

/** One statement: its sheets to fill or to read, what the formulas say, remarks, versions and its course. */
export async function StatementPage({ face, actor, id, params }: Props) {
  const number = typeof params.version === 'string' && /^\d{1,3}$/.test(params.version) ? Number(params.version) : undefined
  const cell = typeof params.cell === 'string' ? params.cell.slice(0, 80) : null
  const record = await found(runQuery(statementRecord, actor, { id, ...(number ? { number } : {}), ...(cell ? { cell } : {}) }))
  const title = `${formatPeriod({ kind: record.formCode === 'annual' ? 'year' : 'month', code: record.period })}${formNames[record.formCode]}（${scopes[record.scope as keyof typeof scopes]}）`
  const filling = record.run?.desks.find((desk) => desk.stepKey === 'fill')
  const editable = face === 'ent' && may(actor, 'finance.report') && record.shown.newest && filling !== undefined
  return (
    <PageFrame
      crumbs={[
        { label: '报表台账', href: `/${face}/finance/statements` },
        ...crumbsAbove(face, record.above, record.period),
        { label: title },
      ]}
      title={`${record.orgName} ${title}`}
      marks={<Status>{statementStatuses[record.status] ?? record.status}</Status>}
      facts={[
        `应报 ${record.dueOn}`,
        `填报单位 ${record.shown.unit}`,
        `第 ${record.shown.number} 版`,
        record.form.version > 1 && `表式第 ${record.form.version} 版`,
        !record.shown.newest && '这不是最新一版',
      ]}
      actions={
        <>
          <WorkbookTools
            address={`/api/finance/statements/${record.id}${record.shown.newest ? '' : `?version=${record.shown.number}`}`}
            fill={editable}
          />
          <StatementDesk face={face} actor={actor} record={record} />
        </>
      }
    >
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <StatementEditor
          key={`${record.shown.id}:${record.shown.unit}`}
          record={slim(record)}
          editable={editable}
          sheet={typeof params.sheet === 'string' ? params.sheet : null}
          cell={cell}
          origin={
            record.looked && (
              <CellOriginWords {...{ face, statementId: record.id, origin: record.looked.origin, newest: record.shown.number }} />
            )
          }
        />
        <aside className="min-w-0 space-y-3">
          <CheckPanel face={face} record={record} editable={editable} />
          <VersionChanges record={record} />
          <Remarks record={record} />
          <Versions face={face} record={record} />
          <Card title="来源批次" note={`第 ${record.shown.number} 版`}>
            <IntakeList face={face} intakes={record.intakes} />
          </Card>
          <Course record={record} />
        </aside>
      </div>
    </PageFrame>
  )
}

/** What the editor in the browser needs of a record. */
function slim({ id, form, typed, before, monthAgo, formulaCells, codes, results, notes, shown }: StatementRecord) {
  const remarks = Object.fromEntries(notes.filter(({ kind }) => kind === 'remark').map(({ place, text }) => [place, text]))
  const { version, unit } = shown
  const older = shown.newest ? null : shown.number
  return {
    id,
    version,
    older,
    unit,
    sheets: form.sheets,
    typed,
    before: before?.typed ?? null,
    monthAgo,
    formulaCells,
    codes,
    results,
    remarks,
  }
}
export type EditorRecord = ReturnType<typeof slim>

function Remarks({ record }: { record: StatementRecord }) {
  const remarks = record.notes.filter(({ kind }) => kind === 'remark')
  if (remarks.length === 0) return null
  const names = new Map<string, string>(
    record.form.sheets.flatMap((sheet) =>
      sheet.lines.flatMap((line) =>
        sheet.columns.map(
          (column) => [`${sheet.key}.${line.key}@${column.key}`, `${sheet.title} ${line.label}（${column.label}）`] as const,
        ),
      ),
    ),
  )
  return (
    <Card title="批注" note={`${remarks.length} 条`}>
      <ul className="space-y-2 text-sm">
        {remarks.map((one) => (
          <li key={one.id}>
            <TextLink href={`?cell=${encodeURIComponent(one.place)}&sheet=${one.place.split('.')[0]}`}>
              {names.get(one.place) ?? one.place}
            </TextLink>
            ：{one.text}
            <span className="block text-xs text-muted">
              {one.byName}，第 {one.number} 版
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Versions({ face, record }: { face: string; record: StatementRecord }) {
  if (record.versions.length < 2) return null
  return (
    <Card title="版本">
      <ul className="space-y-1 text-sm">
        {record.versions.map((one) => (
          <li key={one.id}>
            <TextLink href={`/${face}/finance/statements/${record.id}?version=${one.number}`}>第 {one.number} 版</TextLink>
            {one.reason in revisionReasons && `（${revisionReasons[one.reason as keyof typeof revisionReasons]}：${one.note}）`}
            {one.counts && <span className="ml-1 text-xs text-ok">现行有效</span>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Course({ record }: { record: StatementRecord }) {
  return (
    <Card title="办理过程">
      {record.history.length === 0 ? (
        <p className="text-sm text-muted">由{record.shown.filledByName}转入，没有办理过程。</p>
      ) : (
        <Timeline
          entries={record.history.map((line) => ({
            ...{ id: line.id, title: `${line.stepName ?? ''} ${actionNames[line.action] ?? line.action}`.trim(), person: line.actorName },
            ...{ place: line.departmentName, at: line.at, opinion: line.opinion },
          }))}
        />
      )}
    </Card>
  )
}
