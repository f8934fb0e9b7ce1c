import { Progress } from '@/components/ui/progress'
import { Status, type Tone } from '@/components/ui/status'
import type { RunRow } from '@/lib/risk/queries/runs'
import { runStatuses } from '@/lib/risk/schema'

const tones: Record<RunRow['status'], Tone> = { queued: 'neutral', running: 'brand', done: 'ok', cancelled: 'neutral', failed: 'danger' }

/** Why a run failed, or failed last time and is tried again; null of one that did not, or was called off. */
export function failureOf({ status, error }: Pick<RunRow, 'status' | 'error'>): string | null {
  if (!error || status === 'done' || status === 'cancelled') return null
  return `${status === 'failed' ? '失败原因' : '上次失败，将自动重试'}：${error}`
}

/** How far a run is; while it runs, models done of all. */
export function RunState({ run }: { run: Pick<RunRow, 'status' | 'done' | 'total' | 'stopAsked' | 'error'> }) {
  const share = run.total > 0 ? (run.done / run.total) * 100 : 0
  return (
    <span className="inline-flex items-center gap-2">
      <Status tone={tones[run.status]} title={run.error ?? undefined}>
        {run.stopAsked && run.status === 'running' ? '正在停止' : runStatuses[run.status]}
      </Status>
      {run.status === 'running' && (
        <>
          <Progress value={share} label="运行进度" className="w-24" />
          <span className="text-xs text-muted">
            {run.done} / {run.total}
          </span>
        </>
      )}
    </span>
  )
}
