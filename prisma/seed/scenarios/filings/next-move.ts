import { deskOf, nextStep, stepOf } from '@/lib/flow/rules/route'
import type { FlowDefinition } from '@/lib/flow/schema'
import type { FlowTask, MoveAction, MoveData, RunState } from '@/lib/flow/state'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { Rng } from '../../rng'
import type { Incident } from './types'
import { answers, decisionWords, minutesWords, passWords } from './wording/opinions'
import { reasonOfWords } from './wording/reason-codes'

export type Intended = { readonly action: MoveAction; readonly opinion: string | null; readonly data?: MoveData }

/** The incident that makes this visit end in another way than usual. */
export type Turn = Extract<Incident, { kind: 'correct' } | { kind: 'return' } | { kind: 'refuse' | 'reject' | 'defer' | 'object' }>

/** What is done with a task: as usual, or as the incident of the step wants it. */
export function nextMove(matter: MatterDefinition, state: RunState, task: FlowTask, turn: Turn | null, at: string, chance: Rng): Intended {
  const definition: FlowDefinition = matter.flow
  const step = stepOf(definition, task.stepKey)
  const desk = deskOf(definition, state, task)
  const usual = passWords(matter, step, chance)
  switch (desk) {
    case 'signing':
      return { action: 'pass', opinion: chance.pick(answers) }
    case 'filling':
    case 'follow_up':
      return { action: 'submit', opinion: usual }
    case 'correction':
      return {
        action: 'answer',
        opinion: chance.pick(['已按告知内容逐项补正，请审核。', '补正材料已上传，请予办理。', '已补充完善，详见附件。']),
      }
    case 'collective':
    case 'external': {
      if (turn?.kind === 'defer') return { action: 'defer', opinion: turn.words }
      const refused = turn?.kind === 'refuse'
      const data: MoveData = {
        result: refused ? 'refuse' : 'pass',
        minutes: minutesWords(step, at, chance),
        ...(refused ? { reason: reasonOfWords(turn.words) } : {}),
      }
      return { action: 'register', opinion: refused ? turn.words : usual, data }
    }
    default:
      break
  }
  switch (turn?.kind) {
    case 'correct':
      return {
        action: 'correct',
        opinion: '经审查，申报材料需要补正，现一次性告知。',
        data: { items: turn.items, answerDays: turn.answerDays, reason: reasonOfWords(turn.items[0] ?? '') },
      }
    case 'return':
      return { action: 'return', opinion: turn.words, data: { to: turn.to, reason: reasonOfWords(turn.words) } }
    case 'refuse':
    case 'reject':
      return { action: turn.kind, opinion: turn.words, data: { reason: reasonOfWords(turn.words) } }
    case 'object':
      return { action: 'refuse', opinion: turn.words, data: { reason: reasonOfWords(turn.words) } }
    default:
      break
  }
  const last = nextStep(definition, state, task.stepKey) === null
  return last ? { action: 'conclude', opinion: decisionWords(matter, chance) } : { action: 'pass', opinion: usual }
}
