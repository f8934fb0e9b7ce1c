import { Status, type Tone } from '@/components/ui/status'
import { type Light, lightRules } from '@/lib/investment/rules/lights'
import type { LightLevel, PlanStatus } from '@/lib/investment/schema'
import { planStatus } from '@/lib/investment/schema'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

const tones: Readonly<Record<LightLevel, Tone>> = { 红: 'danger', 黄: 'notice', 绿: 'ok' }

/** The light of a project with its word. */
export function LightMark({ level, title }: { level: LightLevel; title?: string }) {
  return (
    <Status tone={tones[level]} shape={level === '红' ? 'stop' : level === '黄' ? 'alert' : 'check'} title={title ?? ''}>
      {level}
    </Status>
  )
}

/** Every light that is on, with its rule and why in words. */
export function LightList({ lights }: { lights: readonly Light[] }) {
  return (
    <ul className="space-y-2">
      {lights.map(({ rule, level, words }) => (
        <li key={rule} className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <LightMark level={level} />
          <span className="font-medium">{lightRules[rule]}</span>
          <span className="min-w-0 flex-1 basis-60">{words}</span>
        </li>
      ))}
    </ul>
  )
}

const planTones: Readonly<Record<PlanStatus, Tone>> = { proposed: 'warn', confirmed: 'ok', returned: 'danger', replaced: 'neutral' }

/** The state of a version of a plan. */
export const PlanMark = ({ status }: { status: PlanStatus }) => <Status tone={planTones[status]}>{planStatus[status]}</Status>

/** A percentage as people read it; null stays null. */
export const percentOf = (text: string | null, places = 2) => (text === null ? null : `${formatDecimal(new Decimal(text), places)}%`)

/** A month `YYYYMM` as `2026-03`. */
export const monthText = (month: number) => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`
