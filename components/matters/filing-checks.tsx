import { nextStep, shownChecks } from '@/components/matters/filing-parts'
import { StepRisks } from '@/components/matters/handbook/step-risks'
import { VerdictForm } from '@/components/matters/verdict-form'
import { WaitingSigners } from '@/components/matters/waiting-signers'
import { CheckList } from '@/components/patterns/check-list'
import { checkSummary } from '@/components/patterns/check-summary'
import { Card } from '@/components/ui/card'
import type { DeskTask } from '@/lib/flow/queries/run-record'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'

type Props = { record: FilingRecordDto; desk: DeskTask | null; canJudge: boolean }

/** What stands beside a filing: what is to be done here, the checks with their reasons, the risk points of the matter. */
export function FilingChecks({ record, desk, canJudge }: Props) {
  const checks = shownChecks(record)
  // The button's words are those of the matter; where it really goes in this situation is told beside it.
  const onward = desk?.moves.some((move) => move.action === 'pass') && nextStep(record)
  const signers = record.run.desks.filter((one) => one.moves.some((move) => move.action === 'recall_signer'))
  const open = record.checks.filter((check) => (check.result === 'manual' || check.result === 'undecided') && !check.verdict)
  return (
    <>
      {desk && (
        <Card title={desk.stepName} note={desk.onBehalfOf ? `代 ${desk.onBehalfOf.name} 办理` : undefined}>
          <p className="text-sm">{desk.duty}</p>
          {onward && <p className="mt-1 text-sm text-muted">通过后转：{onward}</p>}
          {desk.silence && <p className="mt-1 text-sm text-warn">{desk.silence}。</p>}
          {desk.moves
            .filter((move) => move.blocked)
            .map((move) => (
              <p key={move.action} className="mt-1 text-sm text-warn">
                {move.blocked}
              </p>
            ))}
        </Card>
      )}
      {desk && <StepRisks matter={record.matter} desk={desk} />}
      {signers.length > 0 && <WaitingSigners signers={signers.map((one) => ({ id: one.id, name: one.holder?.name ?? '加签人' }))} />}
      <Card title="系统校验" note={checks.length > 0 ? checkSummary(checks) : '提交时自动校验'}>
        {checks.length > 0 ? <CheckList checks={checks} /> : <p className="text-sm text-muted">尚未提交，没有校验结果。</p>}
        {canJudge && desk && open.length > 0 && (
          <VerdictForm filingId={record.filing.id} open={open.map(({ id, title }) => ({ id, title }))} />
        )}
      </Card>
      {!desk && <StepRisks matter={record.matter} desk={null} />}
    </>
  )
}
