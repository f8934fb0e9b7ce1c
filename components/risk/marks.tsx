import { LevelStatus, Status, type Tone } from '@/components/ui/status'
import { type FindingStatus, findingStatuses, type RiskLevel } from '@/lib/risk/schema'

const tones: Record<FindingStatus, Tone> = { open: 'warn', asked: 'notice', explained: 'brand', closed: 'neutral' }

/** Where a finding stands; its verdict once there is one. */
export function FindingState({ status, verdict }: { status: FindingStatus; verdict: string | null }) {
  if (status === 'closed') return <Status tone={verdict === '属实' ? 'danger' : 'neutral'}>{verdict ?? '已认定'}</Status>
  return <Status tone={tones[status]}>{verdict === '需核查' && status === 'open' ? '需核查' : findingStatuses[status]}</Status>
}

/** The level of a case, and whether one finding of it goes to a person at once. */
export function LevelMark({ level, decisive }: { level: RiskLevel; decisive?: boolean }) {
  return <LevelStatus level={level}>{decisive ? '转人工核查' : undefined}</LevelStatus>
}

/** 认定级 (a statutory or electronic trace) or 线索级 (a lead). */
export function GradeMark({ grade }: { grade: string }) {
  return (
    <Status
      tone={grade === '认定级' ? 'danger' : 'neutral'}
      title={grade === '认定级' ? '一条即转人工核查' : '只作线索，须与其他证据相互印证'}
    >
      {grade}
    </Status>
  )
}

/** The legal basis of a model with the mark of what has not been read against its text. */
export function Basis({ basis, checked, source }: { basis: string; checked: boolean; source?: string }) {
  if (!basis) return <span className="text-muted">{source ? `无直接法律依据，出处：${source}` : '无直接法律依据'}</span>
  return (
    <span>
      {basis}
      {!checked && (
        <Status tone="notice" className="ml-1.5" title="引用的条文尚未与正式文本核对">
          待校核
        </Status>
      )}
    </span>
  )
}
