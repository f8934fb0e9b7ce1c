import { Status } from '@/components/ui/status'
import { type LenienceLevel, type LenienceStatus, lenienceLevels, lenienceStatuses } from '@/lib/matters/lenience/schema'

const levelTones = { reminder: 'brand', notice: 'notice', circular: 'danger' } as const
const states = {
  proposed: { tone: 'notice', shape: 'dot' },
  issued: { tone: 'brand', shape: 'dot' },
  acknowledged: { tone: 'ok', shape: 'check' },
  dismissed: { tone: 'neutral', shape: 'none' },
  revoked: { tone: 'warn', shape: 'ban' },
} as const

/** The step of the ladder. */
export function LevelMark({ level }: { level: LenienceLevel }) {
  return <Status tone={levelTones[level]}>{lenienceLevels[level]}</Status>
}

/** What became of a measure. */
export function MeasureState({ status }: { status: LenienceStatus }) {
  return <Status {...states[status]}>{lenienceStatuses[status]}</Status>
}
