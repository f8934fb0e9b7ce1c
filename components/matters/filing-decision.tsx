import { decideAction } from '@/app/actions'
import { decisionActions } from '@/components/matters/decision-actions'
import { FilingChecks } from '@/components/matters/filing-checks'
import { filingHead } from '@/components/matters/filing-head'
import { shownSteps } from '@/components/matters/filing-parts'
import { FilingTab, filingTabs } from '@/components/matters/filing-tabs'
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
  now: Date
}

/** The page on which a filing is decided: material left, checks and risk points right, opinion and named buttons at the foot. */
export function FilingDecision({ face, record, desk, people, phrases, tab, now }: Props) {
  const actions = decisionActions(desk, people)
  return (
    <DecisionLayout
      {...filingHead(face, record, now)}
      steps={shownSteps(record)}
      tabs={filingTabs({ face, record, tab })}
      checks={<FilingChecks record={record} desk={desk} canJudge={face === 'gov'} />}
      opinion={<OpinionBox taskId={desk.id} actions={actions} phrases={phrases} submit={decideAction} />}
    >
      <FilingTab face={face} record={record} tab={tab} />
    </DecisionLayout>
  )
}
