import { decideAction } from '@/app/actions/filing-actions'
import { decisionActions } from '@/components/matters/decision-actions'
import { FilingChecks } from '@/components/matters/filing-checks'
import { filingHead } from '@/components/matters/filing-head'
import { shownSteps } from '@/components/matters/filing-parts'
import { FilingTab, filingTabs } from '@/components/matters/filing-tabs'
import { FilingTools } from '@/components/matters/filing-tools'
import { DecisionLayout } from '@/components/patterns/decision-layout'
import { OpinionBox } from '@/components/patterns/opinion/opinion-box'
import type { Choosable } from '@/lib/flow/queries/people'
import type { DeskTask } from '@/lib/flow/queries/run-record'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'

type Props = {
  face: 'gov' | 'ent'
  record: FilingRecordDto
  desk: DeskTask
  people: { transfer: readonly Choosable[]; signers: readonly Choosable[] }
  phrases: readonly string[]
  tab: string
  /** Who is signed in, as they sign. */
  signer: string
  mayUrge: boolean
  now: Date
}

/** What a signature stands under; handing a task on is signed by nobody. */
const decisive = new Set(['pass', 'conclude', 'register', 'refuse', 'reject', 'return', 'correct', 'grant_extension', 'deny_extension'])

/** The page on which a filing is decided: material left, checks and risk points right, opinion and named buttons at the foot; who can only hand it on may urge whoever has it. */
export function FilingDecision({ face, record, desk, people, phrases, tab, signer, mayUrge, now }: Props) {
  const actions = decisionActions(desk, { ...people, attachable: attachable(record) })
  const decides = desk.moves.some((move) => decisive.has(move.action))
  const { filing, waiting, run } = record
  // An added signer answers the one who asked, and what the enterprise fills in is not signed here.
  const signing =
    desk.desk === 'signing' || desk.desk === 'follow_up' || !decides
      ? null
      : { name: signer, content: record.content, required: record.mustSign.includes(desk.id) ? ['pass', 'refuse'] : [] }
  return (
    <DecisionLayout
      {...filingHead(face, record, now)}
      actions={<FilingTools id={filing.id} face={face} waiting={waiting} mayUrge={mayUrge && !decides} urging={run.urging} />}
      steps={shownSteps(record)}
      tabs={filingTabs({ face, record, tab })}
      checks={<FilingChecks record={record} desk={desk} canJudge={face === 'gov'} />}
      opinion={<OpinionBox taskId={desk.id} actions={actions} phrases={phrases} submit={decideAction} {...(signing ? { signing } : {})} />}
    >
      <FilingTab face={face} record={record} tab={tab} />
    </DecisionLayout>
  )
}

/** The kinds of material that were handed in, by their names in the matter, in its order. */
function attachable({ matter, materials }: FilingRecordDto): { key: string; name: string }[] {
  const there = new Set(materials.map((one) => one.key))
  return matter.materials.filter((one) => there.has(one.key))
}
