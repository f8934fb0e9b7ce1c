import { describe, expect, it } from 'vitest'
import { definitionFlaws } from '@/lib/flow/rules/definition'
import { brokenInvariants } from '@/lib/flow/rules/invariants'
import { approval, Play, people, person, report } from './play.ts'

const minutes = { minutes: '青国资会纪〔2026〕12号', result: 'pass' as const }

describe('an approval from draft to paper', () => {
  it('runs through every desk and ends with no open task', () => {
    const play = new Play()
    expect(play.state.status).toBe('filling')
    play.as('filler', 'submit').as('checker', 'pass')
    expect(play.state.arrivedAt).toBeNull()
    play.as('head', 'pass')
    expect(play.state).toMatchObject({ status: 'arrived', stepKey: 'accept', acceptedAt: null })
    play.as('window', 'pass')
    expect(play.state).toMatchObject({ status: 'running', stepKey: 'review', acceptedAt: play.now })
    play.as('officer', 'pass').as('planner', 'pass')
    expect(play.state.stepKey).toBe('cosign')
    play.as('accountant', 'refuse', { opinion: '评估结果未经核准' })
    expect(play.state).toMatchObject({ status: 'running', stepKey: 'recheck' })
    play.as('chief', 'pass').as('leader', 'pass').as('chief', 'defer', { opinion: '待补充论证' }).as('chief', 'register', { data: minutes })
    expect(play.state.stepKey).toBe('issue')
    play.as('officer', 'conclude')
    expect(play.state).toMatchObject({ status: 'concluded', stepKey: null, endedAt: play.now })
    expect(play.open).toEqual([])
  })

  it('goes to the municipal government only when the form says so, and pauses there', () => {
    const play = new Play({ isActive: () => true })
      .untilRecheck()
      .as('chief', 'pass')
      .as('leader', 'pass')
      .as('chief', 'register', { data: minutes })
    expect(play.state).toMatchObject({ status: 'paused', stepKey: 'city' })
    expect(play.state.clock.at(-1)).toMatchObject({ kind: 'stopped', reason: 'external' })
    play.as('officer', 'register', { data: { minutes: '青政字〔2026〕30号', result: 'refuse' } })
    expect(play.state.status).toBe('refused')
  })

  it('keeps the conditions of the submission even when the answer would differ later', () => {
    let answer = true
    const play = new Play({ isActive: () => answer }).untilRecheck()
    answer = false
    play.as('chief', 'pass').as('leader', 'pass').as('chief', 'register', { data: minutes })
    expect(play.state.stepKey).toBe('city')
  })

  it('does not conclude before the last step, nor pass on it', () => {
    const play = new Play({ definition: report })
    play.as('filler', 'submit').as('head', 'pass').as('officer', 'pass').as('chief', 'pass')
    expect(play.state).toMatchObject({ status: 'running', stepKey: 'follow' })
    expect(play.state.clock.at(-1)).toMatchObject({ kind: 'stopped', reason: 'untimed' })
    expect(() => play.as('filler', 'conclude')).toThrow('当前环节不能进行该操作')
    play.as('filler', 'submit')
    play.as('officer', 'return', { data: { to: 'follow' }, opinion: '整改佐证不足，请续报' })
    expect(play.open).toMatchObject([{ stepKey: 'follow', holder: { name: '钱填报' } }])
    expect(play.events.at(-1)?.audience).toBe('all')
    play.as('filler', 'submit').as('officer', 'conclude')
    expect(play.state.status).toBe('concluded')
  })

  it('ends with 不予受理 only at acceptance, with reasons', () => {
    const play = new Play().as('filler', 'submit').as('checker', 'pass').as('head', 'pass')
    expect(() => play.as('window', 'reject')).toThrow('请填写意见和理由')
    expect(() => play.as('window', 'reject', { opinion: '不属于本委职权范围', data: { reason: undefined } })).toThrow(
      '请选择退回或者不同意的原因',
    )
    expect(() => play.as('window', 'reject', { opinion: '不予受理', data: { reason: 'whatever' as never } })).toThrow(
      '请选择退回或者不同意的原因',
    )
    play.as('window', 'reject', { opinion: '不属于本委职权范围' })
    expect(play.state.status).toBe('rejected')
  })
})

describe('returns and corrections', () => {
  it('gives a returned run back to its filler and begins a new round on resubmission', () => {
    const play = new Play().untilRecheck()
    play.as('chief', 'return', { data: { to: 'enterprise' }, opinion: '方案需重新论证' })
    expect(play.state).toMatchObject({ status: 'returned', round: 1, acceptedAt: null })
    expect(play.open).toMatchObject([{ stepKey: 'fill', holder: { name: '钱填报' }, round: 2 }])
    play.as('filler', 'submit')
    expect(play.state).toMatchObject({ status: 'filling', round: 2, baseRound: 2, stepKey: 'check' })
    play.as('checker', 'pass').as('head', 'pass')
    expect(play.state).toMatchObject({ status: 'arrived', stepKey: 'accept' })
  })

  it('returns to an earlier step of this submission and to the person who did it', () => {
    const play = new Play().untilRecheck()
    play.as('chief', 'return', { data: { to: 'review' }, opinion: '补充审查意见' })
    expect(play.open).toMatchObject([{ stepKey: 'review', holder: { name: '张三' } }])
    expect(play.events.at(-1)?.audience).toBe('gov')
    expect(() => play.as('officer2', 'pass')).toThrow('该任务已由张三签收，您不能办理')
    expect(() => play.as('officer', 'return', { data: { to: 'sign' }, opinion: '试' })).toThrow('只能退回到本次办理中已经过的环节')
    expect(() => play.as('officer', 'return', { data: { to: 'check' }, opinion: '试' })).toThrow('只能退回到本次办理中已经过的环节')
  })

  it('asks for corrections once, stops the clock, and comes back to the very desk that asked', () => {
    const play = new Play().untilRecheck()
    expect(() => play.as('chief', 'correct', { data: { items: [] } })).toThrow('请一次性列明需要补正的全部内容')
    play.as('chief', 'correct', { data: { items: ['补充审计报告'], answerDays: 5 } })
    expect(play.state).toMatchObject({ status: 'correcting', stepKey: 'recheck' })
    expect(play.open).toMatchObject([{ stepKey: 'fill', pool: 'E-FILL@org-1', dueAt: '2026-03-09T23:59:59+08:00' }])
    expect(play.state.clock.at(-1)).toMatchObject({ kind: 'stopped', reason: 'correction' })
    play.as('filler', 'answer')
    expect(play.state).toMatchObject({ status: 'running', stepKey: 'recheck', round: 2, baseRound: 1 })
    expect(play.open).toMatchObject([{ holder: { name: '王处长' }, pool: 'R-CHIEF@CQGL' }])
    expect(play.state.clock.at(-1)).toMatchObject({ kind: 'running' })
    expect(() => play.as('chief', 'correct', { data: { items: ['再补'] } })).toThrow('补正应当一次性告知')
    expect(brokenInvariants(play.definition, play.state)).toEqual([])
  })

  it('lets the enterprise return inside itself without a new round', () => {
    const play = new Play().as('filler', 'submit').as('checker', 'return', { opinion: '数据与附件不符' })
    expect(play.open).toMatchObject([{ stepKey: 'fill', holder: { name: '钱填报' }, round: 1 }])
    expect(play.state).toMatchObject({ status: 'filling', clock: [] })
  })

  it('lets the enterprise withdraw before acceptance only', () => {
    const arrived = new Play().as('filler', 'submit').as('checker', 'pass').as('head', 'pass')
    expect(() => arrived.as('checker', 'withdraw', { opinion: '情况变化' })).toThrow('仅申报企业的经办人员可以撤回')
    expect(arrived.as('filler', 'withdraw', { opinion: '情况变化' }).state.status).toBe('withdrawn')
    const accepted = new Play().untilReview()
    expect(() => accepted.as('filler', 'withdraw', { opinion: '情况变化' })).toThrow('当前环节不能进行该操作')
    accepted.as('officer', 'correct', { data: { items: ['补充评估报告'] } })
    expect(() => accepted.as('filler', 'withdraw', { opinion: '情况变化' })).toThrow('办件已受理，不能撤回')
  })
})

describe('desks and people', () => {
  it('tells the second one who already decided, and when', () => {
    const play = new Play().untilReview()
    const task = play.open[0]!.id
    play.as('officer', 'pass', { at: '2026-03-02T02:20:00.000Z' })
    expect(() => play.as('officer2', 'pass', { task })).toThrow('该任务已由张三于 10:20 办理，请刷新')
    expect(() => play.as('officer2', 'pass', { task, at: '2026-03-05T02:20:00.000Z' })).toThrow(
      '该任务已由张三于 3月2日 10:20 办理，请刷新',
    )
  })

  it('moves on at the first answer of an any-step and cancels the others', () => {
    const steps = approval.steps.map((entry) => (entry.key === 'cosign' ? { ...entry, join: 'any' as const } : entry))
    const play = new Play({ definition: { ...approval, steps } }).untilReview().as('officer', 'pass')
    const other = play.task(people.accountant)!
    play.as('planner', 'pass')
    expect(play.state.stepKey).toBe('recheck')
    expect(() => play.as('accountant', 'pass', { task: other })).toThrow('该任务已取消，请刷新')
  })

  it('takes, gives back and hands over a task within the same post', () => {
    const play = new Play().untilReview().as('officer', 'claim')
    expect(() => play.as('officer', 'claim')).toThrow('您已签收该任务')
    play.as('officer', 'unclaim').as('officer2', 'claim')
    const target = { id: people.officer.id, name: people.officer.name }
    expect(() => play.as('officer2', 'transfer', { data: { target }, targetPools: ['R-LEAD'] })).toThrow('张三不在本岗位，不能转办')
    play.as('officer2', 'transfer', { data: { target }, targetPools: [...people.officer.pools] })
    expect(play.open).toMatchObject([{ holder: { name: '张三' } }])
    const boss = { ...people.chief, supervises: true }
    const back = { id: people.officer2.id, name: people.officer2.name }
    play.by(boss, 'transfer', { task: play.open[0]!.id, data: { target: back }, targetPools: [...people.officer2.pools] })
    expect(play.open).toMatchObject([{ holder: { name: '李四' } }])
  })

  it('waits for an added signer, who answers or is taken back', () => {
    const play = new Play().untilReview()
    const target = { id: people.leader.id, name: people.leader.name }
    play.as('officer', 'add_signer', { data: { target } })
    const parent = play.open.find((task) => task.parentTaskId === null)!.id
    expect(() => play.as('officer', 'pass', { task: parent })).toThrow('加签人赵主任尚未答复')
    expect(() => play.as('officer', 'add_signer', { task: parent, data: { target } })).toThrow('已请赵主任加签')
    play.as('leader', 'pass', { opinion: '同意' }).as('officer', 'add_signer', { task: parent, data: { target } })
    const second = play.task(people.leader)!
    expect(() => play.as('officer2', 'recall_signer', { task: second })).toThrow('仅加签发起人可以撤销加签')
    const deputy = { ...people.officer, onBehalfOf: target }
    expect(() => play.by(deputy, 'pass', { task: second })).toThrow('加签意见不得由加签发起人代为出具')
    play.as('officer', 'recall_signer', { task: second }).as('officer', 'pass', { task: parent })
    expect(play.state.stepKey).toBe('cosign')
  })

  it('keeps first review and second look apart, also by delegation in either direction', () => {
    const play = new Play().untilRecheck()
    const chief = { id: people.chief.id, name: people.chief.name }
    const officerAsChief = { ...people.officer, pools: people.chief.pools, onBehalfOf: chief }
    expect(() => play.by(officerAsChief, 'pass')).toThrow('“初审”与“复核”不得由同一人办理（含委托代办），张三已办理过“初审”')
    const chiefAsOfficer = { ...people.chief, pools: people.officer.pools, onBehalfOf: { id: people.officer.id, name: '张三' } }
    const other = new Play().untilReview().by(chiefAsOfficer, 'pass').as('planner', 'pass').as('accountant', 'pass')
    expect(() => other.as('chief', 'pass')).toThrow('不得由同一人办理')
  })

  it('keeps filler, checker and signatory of the enterprise apart even where the definition forgot it', () => {
    const all = person('一人三职', 'E-FILL@org-1', 'E-CHECK@org-1', 'E-HEAD@org-1')
    const play = new Play().as('filler', 'submit')
    play.by(all, 'pass')
    expect(() => play.by(all, 'pass')).toThrow('“企业审核”与“企业签发”不得由同一人办理')
  })

  it('does not let one person answer for two departments', () => {
    const both = person('两处兼职', 'R-OFFICER@GHFZ', 'R-OFFICER@CWJD')
    const play = new Play().untilReview().as('officer', 'pass').by(both, 'pass')
    expect(() => play.by(both, 'pass')).toThrow('“会签”的不同会签单位不得由同一人办理')
  })

  it('keeps people of other posts and enterprises away', () => {
    const play = new Play().untilReview()
    expect(() => play.as('window', 'pass')).toThrow('该任务不在您的岗位职责范围内')
    expect(() => new Play().by(person('外企', 'E-FILL@org-2'), 'submit')).toThrow('该任务已由钱填报签收')
  })
})

describe('definitions', () => {
  it('finds nothing wrong with the sample flows', () => {
    expect(definitionFlaws(approval)).toEqual([])
    expect(definitionFlaws(report)).toEqual([])
  })

  it('names dead ends and actions a desk does not know', () => {
    const steps = approval.steps.map((entry) =>
      entry.key === 'cosign' ? { ...entry, actions: ['correct' as const], apartFrom: ['nowhere'] } : entry,
    )
    expect(definitionFlaws({ ...approval, steps })).toEqual([
      '环节“会签”不支持操作 correct',
      '环节“会签”没有通向下一环节的操作',
      '环节“会签”职责分离所指环节 nowhere 不存在',
    ])
    expect(definitionFlaws({ ...approval, steps: approval.steps.slice(0, -1) })).toContain('最后环节应为监管机构办结')
  })
})
