import { FormView } from '@/components/forms/view/form-view'
import { shownFiles, shownHistory } from '@/components/matters/filing-parts'
import { FilingStatusMark } from '@/components/matters/filing-status'
import { FilingFlow } from '@/components/matters/handbook/filing-flow'
import { NotedFiles } from '@/components/matters/notes/noted-files'
import { NotedForm } from '@/components/matters/notes/noted-form'
import { NotesTab } from '@/components/matters/notes/notes-tab'
import { FilingChanges } from '@/components/matters/record/filing-changes'
import { FilingPartsTable } from '@/components/matters/record/filing-parts-table'
import { SignatureMark } from '@/components/matters/record/signature-mark'
import { UrgeLedger } from '@/components/matters/record/urge-ledger'
import { DateTime } from '@/components/patterns/date-time'
import { FilesPane } from '@/components/patterns/files/files-pane'
import { Timeline } from '@/components/patterns/timeline'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { LinkTab } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValues } from '@/lib/forms/schema'
import { surroundingsOf } from '@/lib/matters/facts'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'

type Props = { face: 'gov' | 'ent'; record: FilingRecordDto; tab: string }

/** Tabs of a filing with their counts. */
export function filingTabs({ face, record, tab }: Props): LinkTab[] {
  const tabs: [string, string, number?][] = [
    ['form', '申报表'],
    ...(record.parts.length > 0 ? ([['parts', '各处室意见', record.parts.length]] as [string, string, number][]) : []),
    ['materials', '材料', record.materials.length],
    ['history', '办理过程', record.history.length],
    ['flow', '流程图'],
    ...(face === 'gov' ? ([['notes', '批注', record.notes.length]] as [string, string, number][]) : []),
    ['clock', '计时台账', record.run.intervals.length],
    ...(urges(record).length > 0 ? ([['urges', '催办台账', urges(record).length]] as [string, string, number][]) : []),
    ['related', '关联办件', record.related.length],
    ...(record.previous ? ([['changes', record.previous.since === 'round' ? '本轮改动' : '退回后改动']] as [string, string][]) : []),
  ]
  const chosen = tabs.some(([key]) => key === tab) ? tab : 'form'
  return tabs.map(([key, label, count]) => ({
    href: key === 'form' ? `/${face}/filings/${record.filing.id}` : `/${face}/filings/${record.filing.id}?tab=${key}`,
    label,
    current: chosen === key,
    ...(count === undefined ? {} : { count }),
  }))
}

/** The content of the chosen tab. */
export function FilingTab({ face, record, tab }: Props) {
  const form = record.matter.form
  const notes = { filingId: record.filing.id, threads: record.notes }
  if (tab === 'materials')
    return face === 'gov' ? <NotedFiles files={shownFiles(record)} notes={notes} /> : <FilesPane files={shownFiles(record)} />
  if (tab === 'notes' && face === 'gov') return <NotesTab record={record} />
  if (tab === 'parts') return <FilingPartsTable parts={record.parts} />
  if (tab === 'history')
    return (
      <Card>
        <Timeline entries={shownHistory(record).map((entry) => ({ ...entry, extra: signatureOf(record, entry.id) }))} />
      </Card>
    )
  if (tab === 'flow') return <FilingFlow face={face} record={record} />
  if (tab === 'clock') return <ClockLedger record={record} />
  if (tab === 'urges') return <UrgeLedger lines={urges(record)} />
  if (tab === 'related') return <Related face={face} record={record} />
  if (tab === 'changes' && record.previous) return <FilingChanges record={record} previous={record.previous} />
  const shown = (
    <FormView
      definition={form}
      values={record.values}
      context={viewContext(record, face)}
      masked={face === 'gov'}
      {...(face === 'gov' ? { notesOn: ({ key }) => notes.threads.filter((one) => one.field === key).length } : {})}
      {...(record.previous ? { previous: record.previous.values } : {})}
    />
  )
  if (face !== 'gov') return shown
  return (
    <NotedForm {...notes} labels={Object.fromEntries(form.fields.map(({ key, label }) => [key, label]))}>
      {shown}
    </NotedForm>
  )
}

function signatureOf({ signatures }: FilingRecordDto, eventId: string) {
  const signature = signatures.find((one) => one.eventId === eventId)
  return signature && <SignatureMark signature={signature} />
}

/** What a read view of the form may look at. */
export function viewContext(record: FilingRecordDto, face: 'gov' | 'ent'): FormContext {
  const surroundings = surroundingsOf({ materials: record.matter.materials })
  return { face, names: record.names, facts: record.facts as FormValues, origins: record.origins, surroundings }
}

const urges = (record: FilingRecordDto) => record.history.filter((line) => line.action === 'urge')

const reasons: Record<string, string> = {
  handling: '办理计时',
  correction: '补正停表',
  external: '报市政府等外部审批停表',
  returned: '退回企业停表',
  untimed: '不计时环节',
}

/** Every stretch of the clock with both ends: the parts add up to the whole. */
function ClockLedger({ record }: { record: FilingRecordDto }) {
  const { intervals, clock, promiseDays, extendedDays } = record.run
  const extensions = record.history.filter((line) => line.action === 'grant_extension')
  return (
    <Card
      title="计时台账"
      note={
        clock
          ? `已用 ${clock.usedDays} / 承诺 ${promiseDays} 个工作日${extendedDays > 0 ? `（经批准延长 ${extendedDays} 个，至 ${clock.dueAt.slice(0, 10)}）` : ''}，停表 ${clock.stoppedDays} 个`
          : '自受理起计时'
      }
      flush
    >
      {intervals.length === 0 ? (
        <EmptyState title="尚未开始计时">受理之日的次日起算，补正、报市政府期间停表。</EmptyState>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="border-y border-line bg-sunken text-left text-muted">
                <th scope="col" className="px-4 py-2 font-medium">
                  计时
                </th>
                <th scope="col" className="py-2 font-medium">
                  起
                </th>
                <th scope="col" className="py-2 font-medium">
                  止
                </th>
                <th scope="col" className="px-4 py-2 text-right font-medium">
                  工作日
                </th>
                <th scope="col" className="px-4 py-2 text-right font-medium">
                  时长（小时）
                </th>
              </tr>
            </thead>
            <tbody>
              {extensions.map((line) => (
                <tr key={line.id} className="border-b border-line">
                  <td className="px-4 py-2">
                    <Status tone="warn">批准延期</Status>
                  </td>
                  <td className="py-2">
                    <DateTime iso={line.at} />
                  </td>
                  <td className="py-2">{line.data.why ? `理由：${line.data.why}` : ''}</td>
                  <td className="px-4 py-2 text-right tabular-nums">+{line.data.days}</td>
                  <td className="px-4 py-2 text-right">{line.actorName}</td>
                </tr>
              ))}
              {intervals.map((one) => (
                <tr key={one.from} className="border-b border-line last:border-0">
                  <td className="px-4 py-2">
                    <Status tone={one.kind === 'running' ? 'brand' : 'neutral'} shape={one.kind === 'running' ? 'dot' : 'pause'}>
                      {reasons[one.reason] ?? one.reason}
                    </Status>
                  </td>
                  <td className="py-2">
                    <DateTime iso={one.from} />
                  </td>
                  <td className="py-2">{one.to ? <DateTime iso={one.to} /> : '进行中'}</td>
                  <td className="px-4 py-2 text-right tabular-nums">{one.workdays}</td>
                  <td className="px-4 py-2 text-right tabular-nums">{(one.wallSeconds / 3600).toFixed(1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

function Related({ face, record }: { face: 'gov' | 'ent'; record: FilingRecordDto }) {
  if (record.related.length === 0)
    return (
      <Card>
        <EmptyState title="没有关联办件">同一标的、同一企业同一事项以及前置事项的办件会列在这里。</EmptyState>
      </Card>
    )
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {record.related.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
            <Status>{one.why}</Status>
            <TextLink href={`/${face}/filings/${one.id}`} className="min-w-0 flex-1">
              {one.title}
            </TextLink>
            <span className="text-sm text-muted">{[one.number, one.matterName].filter(Boolean).join(' · ')}</span>
            <FilingStatusMark status={one.status} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
