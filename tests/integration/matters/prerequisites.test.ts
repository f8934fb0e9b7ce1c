import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormValues } from '@/lib/forms/schema'
import type { Actor } from '@/lib/kernel/actor'
import { isRefusal } from '@/lib/kernel/refusal'
import { actOnFiling } from '@/lib/matters/commands/act'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { filingTitle } from '@/lib/matters/queries/filing-title'
import { precheck } from '@/lib/matters/queries/precheck'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { actorOf, carryOn, filingOf, fillIn, taskOf } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
let filler: Actor

beforeAll(async () => {
  close = await openSmallWorld()
  filler = await actorOf('ct-fill')
}, 60_000)
afterAll(() => close())

const checksOf = async (id: string) => (await runQuery(precheck, filler, { id })).checks
const submit = async (id: string) => runCommand(actOnFiling, filler, { taskId: await taskOf(id, 'e_fill'), action: 'submit' })
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => (isRefusal(error) ? error : Promise.reject(error)),
  )

describe('a transfer of equity without a filed valuation', () => {
  test('is stopped, once, by the rule that asks for it, with the way to the valuation', async () => {
    const id = await fillIn('GZ-CQ-01', filler)
    const stopping = (await checksOf(id)).filter((check) => check.remedies.some((one) => one.matter === 'GZ-CQ-07'))
    expect(stopping).toHaveLength(1)
    expect(stopping[0]).toMatchObject({ id: 'GZ-CQ-01-R01', level: '阻断' })
    for (const words of [stopping[0]!.reason, stopping[0]!.basis, stopping[0]!.mend]) expect(words).not.toBe('')
    expect(stopping[0]!.remedies[0]).toMatchObject({ name: '资产评估项目备案', state: 'none', filingId: null })
    const refused = await refusalOf(submit(id))
    expect(refused?.code).toBe('blocked')
    expect(JSON.stringify(refused?.fields)).toContain('GZ-CQ-01-R01')
  })

  test('leads to a valuation over the same target, and back', async () => {
    const id = await fillIn('GZ-CQ-01', filler, {}, 'with a way')
    const waiting = await filingOf(id)
    const begun = await runCommand(createFiling, filler, { matter: 'GZ-CQ-07', forFiling: id })
    const valuation = await filingOf(begun.id)
    expect(valuation).toMatchObject({ matterCode: 'GZ-CQ-07', orgId: waiting.orgId, targetOrgId: waiting.targetOrgId, status: 'filling' })
    expect((valuation.values as FormValues).target_org).toBe(waiting.targetOrgId)
    expect(valuation.targetName).toBe(waiting.targetName)
    const remedy = (await checksOf(id)).flatMap((check) => check.remedies).find((one) => one.matter === 'GZ-CQ-07')
    expect(remedy).toMatchObject({ state: 'draft', filingId: begun.id })
    const related = (await runQuery(filingRecord, filler, { id: begun.id })).related
    expect(related).toContainEqual(expect.objectContaining({ id, why: '待本件办结' }))
    expect(await runQuery(filingTitle, filler, { id })).toMatchObject({ id, title: waiting.title })
  })

  test('cannot take another enterprise’s filing as what waits', async () => {
    const id = await fillIn('GZ-CQ-01', filler, {}, 'not yours')
    const stranger = await actorOf('huangdao-qy-fill')
    const refused = await refusalOf(runCommand(createFiling, stranger, { matter: 'GZ-CQ-07', forFiling: id }))
    expect(refused?.code).toBe('not_found')
    expect(await runQuery(filingTitle, stranger, { id })).toBeNull()
  })
})

describe('a prerequisite that no rule judges', () => {
  test('stops an increase of capital with number, reason, basis and what to do', async () => {
    const id = await fillIn('GZ-CQ-03', filler, { pre_valuation: '90000000', increase_mode: '公开' })
    const check = (await checksOf(id)).find((one) => one.id === 'GZ-CQ-03-D01')
    expect(check).toMatchObject({ level: '阻断', result: 'failed', basis: '《企业国有资产评估管理暂行办法》第六条', field: 'target_org' })
    expect(check?.reason).toContain('同一标的没有已办结或者在办的“资产评估项目备案”')
    expect(check?.mend).toContain('先办理“资产评估项目备案”')
    const refused = await refusalOf(submit(id))
    expect(refused).toMatchObject({ code: 'blocked', fields: { 'form.target_org': expect.stringContaining('GZ-CQ-03-D01') } })
  })

  test('is waived by the situation: old shareholders in proportion need no valuation', async () => {
    const id = await fillIn('GZ-CQ-03', filler, { pre_valuation: '90000000', increase_mode: '原股东同比例' }, 'in proportion')
    expect((await checksOf(id)).find((one) => one.id === 'GZ-CQ-03-D01')?.result).toBe('not_applicable')
  })

  test('only warns where the law does not demand it: the filing goes on and keeps the warning', async () => {
    const id = await fillIn('GZ-GH-03', filler)
    const check = (await checksOf(id)).find((one) => one.id === 'GZ-GH-03-D01')
    expect(check).toMatchObject({ level: '预警', result: 'failed' })
    await submit(id)
    const kept = (await runQuery(filingRecord, filler, { id })).checks.find((one) => one.id === 'GZ-GH-03-D01')
    expect(kept).toMatchObject({ result: 'failed', title: '前置事项：年度投资计划' })
    expect((await filingOf(id)).checksWarned).toBeGreaterThan(0)
  })

  test('is met once it is in hand, also when the parent has filed it', async () => {
    const plan = await fillIn('GZ-GH-01', filler)
    const project = await fillIn('GZ-GH-03', filler, {}, 'after the plan')
    const stateOf = async () => (await checksOf(project)).find((one) => one.id === 'GZ-GH-03-D01')
    expect(await stateOf()).toMatchObject({ result: 'failed', remedies: [{ state: 'draft', filingId: plan }] })
    await carryOn(plan, 'review')
    expect(await stateOf()).toMatchObject({ result: 'passed', remedies: [] })
  })

  test('is found over the same target only, whoever filed it', async () => {
    const econ = await fillIn('GZ-CQ-05', filler)
    await carryOn(econ)
    const valuation = await fillIn('GZ-CQ-06', filler, { econ_approval: (await filingOf(econ)).paperNumber })
    await carryOn(valuation, 'review')
    const target = (await filingOf(valuation)).targetOrgId
    const here = await fillIn('GZ-CQ-04', filler, { target_org: target })
    expect((await checksOf(here)).find((one) => one.id === 'GZ-CQ-04-D01')?.result).toBe('passed')
    const elsewhere = await fillIn('GZ-CQ-04', filler, { target_org: filler.orgId }, 'elsewhere')
    expect((await checksOf(elsewhere)).find((one) => one.id === 'GZ-CQ-04-D01')?.result).toBe('failed')
  })
})
