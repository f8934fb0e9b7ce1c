import { describe, expect, it } from 'vitest'
import { clockOf, limitOf } from '@/lib/flow/clock'
import { allowedMoves } from '@/lib/flow/rules/allowed'
import { apply } from '@/lib/flow/rules/apply'
import { replay } from '@/lib/flow/rules/evolve'
import { approverOf } from '@/lib/flow/rules/extension'
import { brokenInvariants } from '@/lib/flow/rules/invariants'
import { approval, calendar, Play, people, person } from './play.ts'

const leader = person('周副主任', 'R-LEAD@CQGL')
const ask = (play: Play, days: number, at?: string) =>
  play.as('officer', 'ask_extension', { opinion: '标的企业审计尚未完成', data: { days }, ...(at ? { at } : {}) })
const request = (play: Play) => play.open.find((task) => task.extension)!
const face = (play: Play, at: string) => clockOf(play.state.clock, at, calendar, limitOf(play.definition, play.state))!

describe('an extension of the promise', () => {
  it('lies with the head; the officer works on; approved, the due date moves', () => {
    const play = ask(new Play().untilReview(), 5)
    expect(request(play)).toMatchObject({ pool: 'R-CHIEF@CQGL', extension: { days: 5, by: [{ name: '张三' }] } })
    const before = face(play, play.now).dueAt
    play.as('chief', 'grant_extension', { task: request(play).id })
    expect(play.state).toMatchObject({ extendedDays: 5, status: 'running', stepKey: 'review' })
    expect([before.slice(0, 10), face(play, play.now).dueAt.slice(0, 10)]).toEqual(['2026-03-16', '2026-03-23'])
    expect(face(play, '2026-03-20T01:00:00.000Z')).toMatchObject({ leftDays: 1, light: 'yellow' })
    expect(brokenInvariants(play.definition, play.state)).toEqual([])
    expect(replay(JSON.parse(JSON.stringify(play.events)))).toEqual(play.state)
  })

  it('refused, everything stays as it was; the refusal says why', () => {
    const play = ask(new Play().untilReview(), 3)
    expect(() => play.as('chief', 'deny_extension', { task: request(play).id })).toThrow('请填写意见和理由')
    play.as('chief', 'deny_extension', { task: request(play).id, opinion: '材料已齐，请抓紧' })
    expect(play.state.extendedDays).toBeUndefined()
    expect(play.open.map((task) => task.pool)).toEqual(['R-OFFICER@CQGL'])
    expect(replay(play.events)).toEqual(play.state)
  })

  it('is the leader’s where the sum is more than half of the promise, by the parameter', () => {
    const { definition, state } = new Play().untilReview()
    const task = state.tasks.find((one) => one.status === 'open')!
    const approvers = [5, 6].map((days) => approverOf(definition, state, task, days))
    expect(approvers).toEqual(['R-CHIEF@CQGL', 'R-LEAD@CQGL'])
    expect(approverOf(definition, { ...state, extendedDays: 3 }, task, 3)).toBe('R-LEAD@CQGL')
    expect(approverOf(definition, state, task, 4, '33.5')).toBe('R-LEAD@CQGL')
    expect(approverOf(definition, state, { ...task, pool: 'R-CHIEF@CQGL' }, 1)).toBe('R-LEAD@CQGL')
    expect(approverOf(definition, state, { ...task, pool: 'R-OFFICER@CQGL:370211' }, 9)).toBe('R-CHIEF@CQGL:370211')
    expect(approverOf(definition, state, { ...task, pool: 'R-LEAD@CQGL' }, 1)).toBeNull()
  })

  it('is approved by another person, also not by way of delegation', () => {
    const play = ask(new Play().untilReview(), 2)
    const id = request(play).id
    const both = { ...people.officer, pools: ['R-OFFICER@CQGL', 'R-CHIEF@CQGL'] }
    expect(() => play.by(both, 'grant_extension', { task: id })).toThrow('不得由申请人本人批准')
    expect(() => play.by(both, 'claim', { task: id })).toThrow('不得由申请人本人批准')
    const delegate = { ...people.chief, onBehalfOf: { id: people.officer.id, name: '张三' } }
    expect(() => play.by(delegate, 'grant_extension', { task: id })).toThrow('不得由申请人本人批准')
    expect(() => play.as('planner', 'grant_extension', { task: id })).toThrow('不在您的岗位职责范围内')
  })

  it('by the head, who asks, is the leader’s', () => {
    const play = new Play().untilRecheck()
    play.as('chief', 'ask_extension', { opinion: '待集体审议', data: { days: 1 } })
    expect(request(play).pool).toBe('R-LEAD@CQGL')
    play.by(leader, 'grant_extension', { task: request(play).id })
    expect(play.state.extendedDays).toBe(1)
  })

  it('comes in time, one at a time, with days and a reason, and while the clock runs', () => {
    const play = new Play().untilReview()
    expect(() => play.as('officer', 'ask_extension', { data: { days: 2 } })).toThrow('请填写意见和理由')
    expect(() => play.as('officer', 'ask_extension', { opinion: '审计未完成', data: { days: 0 } })).toThrow('1 至 60 个工作日')
    expect(() => ask(play, 61)).toThrow('1 至 60 个工作日')
    expect(() => ask(play, 2, '2026-03-17T01:00:00.000Z')).toThrow('承诺时限已过')
    ask(play, 2, '2026-03-03T01:00:00.000Z')
    expect(() => ask(play, 2)).toThrow('已有延期申请正在审批')
  })

  it('asked for and overtaken by the decision of the step is asked for no longer', () => {
    const play = ask(new Play().untilReview(), 2).as('officer', 'pass')
    expect(play.state.tasks.find((task) => task.extension)).toMatchObject({ status: 'cancelled' })
    expect(brokenInvariants(play.definition, play.state)).toEqual([])
  })

  it('stands on the panel of those whom it concerns', () => {
    const play = new Play().untilReview()
    const actions = (who: keyof typeof people, id: string) =>
      allowedMoves(play.definition, play.state, play.state.tasks.find((task) => task.id === id)!, people[who]).map((move) => move.action)
    expect(actions('officer', play.open[0]!.id)).toContain('ask_extension')
    ask(play, 2)
    expect(actions('officer', play.open[0]!.id)).not.toContain('ask_extension')
    expect(actions('chief', request(play).id)).toEqual(expect.arrayContaining(['grant_extension', 'deny_extension']))
    expect(actions('officer', request(play).id)).not.toContain('grant_extension')
  })

  it('keeps what was asked for: whoever approves does not choose other days', () => {
    const play = ask(new Play().untilReview(), 2)
    const move = { action: 'grant_extension' as const, taskId: request(play).id, data: { days: 40 }, at: play.now }
    const moved = apply(play.definition, play.state, move, people.chief, play.context())
    expect(moved.state.extendedDays).toBe(2)
    expect(approval.promiseDays).toBe(10)
  })
})
