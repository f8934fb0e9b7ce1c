import { FilingChecks } from '@/components/matters/filing-checks'
import { filingHead } from '@/components/matters/filing-head'
import { shownSteps, whereabouts } from '@/components/matters/filing-parts'
import { FilingTab, filingTabs } from '@/components/matters/filing-tabs'
import { FilingTools } from '@/components/matters/filing-tools'
import { RateFiling } from '@/components/matters/rate-filing'
import { WithdrawFiling } from '@/components/matters/withdraw-filing'
import { DateTime } from '@/components/patterns/date-time'
import { RecordPage } from '@/components/patterns/record-page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'

type Props = { face: 'gov' | 'ent'; record: FilingRecordDto; tab: string; now: Date; mayUrge: boolean }

/** The record of a filing for whoever does not decide on it now: where it is, what was filed, what came of it. */
export function FilingRecordView({ face, record, tab, now, mayUrge }: Props) {
  const { filing, run, paper } = record
  const filling = run.desks.find((desk) => desk.desk === 'filling' || desk.desk === 'correction')
  const withdrawable = face === 'ent' && ['arrived', 'returned', 'correcting', 'filling'].includes(run.status)
  return (
    <RecordPage
      {...filingHead(face, record, now)}
      steps={shownSteps(record)}
      tabs={filingTabs({ face, record, tab })}
      actions={
        <>
          <FilingTools id={filing.id} face={face} waiting={record.waiting} mayUrge={mayUrge} />
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
          {paper && (
            <Card title={paper.kind} note={<DateTime iso={paper.issuedAt} show="date" />}>
              <p className="font-medium">{paper.number}</p>
              <p className="text-sm">{paper.title}</p>
              <p className="mt-2 flex flex-wrap gap-2">
                {paper.fileId ? (
                  <>
                    <ButtonLink size="sm" href={`/api/files/${paper.fileId}?inline=1`} target="_blank" prefetch={false}>
                      查看文书
                    </ButtonLink>
                    <ButtonLink size="sm" href={`/api/files/${paper.fileId}`} prefetch={false}>
                      下载
                    </ButtonLink>
                  </>
                ) : (
                  <span role="status" className="text-sm text-muted">
                    文书正在制发，完成后自动出现
                  </span>
                )}
                <ButtonLink size="sm" tone="quiet" href={`/verify?code=${paper.verifyCode}`}>
                  验真（{paper.verifyCode}）
                </ButtonLink>
              </p>
            </Card>
          )}
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
