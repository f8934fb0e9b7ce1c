import { opensInParallel } from '@/lib/flow/pools'
import { deskOfStep, leadingSteps } from '@/lib/flow/rules/route'
import { silenceOf } from '@/lib/flow/rules/silence'
import type { FlowDefinition, StepDefinition } from '@/lib/flow/schema'
import { type Effect, transitions } from '@/lib/flow/transitions'

const movesOn: readonly Effect[] = ['advance', 'give_opinion', 'take_result', 'end_concluded']

/** What is wrong with a flow definition, in Chinese, for the editor that publishes it; none = every run of it can reach its end. */
export function definitionFlaws(definition: FlowDefinition): string[] {
  const flaws = definition.steps.flatMap((step) => flawsOfStep(definition, step).map((flaw) => `环节“${step.name}”${flaw}`))
  const keys = definition.steps.map((step) => step.key)
  if (new Set(keys).size !== keys.length) flaws.push('环节标识重复')
  return [...flaws, ...flawsOfEnds(definition)]
}

function flawsOfEnds(definition: FlowDefinition): string[] {
  const [first, last] = [definition.steps[0]!, definition.steps.at(-1)!]
  const flaws: string[] = []
  if ((first.side !== 'ent' && first.phase !== 'filling') || !first.actions.includes('submit')) flaws.push('首个环节应为企业填报，并可提交')
  if (last.side !== 'gov' || !last.actions.includes('conclude')) flaws.push('最后环节应为监管机构办结')
  if (first.when !== undefined || last.when !== undefined) flaws.push('首个和最后环节不得设条件')
  if (leadingSteps(definition).length === definition.steps.length) flaws.push('没有监管机构办理的环节')
  return flaws
}

function flawsOfStep(definition: FlowDefinition, step: StepDefinition): string[] {
  const desk = deskOfStep(definition, step)
  const rows = transitions.filter((row) => row.desks !== 'run' && row.desks.includes(desk))
  const flaws = step.actions
    .filter(
      (action) =>
        !rows.some((row) => row.action === action) &&
        !((step.side === 'ent' || step.phase === 'filling') && (action === 'withdraw' || action === 'answer')),
    )
    .map((action) => `不支持操作 ${action}`)
  const onward = rows.filter((row) => row.listed && movesOn.includes(row.effect) && step.actions.some((action) => action === row.action))
  const last = step === definition.steps.at(-1)
  if (!onward.some((row) => (row.effect === 'end_concluded') === last)) flaws.push(last ? '不能办结' : '没有通向下一环节的操作')
  if (!opensInParallel(step) && step.pools.length > 1) flaws.push('不是并联环节，只能有一个办理岗位')
  if (step.silence && silenceOf(step) === null) flaws.push('不是计时的并联、专家环节，不得设逾期规则')
  if (step.silence?.rule === 'consent' && !step.actions.includes('pass')) flaws.push('不能表示同意，不得设逾期视为同意')
  const unknown = step.apartFrom.filter((key) => key === step.key || !definition.steps.some((other) => other.key === key))
  return [...flaws, ...unknown.map((key) => `职责分离所指环节 ${key} 不存在`)]
}
