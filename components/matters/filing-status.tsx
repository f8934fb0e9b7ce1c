import { Status, type Tone } from '@/components/ui/status'
import { type FilingStatus, filingStatuses } from '@/lib/matters/status'

const tones: Record<(typeof filingStatuses)[FilingStatus]['tone'], Tone> = {
  neutral: 'neutral',
  info: 'brand',
  warn: 'warn',
  danger: 'danger',
  ok: 'ok',
}

/** The state of a filing as a word with its tone. */
export function FilingStatusMark({ status }: { status: string }) {
  const known = status in filingStatuses ? filingStatuses[status as FilingStatus] : null
  if (!known) return <Status>{status}</Status>
  const shape =
    known.tone === 'ok' ? 'check' : known.tone === 'danger' ? 'ban' : status === 'correcting' || status === 'paused' ? 'pause' : 'none'
  return (
    <Status tone={tones[known.tone]} shape={shape}>
      {known.label}
    </Status>
  )
}

/** How the automatic checks came out, in one mark: the worst first. */
export function ChecksMark({ failed, warned, manual }: { failed: number; warned: number; manual: number }) {
  if (failed > 0) return <Status tone="danger">阻断 {failed}</Status>
  if (warned > 0) return <Status tone="warn">警告 {warned}</Status>
  if (manual > 0) return <Status>待人工 {manual}</Status>
  return <Status tone="ok">通过</Status>
}
