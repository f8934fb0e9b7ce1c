import { formatPeriod } from '@/lib/kernel/period'
import type { StatementForm } from './form'
import { type Scope, scopes } from './scope'

/** How a statement is called: 2026年11月企业财务快报（合并）. */
export function titleOf(form: Pick<StatementForm, 'name' | 'periodKind'>, period: number, scope: string): string {
  return `${formatPeriod({ kind: form.periodKind, code: period })}${form.name}（${scopes[scope as Scope]}）`
}
