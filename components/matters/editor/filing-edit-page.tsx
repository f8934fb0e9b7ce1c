import { notFound, redirect } from 'next/navigation'
import { FilingEditor } from '@/components/matters/editor/filing-editor'
import { WorkbookTools } from '@/components/matters/editor/workbook-tools'
import { filingHead } from '@/components/matters/filing-head'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import type { Actor } from '@/lib/kernel/actor'
import { isRefusal } from '@/lib/kernel/refusal'
import { filingDelegation } from '@/lib/matters/delegations/filing-delegation'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { workspaceParams } from '@/lib/matters/queries/workspace-params'
import { runTogether } from '@/lib/platform/query'

/** Where a filing is filled in or corrected: form, materials, and what would happen if it were submitted now. */
export async function FilingEditPage({ actor, id }: { actor: Actor; id: string }) {
  const now = new Date()
  const { record, params, delegation } = await runTogether(
    actor,
    async (ask) => ({
      record: await ask(filingRecord, { id }),
      params: await ask(workspaceParams, { id }),
      delegation: await ask(filingDelegation, { id }),
    }),
    now,
  ).catch((error) => {
    if (isRefusal(error) && error.code === 'not_found') notFound()
    throw error
  })
  const desk = record.run.desks.find((one) => one.desk === 'filling' || one.desk === 'correction')
  if (!desk) redirect(`/ent/filings/${id}`)
  const answering = desk.desk === 'correction'
  return (
    <PageFrame {...filingHead('ent', record, now)} actions={<WorkbookTools filingId={record.filing.id} />}>
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
      <FilingEditor
        filing={{ id: record.filing.id, version: record.filing.version }}
        userId={actor.userId}
        taskId={desk.id}
        answering={answering}
        submitLabel={answering ? '提交补正' : desk.passLabel}
        form={record.matter.form}
        materials={record.matter.materials}
        situations={record.matter.situations}
        steps={record.matter.steps}
        delegation={delegation}
        values={record.values}
        facts={record.facts}
        params={params.params}
        today={params.today}
        names={record.names}
        files={record.materials}
      />
    </PageFrame>
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
