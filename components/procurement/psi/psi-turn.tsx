import { Status } from '@/components/ui/status'
import { type PsiStatus, psiStatuses, type turnOf } from '@/lib/procurement/psi/session'

const mine: Partial<Record<ReturnType<typeof turnOf>, string>> = { answer: '待本单位答复', compute: '轮到本单位计算' }

/** How far a comparison is, and whether it waits for this side. */
export function PsiTurn({ status, turn }: { status: PsiStatus; turn: ReturnType<typeof turnOf> }) {
  const words = mine[turn]
  if (words) return <Status tone="warn">{words}</Status>
  if (status === 'running') return <Status>等对方计算</Status>
  return <Status tone={status === 'done' ? 'ok' : 'neutral'}>{psiStatuses[status]}</Status>
}
