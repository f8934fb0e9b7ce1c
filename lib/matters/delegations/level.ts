import { settle } from '@/lib/forms/conditions'
import { environmentOf } from '@/lib/forms/environment'
import { evaluateSource, scopeOf } from '@/lib/forms/expression'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValues } from '@/lib/forms/schema'
import { readMoney } from '@/lib/kernel/money'
import { amountIn } from '../amount'
import type { MatterDefinition } from '../schema'
import { type DecisionLevel, type DelegationItem, decisionLevels, notDelegable } from './schema'

/** What of a matter the level of decision is told from. */
export type Delegated = Pick<MatterDefinition, 'code' | 'name' | 'kind' | 'delegation' | 'reservedByLaw' | 'form' | 'amountField'>

/** Who decides a form, and why: the line that gave it, or what kept every line from counting. */
export type Decided = { level: DecisionLevel; why: string; item: DelegationItem | null }

/**
 * The level of decision of a form by the lines of its list, first line first. Reserved matters, amounts above the ceiling, conditions
 * that are not known to hold and lines out of their time all end at 国资委审批: where in doubt, the stricter.
 */
export function levelOf(matter: Delegated, items: readonly DelegationItem[], values: FormValues, today: string): Decided {
  const barred = notDelegable(matter)
  if (barred) return { level: '国资委审批', why: barred, item: null }
  const lines = items.filter((item) => item.matter === matter.code && item.from <= today && (item.to === null || item.to >= today))
  if (lines.length === 0) return { level: '国资委审批', why: '授权放权清单没有列入本事项', item: null }
  let why = ''
  for (const item of lines) {
    const obstacle = obstacleOf(matter, item, values, today)
    if (obstacle === null) return { level: item.level, why: `授权放权清单：${wordsOf(item)}（${item.basis}）`, item }
    why ||= obstacle
  }
  return { level: '国资委审批', why, item: null }
}

function obstacleOf(matter: Delegated, item: DelegationItem, values: FormValues, today: string): string | null {
  if (item.ceiling !== null) {
    const amount = amountIn(matter, values)
    const ceiling = readMoney(item.ceiling, '万元')
    if (amount === null || !ceiling.ok) return '金额尚未填写，暂按国资委审批'
    if (amount > ceiling.cents) return `金额超过授权限额 ${figure(item.ceiling)} 万元`
  }
  if (!item.condition) return null
  const context: FormContext = { today }
  const scope = scopeOf(environmentOf(matter.form), settle(matter.form, values, context).values, context)
  return evaluateSource(item.condition, scope).value === true ? null : '不符合清单列明的条件'
}

const figure = (text: string) => {
  const [whole = '', rest] = text.split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '')
}

/** One line in words: 不超过 5,000 万元的由集团决定备案. */
export function wordsOf(item: Pick<DelegationItem, 'ceiling' | 'condition' | 'level'>): string {
  const bound = item.ceiling === null ? '不限金额' : `不超过 ${figure(item.ceiling)} 万元`
  return `${bound}${item.condition ? '且符合所列条件' : ''}的，${item.level}`
}

/** The level the base told a form, as it is kept with the filing; null where the matter does not ask for it. */
export function decisionLevelIn(context: FormContext): DecisionLevel | null {
  const told = context.facts?.['base.delegation.level']
  return decisionLevels.find((level) => level === told) ?? null
}

/** The matter as its paper records it: what the enterprise or its group decided itself ends in a 备案表 and not in a decision of the commission. */
export function recordedAs(matter: MatterDefinition, level: string | null): MatterDefinition {
  const decidedElsewhere = level === '企业自主决定' || level === '集团决定备案'
  return decidedElsewhere && (matter.kind === '审批' || matter.kind === '核准') ? { ...matter, kind: '备案' } : matter
}
