import { describe, expect, it } from 'vitest'
import { performerFor } from '@/lib/flow/performer'
import { poolKey, poolRole, poolsOfStep, supervisorPools } from '@/lib/flow/pools'
import { allowedMoves, returnTargets } from '@/lib/flow/rules/allowed'
import { progressOf } from '@/lib/flow/rules/progress'
import type { FlowTask } from '@/lib/flow/state'
import { findTransition, transitions } from '@/lib/flow/transitions'
import { approval, Play, people, place, report, step } from './play.ts'

describe('pool keys', () => {
  const district = { ...place, body: '370211' }

  it('names role, department or enterprise, and the body where it is a district', () => {
    expect(poolKey({ role: 'R-WINDOW' }, place)).toBe('R-WINDOW')
    expect(poolKey({ role: 'R-OFFICER', department: 'lead' }, place)).toBe('R-OFFICER@CQGL')
    expect(poolKey({ role: 'R-OFFICER', department: 'GHFZ' }, place)).toBe('R-OFFICER@GHFZ')
    expect(poolKey({ role: 'E-FILL', applicant: true }, district)).toBe('E-FILL@org-1')
    expect(poolKey({ role: 'R-OFFICER', department: 'lead' }, district)).toBe('R-OFFICER@CQGL:370211')
    expect(['R-WINDOW:370211', 'R-CHIEF@CQGL', 'X-EXPERT'].map(poolRole)).toEqual(['R-WINDOW', 'R-CHIEF', 'X-EXPERT'])
  })

  it('opens one task a department, also when the lead department is named twice', () => {
    const pools = [
      { role: 'R-OFFICER', department: 'lead' },
      { role: 'R-OFFICER', department: 'CQGL' },
      { role: 'R-OFFICER', department: 'CWJD' },
    ]
    const cosign = step({ key: 'c', side: 'gov', kind: 'parallel', pools, actions: ['pass'] })
    expect(poolsOfStep(cosign, place)).toEqual([
      { pool: 'R-OFFICER@CQGL', branch: 'CQGL' },
      { pool: 'R-OFFICER@CWJD', branch: 'CWJD' },
    ])
  })

  it('opens one task for a second officer where a district has no departments', () => {
    const pools = ['GHFZ', 'CWJD', 'ZCFG'].map((department) => ({ role: 'R-OFFICER', department }))
    const cosign = step({ key: 'c', side: 'gov', kind: 'parallel', pools, actions: ['pass'] })
    expect(poolsOfStep(cosign, district)).toEqual([{ pool: 'R-OFFICER@CQGL:370211', branch: '370211' }])
  })

  it('lets heads reassign downwards, within department, body and enterprise', () => {
    expect(supervisorPools('R-OFFICER@CQGL:370211')).toEqual(['R-CHIEF@CQGL:370211', 'R-LEAD@CQGL:370211'])
    expect(supervisorPools('R-CHIEF@CQGL')).toEqual(['R-LEAD@CQGL'])
    expect(supervisorPools('E-FILL@org-1')).toEqual(['E-HEAD@org-1'])
    expect([...supervisorPools('R-LEAD@CQGL'), ...supervisorPools('R-WINDOW'), ...supervisorPools('E-HEAD@org-1')]).toEqual([])
  })
})

describe('in which capacity somebody acts', () => {
  const chief = { id: 'u-chief', name: '王处长' }
  const actor = { userId: 'u-1', name: '张三' }
  const entries = [
    { pool: 'R-OFFICER@CQGL', via: null },
    { pool: 'R-CHIEF@CQGL', via: chief },
  ]
  const task = (pool: string, holder: FlowTask['holder'] = null) => ({ ...new Play().open[0]!, pool, holder })

  it('as themselves where the desk is theirs, for the principal where it is lent', () => {
    expect(performerFor(actor, entries, task('R-OFFICER@CQGL'))).toMatchObject({ onBehalfOf: null, pools: ['R-OFFICER@CQGL'] })
    expect(performerFor(actor, entries, task('R-CHIEF@CQGL'))).toMatchObject({ onBehalfOf: chief, pools: ['R-CHIEF@CQGL'] })
    expect(performerFor(actor, entries, task('R-CHIEF@CQGL', chief))).toMatchObject({ onBehalfOf: chief })
    expect(performerFor(actor, entries, task('R-LEAD'))).toMatchObject({ onBehalfOf: null })
  })

  it('never for somebody who lent nothing', () => {
    expect(performerFor(actor, entries, null, 'u-chief').onBehalfOf).toEqual(chief)
    expect(() => performerFor(actor, entries, null, 'u-stranger')).toThrow('该委托不存在或者已经到期')
  })

  it('does not lend the right to reassign', () => {
    const lent = [{ pool: 'R-CHIEF@CQGL', via: chief }]
    expect(performerFor(actor, lent, task('R-OFFICER@CQGL', { id: 'u-2', name: '李四' })).supervises).toBe(false)
    expect(performerFor(actor, [{ pool: 'R-CHIEF@CQGL', via: null }], task('R-OFFICER@CQGL')).supervises).toBe(true)
  })
})

describe('the table', () => {
  it('answers every desk, status and action with one row at most', () => {
    const cells = transitions.flatMap((row) =>
      (row.desks === 'run' ? ['run' as const] : row.desks).flatMap((desk) =>
        row.statuses.map((status) => `${desk} ${status} ${row.action}`),
      ),
    )
    expect(new Set(cells).size).toBe(cells.length)
  })

  it('lets nothing but a note and the withdrawal touch a whole run', () => {
    const whole = transitions.filter((row) => row.desks === 'run').map((row) => row.effect)
    expect([...new Set(whole)].sort()).toEqual(['end_withdrawn', 'note'])
  })

  it('knows no way out of an end', () => {
    for (const status of ['withdrawn', 'rejected', 'refused', 'concluded'] as const) {
      expect(transitions.filter((row) => row.statuses.includes(status))).toEqual([])
    }
    expect(findTransition('handling', 'running', 'reject')).toBeNull()
  })
})

describe('what the panel and the progress line show', () => {
  it('offers the moves of the desk and greys what must wait', () => {
    const play = new Play().untilReview()
    const target = { id: people.leader.id, name: people.leader.name }
    play.as('officer', 'add_signer', { data: { target } })
    const task = play.open.find((entry) => entry.parentTaskId === null)!
    const moves = allowedMoves(approval, play.state, task, people.officer)
    expect(moves.find((move) => move.action === 'pass')?.blocked).toBe('加签人赵主任尚未答复，请待其答复或撤销加签后再办理')
    expect(moves.find((move) => move.action === 'return')?.blocked).toBeNull()
    expect(allowedMoves(approval, play.state, task, people.planner)).toMatchObject([{ action: 'urge' }])
    expect(returnTargets(approval, play.state, task)).toEqual([
      { to: 'accept', name: '收件受理' },
      { to: 'enterprise', name: '申报企业' },
    ])
  })

  it('marks what is done, where it is, what comes and what is skipped', () => {
    const states = (play: Play) => progressOf(play.definition, play.state).map((bead) => bead.state)
    expect(states(new Play({ definition: report }))).toEqual(['current', 'coming', 'coming', 'coming', 'coming', 'coming'])
    const play = new Play().untilReview()
    expect(states(play)).toEqual(['done', 'done', 'done', 'done', 'current', 'coming', 'coming', 'coming', 'coming', 'skipped', 'coming'])
    const ended = new Play({ definition: report }).as('filler', 'submit').as('head', 'pass').as('officer', 'pass').as('chief', 'pass')
    ended.as('filler', 'submit').as('officer', 'conclude')
    expect(states(ended)).toEqual(['done', 'done', 'done', 'done', 'done', 'done'])
    const refused = new Play()
      .as('filler', 'submit')
      .as('checker', 'pass')
      .as('head', 'pass')
      .as('window', 'reject', { opinion: '不属职权' })
    expect(states(refused).slice(2, 6)).toEqual(['done', 'done', 'skipped', 'skipped'])
  })
})
