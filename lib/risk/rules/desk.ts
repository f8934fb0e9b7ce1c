import { type Actor, may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'

/** Departments that judge only what lies on their own kind of desk; whoever belongs to none of them (monitoring, districts) judges both. */
const kinds: Readonly<Record<string, 'finance' | 'procurement'>> = { CWJD: 'finance', JDJC: 'procurement', ZHJD: 'procurement' }

/** Whether a case is about statements, by its key. */
export const isFinanceCase = (key: string): boolean => key.startsWith('finance:')

/** Whether the person judges cases of this kind: those about statements are the finance department's, those about tenders the supervisors'. */
export function judges(actor: Actor, key: string): boolean {
  const kind = kinds[actor.departmentCode ?? '']
  return may(actor, 'risk.judge') && (kind === undefined || (kind === 'finance') === isFinanceCase(key))
}

/** Refuses who does not judge cases of this kind. */
export function requireJudge(actor: Actor, key: string): void {
  if (judges(actor, key)) return
  throw new Refusal(
    'forbidden',
    isFinanceCase(key) ? '财务预警由财务监管处认定，您的处室可以查看。' : '采购风险由监督处室认定，您的处室可以查看。',
  )
}
