import { redirect } from 'next/navigation'
import { FilingEditor } from '@/components/matters/editor/filing-editor'
import { filingHead } from '@/components/matters/filing-head'
import { WorkbookTools } from '@/components/patterns/files/workbook-tools'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { filingDelegation } from '@/lib/matters/delegations/filing-delegation'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { filingTitle } from '@/lib/matters/queries/filing-title'
import { type ReturnHint, returnHints } from '@/lib/matters/queries/return-hints'
import { workspaceParams } from '@/lib/matters/queries/workspace-params'
import { runTogether } from '@/lib/platform/query'

/** Where a filing is filled in or corrected: form, materials, and what would happen if it were submitted now. */
export async function FilingEditPage({
  face,
  actor,
  id,
  onward,
}: {
  face: 'gov' | 'ent'
  actor: Actor
  id: string
  onward: string | null
}) {
  const now = new Date()
  const asked = runTogether(
    actor,
    async (ask) => {
      const record = await ask(filingRecord, { id })
      return {
        record,
        delegation: await ask(filingDelegation, { id }),
        params: await ask(workspaceParams, { id }),
        others: await ask(returnHints, { matter: record.matter.code }),
        waiting: onward && onward !== id ? await ask(filingTitle, { id: onward }) : null,
      }
    },
    now,
    'kept',
  )
  const { record, params, others, waiting, delegation } = await found(asked)
  const desk = record.run.desks.find((one) => one.desk === 'filling' || one.desk === 'correction')
  if (!desk) redirect(`/${face}/filings/${id}`)
  const answering = desk.desk === 'correction'
  return (
    <PageFrame
      {...filingHead(face, record, now)}
      actions={
        <WorkbookTools
          address={`/api/filings/${record.filing.id}/workbook`}
          template={`/api/filings/${record.filing.id}/workbook?empty=1`}
        />
      }
    >
      {waiting && (
        <Card title="本件是另一申报的前置事项">
          <p className="text-sm">
            企业和标的已按“{waiting.title}”带入。本件上报后将回到该申报；也可以随时
            <TextLink href={`/ent/filings/${waiting.id}/edit`}>返回“{waiting.title}”</TextLink>。
          </p>
        </Card>
      )}
      {!answering && <Returned record={record} />}
      {answering && record.run.correctionItems.length > 0 && (
        <Card title="需要补正的事项" note="补正期间停止计时">
          <ol className="list-decimal space-y-1 pl-5">
            {record.run.correctionItems.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </Card>
      )}
      <Reused face={face} record={record} />
      <OthersReturned others={others} />
      <FilingEditor
        face={face}
        filing={{ id: record.filing.id, version: record.filing.version }}
        userId={actor.userId}
        taskId={desk.id}
        answering={answering}
        submitLabel={answering ? '提交补正' : desk.passLabel}
        form={record.matter.form}
        materials={record.matter.materials}
        situations={record.matter.situations}
        steps={record.matter.flow.steps}
        delegation={delegation}
        values={record.values}
        facts={record.facts}
        origins={record.origins}
        params={params.params}
        today={params.today}
        lists={params.lists}
        openLists={params.openLists}
        names={record.names}
        files={record.materials}
        backTo={waiting ? `/ent/filings/${waiting.id}/edit` : undefined}
      />
    </PageFrame>
  )
}

/** How others were returned, so that the same mistake is not made again. */
function OthersReturned({ others }: { others: { arrived: number; hints: readonly ReturnHint[] } }) {
  if (others.hints.length === 0) return null
  return (
    <Card title="同类办件因何被退回" note={`近十二个月共 ${others.arrived} 件，填报前请对照`}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {others.hints.slice(0, 6).map((hint) => (
          <li key={hint.code}>
            {hint.reason} <span className="text-muted">{hint.filings} 件</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What this filing need not ask again, with the filing each was taken from. */
function Reused({ face, record }: { face: 'gov' | 'ent'; record: Parameters<typeof filingHead>[1] }) {
  if (record.reused.length === 0) return null
  return (
    <Card title="免填、免提交" note={`平台已有 ${record.reused.length} 项，无需再填、再交`}>
      <ul className="space-y-1 text-sm">
        {record.reused.map((one) => (
          <li key={`${one.kind}${one.name}`}>
            <Status tone="ok">{one.kind === 'material' ? '免提交' : '免填'}</Status> {one.name}
            <span className="text-muted">
              ：{one.why}，取自 <TextLink href={`/${face}${one.path}`}>{one.fromNumber}</TextLink>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

// Moves that leave a filing where it is.
const aside = ['comment', 'claim', 'unclaim', 'urge']

/** Why it came back to be filled in, from the commission or from within the enterprise. */
function Returned({ record }: { record: Parameters<typeof filingHead>[1] }) {
  const last = record.history.filter((line) => !aside.includes(line.action)).at(-1)
  if (last?.action !== 'return') return null
  return (
    <Card title="退回意见" note={`${last.actorName}${last.departmentName ? ` · ${last.departmentName}` : ''}`}>
      <p className="whitespace-pre-line">{last.opinion}</p>
    </Card>
  )
}
