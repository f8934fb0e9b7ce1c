import { FilingChecks } from '@/components/matters/filing-checks'
import { filingHead } from '@/components/matters/filing-head'
import { shownSteps, whereabouts } from '@/components/matters/filing-parts'
import { FilingTab, filingTabs } from '@/components/matters/filing-tabs'
import { FilingTools } from '@/components/matters/filing-tools'
import { RateFiling } from '@/components/matters/rate-filing'
import { FilingPaper } from '@/components/matters/record/filing-paper'
import { WithdrawFiling } from '@/components/matters/withdraw-filing'
import { RecordPage } from '@/components/patterns/record-page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'

type Props = {
  face: 'gov' | 'ent'
  record: FilingRecordDto
  tab: string
  now: Date
  mayUrge: boolean
  mayRevoke: boolean
  mayReseal: boolean
}

/** The record of a filing for whoever does not decide on it now: where it is, what was filed, what came of it. */
export function FilingRecordView({ face, record, tab, now, mayUrge, mayRevoke, mayReseal }: Props) {
  const { filing, run, paper } = record
  const filling = run.desks.find((desk) => desk.desk === 'filling' || desk.desk === 'correction')
  const withdrawable =
    (face === 'ent' || (filling !== undefined && record.matter.flow.steps[0]!.side === 'gov')) &&
    ['arrived', 'returned', 'correcting', 'filling'].includes(run.status)
  return (
    <RecordPage
      {...filingHead(face, record, now)}
      steps={shownSteps(record)}
      tabs={filingTabs({ face, record, tab })}
      actions={
        <>
          <FilingTools id={filing.id} face={face} waiting={record.waiting} mayUrge={mayUrge} urging={run.urging} />
          {withdrawable && <WithdrawFiling id={filing.id} />}
          {filling && (
            <ButtonLink tone="primary" href={`/${face}/filings/${filing.id}/edit`}>
              {filling.desk === 'correction' ? '办理补正' : run.status === 'returned' ? '修改后重新提交' : '继续填报'}
            </ButtonLink>
          )}
        </>
      }
      aside={
        <>
          {paper && <FilingPaper paper={paper} mayRevoke={mayRevoke} mayReseal={mayReseal} />}
          {face === 'ent' && (
            <Card title="办到哪里了">
              <p className="text-sm">{whereabouts(record)}</p>
              {run.correctionItems.length > 0 && (
                <ol className="mt-2 list-decimal space-y-1 pl-5 text-sm">
                  {run.correctionItems.map((item) => (
                    <li key={item}>{item}</li>
                  ))}
                </ol>
              )}
            </Card>
          )}
          {face === 'ent' && filing.concludedAt && <RateFiling id={filing.id} rating={filing.rating} text={filing.ratingText} />}
          <FilingChecks record={record} desk={null} canJudge={false} />
        </>
      }
    >
      <FilingTab face={face} record={record} tab={tab} />
    </RecordPage>
  )
}
