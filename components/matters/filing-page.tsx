import { FilingDecision } from '@/components/matters/filing-decision'
import { FilingRecordView } from '@/components/matters/filing-record-view'
import { found } from '@/components/patterns/found'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { signerTargets, transferTargets } from '@/lib/flow/queries/people'
import { phraseList } from '@/lib/flow/queries/phrases'
import { type Actor, may } from '@/lib/kernel/actor'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { runTogether } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; params: SearchParams }

/** One filing: whoever has it on the desk decides here, everybody else reads its record. */
export async function FilingPage({ face, actor, id, params }: Props) {
  const now = new Date()
  const asked = runTogether(
    actor,
    async (ask) => {
      const record = await ask(filingRecord, { id })
      const desk = record.run.desks.find(
        (one) =>
          one.desk !== 'filling' &&
          one.desk !== 'correction' &&
          one.moves.some((move) => !['claim', 'unclaim', 'comment'].includes(move.action)),
      )
      if (!desk) return { record, desk: null, people: null, phrases: [] }
      const can = (action: string) => desk.moves.some((move) => move.action === action)
      const people = {
        transfer: can('transfer') ? await ask(transferTargets, { taskId: desk.id }) : [],
        signers: can('add_signer') ? await ask(signerTargets, { words: '' }) : [],
      }
      return { record, desk, people, phrases: await ask(phraseList, { step: desk.stepKey }) }
    },
    now,
    'kept',
  )
  const loaded = await found(asked)
  const tab = typeof params.tab === 'string' ? params.tab : 'form'
  const mayUrge = may(actor, 'matter.urge')
  const shared = { face, record: loaded.record, tab, now }
  if (loaded.desk && loaded.people)
    return (
      <FilingDecision
        {...shared}
        desk={loaded.desk}
        people={loaded.people}
        phrases={loaded.phrases}
        signer={actor.name}
        mayUrge={mayUrge}
      />
    )
  const rights = { mayUrge, mayRevoke: may(actor, 'paper.revoke'), mayReseal: may(actor, 'seal.request') }
  return <FilingRecordView {...shared} {...rights} />
}
