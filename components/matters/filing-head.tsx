import { recordDeadline } from '@/components/matters/filing-parts'
import { FilingStatusMark } from '@/components/matters/filing-status'
import { DateTime } from '@/components/patterns/date-time'
import { DeadlineLight } from '@/components/patterns/deadline-light'
import { Money } from '@/components/patterns/money'
import type { RecordHeadProps } from '@/components/patterns/record-head'
import { TextLink } from '@/components/ui/text-link'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'

/** The headline of a filing, the same on its record and where it is decided. */
export function filingHead(face: 'gov' | 'ent', record: FilingRecordDto, now: Date): RecordHeadProps {
  const { filing, matter, run } = record
  const deadline = recordDeadline(record, now)
  const situation = matter.situations.find((one) => one.code === filing.situation)
  return {
    crumbs: [
      { label: face === 'gov' ? '办件中心' : '我的办件', href: `/${face}/filings` },
      { label: matter.name, href: `/${face}/filings?matter=${matter.code}` },
      { label: filing.number ?? '未编号' },
    ],
    title: filing.title,
    marks: (
      <>
        <FilingStatusMark status={filing.status} />
        {deadline.state !== 'done' && <DeadlineLight deadline={deadline} />}
      </>
    ),
    facts: [
      <TextLink key="matter" href={`/${face}/matters/${matter.code}`}>{`${matter.kind} · ${matter.name}`}</TextLink>,
      <TextLink key="org" href={`/${face}/enterprises/${filing.orgId}`}>
        {filing.orgName}
      </TextLink>,
      filing.amount && <Money key="amount" cents={filing.amount} showUnit />,
      situation && `情形：${situation.name}`,
      filing.decisionLevel && filing.decisionLevel !== '国资委审批' && `${filing.decisionLevel}（按授权放权清单）`,
      filing.acceptedAt && (
        <span key="accepted">
          <DateTime iso={filing.acceptedAt} show="date" /> 受理
        </span>
      ),
      run.clock &&
        `已用 ${filing.usedDays ?? run.clock.usedDays} / 承诺 ${filing.promiseDays} 个工作日${run.extendedDays > 0 ? `（经批准延长 ${run.extendedDays} 个）` : ''}${run.clock.stoppedDays > 0 ? `（停表 ${run.clock.stoppedDays} 日）` : ''}`,
      filing.round > 1 && `第 ${filing.round} 轮`,
    ],
  }
}
