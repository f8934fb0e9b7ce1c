import { describe, expect, it } from 'vitest'
import { upward } from '@/lib/flow/pools'
import { allowedMoves, returnTargets } from '@/lib/flow/rules/allowed'
import { definitionFlaws } from '@/lib/flow/rules/definition'
import { replay } from '@/lib/flow/rules/evolve'
import { brokenInvariants } from '@/lib/flow/rules/invariants'
import { dueRuleMoves, nextRuleMoves, rulePerformer } from '@/lib/flow/rules/silence'
import { urgingOf } from '@/lib/flow/rules/urging'
import { type FlowDefinition, flowDefinitionSchema, type Silence } from '@/lib/flow/schema'
import { silenceWords } from '@/lib/flow/silence-words'
import type { MoveAction } from '@/lib/flow/state'
import { approval, calendar, Play, people, person } from './play.ts'

/** The sample approval with a rule of silence on its 会签. Submitted on Monday 2026-03-02; the opinions are due on Wednesday the 4th. */
function withRule(silence?: Silence): FlowDefinition {
  const steps = approval.steps.map((step) => (step.key === 'cosign' && silence ? { ...step, silence } : step))
  return flowDefinitionSchema.parse({ ...approval, steps })
}
const atCosign = (silence?: Silence) => new Play({ definition: withRule(silence) }).untilReview().as('officer', 'pass')
const day = (date: string) => `${date}T01:00:00.000Z`
const plannersTask = (play: Play) => play.open.find((task) => task.pool.endsWith('@GHFZ'))!
const byRule = (play: Play, action: MoveAction, at: string, more = {}) =>
  play.by(rulePerformer, action, { task: plannersTask(play).id, at, ...more })
const next = (play: Play) =>
  nextRuleMoves(play.definition, play.state, plannersTask(play), calendar).map(({ action, level, from }) => [
    action,
    level,
    from.slice(0, 10),
  ])
const headOfPlanning = person('孙规划处长', 'R-CHIEF@GHFZ')

describe('escalation, where nothing else is configured', () => {
  it('reminds at the due time, goes to the head one working day later, to the leader the day after', () => {
    const play = atCosign()
    expect(next(play)).toEqual([['urge', 1, '2026-03-04']])
    expect(dueRuleMoves(play.definition, play.state, plannersTask(play), day('2026-03-04'), calendar)).toEqual([])
    byRule(play, 'urge', day('2026-03-05'))
    expect(next(play)).toEqual([['urge', 2, '2026-03-05']])
    byRule(play, 'urge', day('2026-03-06'))
    expect(next(play)).toEqual([['urge', 3, '2026-03-06']])
    byRule(play, 'urge', day('2026-03-09'))
    expect(next(play)).toEqual([])
    expect(play.events.slice(-3).map((event) => [event.actorName, event.data.level])).toEqual([
      ['系统（逾期规则）', 1],
      ['系统（逾期规则）', 2],
      ['系统（逾期规则）', 3],
    ])
    expect(replay(play.events)).toEqual(play.state)
  })

  it('does not say the same twice, and nothing before its time', () => {
    const play = atCosign()
    expect(() => byRule(play, 'urge', day('2026-03-04'))).toThrow('未到逾期规则规定的时间')
    byRule(play, 'urge', day('2026-03-05'))
    expect(() => byRule(play, 'urge', '2026-03-05T01:00:01.000Z')).toThrow('未到逾期规则规定的时间')
  })

  it('that comes late, after an outage, still leaves the person the rest of the day before the head is told', () => {
    const play = atCosign()
    byRule(play, 'urge', day('2026-03-16'))
    expect(next(play)).toEqual([['urge', 2, '2026-03-16']])
  })

  it('starts later where the rule says so', () => {
    expect(next(atCosign({ rule: 'escalate', days: 2 }))).toEqual([['urge', 1, '2026-03-06']])
  })

  it('keeps the main case where it is: one open opinion holds it', () => {
    const play = atCosign().as('accountant', 'pass')
    byRule(play, 'urge', day('2026-03-05'))
    expect(play.state).toMatchObject({ status: 'running', stepKey: 'cosign' })
    expect(() => play.by(rulePerformer, 'lapse', { task: plannersTask(play).id, at: day('2026-03-20') })).toThrow('未到逾期规则规定的时间')
  })
})

describe('silence that counts as consent', () => {
  it('reminds first where there is time, then records the platform, not the department', () => {
    const play = atCosign({ rule: 'consent', days: 1 }).as('accountant', 'pass')
    expect(next(play)).toEqual([['urge', 1, '2026-03-04']])
    byRule(play, 'urge', day('2026-03-05'))
    expect(next(play)).toEqual([['lapse', null, '2026-03-05']])
    byRule(play, 'lapse', day('2026-03-06'), { opinion: '逾期未反馈，按规则视为同意' })
    const lapsed = play.state.tasks.find((task) => task.branch === 'GHFZ')!
    expect(lapsed).toMatchObject({ status: 'done', done: { action: 'lapse', by: { name: '系统（逾期规则）' } } })
    expect(play.state.stepKey).toBe('recheck')
    expect(brokenInvariants(play.definition, play.state)).toEqual([])
    expect(replay(play.events)).toEqual(play.state)
  })

  it('lets two silent departments lapse: nobody did both', () => {
    const play = atCosign({ rule: 'consent' })
    for (const task of [...play.open]) play.by(rulePerformer, 'lapse', { task: task.id, at: day('2026-03-05') })
    expect(play.state.stepKey).toBe('recheck')
    expect(brokenInvariants(play.definition, play.state)).toEqual([])
  })

  it('asks added signers no longer', () => {
    const play = atCosign({ rule: 'consent' })
    play.as('planner', 'add_signer', { data: { target: { id: 'u-x', name: '外聘' } } })
    const task = play.open.find((one) => one.pool.endsWith('@GHFZ') && one.parentTaskId === null)!
    play.by(rulePerformer, 'lapse', { task: task.id, at: day('2026-03-05') })
    expect(play.open.map((one) => one.pool)).toEqual(['R-OFFICER@CWJD'])
    expect(brokenInvariants(play.definition, play.state)).toEqual([])
  })

  it('can be asked for in earnest: a return to the step puts the task on the desk of the department, not of the platform', () => {
    const play = atCosign({ rule: 'consent' })
    for (const task of [...play.open]) play.by(rulePerformer, 'lapse', { task: task.id, at: day('2026-03-05') })
    expect(returnTargets(play.definition, play.state, play.open[0]!).map((one) => one.to)).toContain('cosign')
    play.as('chief', 'return', { opinion: '请两处室出具意见', data: { to: 'cosign', reason: 'missing' }, at: day('2026-03-06') })
    expect(play.open.map((task) => task.holder)).toEqual([null, null])
  })
})

describe('silence that hands the task over', () => {
  it('gives it to the head by name, who has a working day and is reported to the leader after it', () => {
    const play = atCosign({ rule: 'hand_over' })
    byRule(play, 'pass_up', day('2026-03-05'), { data: { target: headOfPlanning }, targetPools: ['R-CHIEF@GHFZ'] })
    const task = plannersTask(play)
    expect(task).toMatchObject({ pool: 'R-CHIEF@GHFZ', branch: 'GHFZ', holder: { name: '孙规划处长' } })
    expect(task.dueAt).toContain('2026-03-06')
    expect(next(play)).toEqual([['urge', 1, '2026-03-06']])
    play.by(headOfPlanning, 'pass').as('accountant', 'pass')
    expect(play.state.stepKey).toBe('recheck')
    expect(replay(play.events)).toEqual(play.state)
  })

  it('refuses who does not head the department, and who may not do it beside what was done', () => {
    const play = atCosign({ rule: 'hand_over' })
    const give = (target: typeof headOfPlanning) =>
      byRule(play, 'pass_up', day('2026-03-05'), { data: { target }, targetPools: target.pools })
    expect(() => give(person('别人', 'R-CHIEF@CWJD'))).toThrow('不是该处室负责人')
    expect(() => give({ ...people.officer, pools: ['R-CHIEF@GHFZ'] })).toThrow('职责分离')
  })

  it('climbs on where nobody can take it', () => {
    const play = atCosign({ rule: 'hand_over' })
    expect(next(play)).toEqual([
      ['pass_up', null, '2026-03-04'],
      ['urge', 1, '2026-03-04'],
    ])
  })
})

describe('who may do what', () => {
  it('no person makes the platform’s moves, and the platform makes no person’s', () => {
    const play = atCosign({ rule: 'consent' })
    const at = day('2026-03-10')
    expect(() => play.as('planner', 'lapse', { at })).toThrow('由系统按逾期规则办理')
    expect(() => byRule(play, 'pass', at)).toThrow('逾期规则不能办理')
    expect(() => byRule(play, 'claim', at)).toThrow('逾期规则不能办理')
    expect(allowedMoves(play.definition, play.state, plannersTask(play), people.planner).map((move) => move.action)).not.toContain('lapse')
  })

  it('no rule is possible where one person alone decides, or nothing is timed', () => {
    const steps = approval.steps.map((step) => (step.key === 'recheck' ? { ...step, silence: { rule: 'consent' as const } } : step))
    expect(definitionFlaws({ ...approval, steps })).toEqual(['环节“复核”不是计时的并联、专家环节，不得设逾期规则'])
    expect(definitionFlaws(withRule({ rule: 'hand_over' }))).toEqual([])
  })

  it('the rule is said in words', () => {
    const words = (silence?: Silence) => silenceWords(withRule(silence).steps.find((step) => step.key === 'cosign')!)
    expect(words()).toBe('逾期：自动提醒办理人；逾期 1 个工作日：自动报处长；逾期 2 个工作日：自动报分管领导')
    expect(words({ rule: 'consent', days: 2 })).toBe('逾期 2 个工作日未反馈：按规则视为同意，由系统记录，不作为处室意见')
    expect(words({ rule: 'hand_over' })).toBe('逾期未反馈：自动转处室负责人本人办理')
    expect(silenceWords(approval.steps.find((step) => step.key === 'sign')!)).toBeNull()
  })
})

describe('催办 by people', () => {
  it('goes to the person, the next working day to the head, then to the leader, and no further', () => {
    const play = new Play().untilReview()
    const levels = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'].map((date) => {
      play.as('filler', 'urge', { task: play.open[0]!.id, at: day(date) })
      return play.events.at(-1)!.data.level
    })
    expect(levels).toEqual([1, 2, 3, 3])
    expect(replay(play.events)).toEqual(play.state)
  })

  it('is once a working day a case, whoever urges; a weekend is no working day', () => {
    const play = new Play().untilReview()
    const task = play.open[0]!.id
    play.as('filler', 'urge', { task, at: '2026-03-06T01:00:00.000Z' })
    for (const at of ['2026-03-06T09:00:00.000Z', '2026-03-07T01:00:00.000Z', '2026-03-08T12:00:00.000Z'])
      expect(() => play.as('leader', 'urge', { task, at })).toThrow('每个工作日限催办一次')
    expect(urgingOf(play.state, '2026-03-08T12:00:00.000Z', calendar)).toMatchObject({ taken: '2026-03-06', tasks: [{ level: 2 }] })
    play.as('leader', 'urge', { task, at: '2026-03-09T01:00:00.000Z' })
    expect(play.events.at(-1)!.data.level).toBe(2)
  })

  it('begins with the person again when the case has moved on', () => {
    const play = new Play().untilReview()
    play.as('filler', 'urge', { task: play.open[0]!.id, at: day('2026-03-03') }).as('officer', 'pass')
    expect(urgingOf(play.state, day('2026-03-04'), calendar).tasks.map((task) => task.level)).toEqual([1, 1])
  })

  it.each([
    ['R-OFFICER@GHFZ', ['R-OFFICER@GHFZ', 'R-CHIEF@GHFZ', 'R-LEAD@GHFZ']],
    ['R-WINDOW', ['R-WINDOW', 'R-CHIEF@CQGL', 'R-LEAD@CQGL']],
    ['X-EXPERT', ['X-EXPERT', 'R-CHIEF@CQGL', 'R-LEAD@CQGL']],
    ['R-CHIEF@CQGL', ['R-CHIEF@CQGL', 'R-LEAD@CQGL']],
    ['R-LEAD@CQGL', ['R-LEAD@CQGL']],
    ['R-OFFICER@CQGL:370211', ['R-OFFICER@CQGL:370211', 'R-CHIEF@CQGL:370211']],
    ['R-WINDOW:370211', ['R-WINDOW:370211', 'R-CHIEF@CQGL:370211']],
    ['E-FILL@org-1', ['E-FILL@org-1', 'E-HEAD@org-1']],
    ['E-HEAD@org-1', ['E-HEAD@org-1']],
  ])('%s is urged up through %j', (pool, way) => {
    expect(upward(pool, { line: 'CQGL' })).toEqual(way)
  })
})
