import { Missing } from '@/components/patterns/missing'
import { Status, type Tone } from '@/components/ui/status'
import { shownValue } from '@/lib/finance/indicators/change'
import type { Light, Progress } from '@/lib/finance/targets/progress'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

const tones: Readonly<Record<Light, Tone>> = { 绿: 'ok', 黄: 'notice', 红: 'danger' }

/** A percentage kept with four decimals as people read it. */
export const percent = (text: string) => `${formatDecimal(new Decimal(text), 2)}%`

/** The light of a yearly value with its word; nothing where nothing can be said. */
export function GoalLight({ progress }: { progress: Progress }) {
  if (!progress.light) return progress.words ? <Missing reason={progress.words} /> : null
  return (
    <Status tone={tones[progress.light]} shape={progress.light === '绿' ? 'check' : 'alert'} title={progress.words || '不慢于目标'}>
      {progress.light}
    </Status>
  )
}

/** Target, completion and light in one cell; 未下达目标 where there is none. */
export function GoalCell({ target, unit, progress }: { target: string | null; unit: string; progress: Progress }) {
  if (target === null) return <span className="text-xs text-muted">未下达目标</span>
  return (
    <>
      <span className="block">{shownValue(target, unit)}</span>
      <span className="flex items-center justify-end gap-1 text-xs text-muted">
        {progress.completion !== null ? `完成 ${percent(progress.completion)}` : progress.words}
        {progress.light && <GoalLight progress={progress} />}
      </span>
    </>
  )
}
