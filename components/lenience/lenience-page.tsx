import { acknowledgeLenienceAction, dismissLenienceAction, issueLenienceAction, revokeLenienceAction } from '@/app/actions/lenience-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { LevelMark, MeasureState } from '@/components/lenience/lenience-marks'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { type LenienceRecordDto, lenienceRecord } from '@/lib/matters/lenience/queries'
import { lapseKinds, lenienceLevels } from '@/lib/matters/lenience/schema'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string }

/** One measure: what happened, on which records it rests, the letter, and what may be done with it now. */
export async function LeniencePage({ face, actor, id }: Props) {
  const record = await found(runQuery(lenienceRecord, actor, { id }))
  const { letter, draft } = record
  return (
    <PageFrame
      crumbs={[{ label: face === 'gov' ? '首违不罚' : '提示与通报', href: `/${face}/lenience` }, { label: record.number ?? '待确认' }]}
      title={letter && !draft ? letter.title : `${record.matterName}${lapseKinds[record.kind]}：拟发${lenienceLevels[record.level]}`}
      marks={
        <>
          <LevelMark level={record.level} />
          <MeasureState status={record.status} />
        </>
      }
      facts={[record.orgName, record.number, `报送于 ${record.lapsedOn}`, record.level === 'reminder' && '首违提示，不计处理']}
      actions={<Doings face={face} actor={actor} record={record} />}
    >
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-3">
          {letter && (
            <Card {...(draft ? { title: `${lenienceLevels[record.level]}拟稿`, note: '确认发出时编号、署期并通知企业' } : {})}>
              <article className="mx-auto max-w-[42rem] space-y-3 py-4 leading-7">
                <p className="text-center text-sm text-muted">{letter.number}</p>
                <h2 className="text-center text-lg font-semibold">{letter.title}</h2>
                <p>{letter.to}</p>
                {letter.paragraphs.map((text) => (
                  <p key={text} className="indent-8">
                    {text}
                  </p>
                ))}
                <p className="text-right">
                  {letter.organ}
                  <br />
                  {letter.date}
                </p>
              </article>
            </Card>
          )}
          <Card title="依据的办件记录" note={`${record.windowFrom} 以来同类情形 ${record.basis.length} 次`} flush>
            <ul className="divide-y divide-line">
              {record.basis.map((one) => (
                <li key={one.id} className="px-4 py-2.5 text-sm">
                  <TextLink href={`/${face}/filings/${one.id}`}>{one.title}</TextLink>
                  <span className="ml-2 text-muted">{[one.number, one.on].filter(Boolean).join(' · ')}</span>
                  <p className="text-muted">{one.words}</p>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        <aside className="min-w-0 space-y-3">
          <Card title="办理情况">
            <DefinitionList columns={1} items={progress(record)} />
          </Card>
        </aside>
      </div>
    </PageFrame>
  )
}

function progress(record: LenienceRecordDto) {
  const at = (iso: string, by: string | null) => (
    <>
      <DateTime iso={iso} /> {by}
    </>
  )
  return [
    { key: 'why', label: '认定', value: record.why },
    { key: 'proposed', label: '系统提出', value: <DateTime iso={record.proposedAt} /> },
    ...(record.issuedAt ? [{ key: 'issued', label: '发出', value: at(record.issuedAt, record.issuedBy) }] : []),
    ...(record.acknowledgedAt ? [{ key: 'read', label: '企业回执', value: at(record.acknowledgedAt, record.acknowledgedBy) }] : []),
    ...(record.answer ? [{ key: 'answer', label: '整改说明', value: record.answer }] : []),
    ...(record.ended
      ? [
          { key: 'ended', label: record.status === 'revoked' ? '撤销' : '不予提示', value: at(record.ended.at, record.ended.by) },
          { key: 'reason', label: '理由', value: record.ended.reason },
        ]
      : []),
  ]
}

function Doings({ face, actor, record }: { face: 'gov' | 'ent'; actor: Actor; record: LenienceRecordDto }) {
  const { id, version, status, level } = record
  const fixed = { id, version: String(version) }
  const name = lenienceLevels[level]
  const reason = { key: 'reason', label: '理由', kind: 'lines', maxLength: 500, required: true } as const
  if (face === 'ent') {
    if (status !== 'issued' || !may(actor, 'lenience.acknowledge')) return null
    const answer = { key: 'answer', label: '整改说明', kind: 'lines', maxLength: 1000, required: level !== 'reminder' } as const
    return (
      <ActionDialog
        label="确认收到"
        tone="primary"
        title={`确认收到${name}`}
        fields={[answer]}
        fixed={fixed}
        submit="确认收到"
        action={acknowledgeLenienceAction}
      />
    )
  }
  if (!may(actor, 'lenience.issue')) return null
  if (status === 'proposed')
    return (
      <>
        {(level !== 'circular' || may(actor, 'matter.decide')) && (
          <ActionDialog
            label={`确认并发出${name}`}
            tone="primary"
            title={`发出${name}`}
            intro={`发出后编号、留痕并通知${record.orgName}。${level === 'reminder' ? '提示函不计处理。' : ''}`}
            fixed={fixed}
            submit={`发出${name}`}
            action={issueLenienceAction}
          />
        )}
        <ActionDialog
          label="不予提示"
          title="不予提示"
          intro="该情形不再计入累计。"
          fields={[reason]}
          fixed={fixed}
          submit="不予提示"
          action={dismissLenienceAction}
        />
      </>
    )
  if (status === 'dismissed' || status === 'revoked') return null
  return (
    <ActionDialog
      label={`撤销${name}`}
      tone="danger"
      title={`撤销 ${record.number}`}
      intro="撤销后企业收到通知，该情形不再计入累计。"
      fields={[reason]}
      fixed={fixed}
      submit={`撤销${name}`}
      danger
      action={revokeLenienceAction}
    />
  )
}
