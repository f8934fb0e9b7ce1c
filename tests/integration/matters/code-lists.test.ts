import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormValues } from '@/lib/forms/schema'
import { isRefusal } from '@/lib/kernel/refusal'
import { actOnFiling } from '@/lib/matters/commands/act'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { workspaceParams } from '@/lib/matters/queries/workspace-params'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { type BusyWorld, openBusyWorld, taskAt } from '../../support/busy-world'
import { actorOf, filingOf, fillIn } from '../../support/clerks'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

const listsOf = async (id: string) => (await runQuery(workspaceParams, await actorOf('ct-fill'), { id })).lists

/** Saves one field of a draft and tells what the server did not take. */
async function type(id: string, changes: FormValues) {
  const { version, values } = await filingOf(id)
  return (await runCommand(saveDraft, await actorOf('ct-fill'), { id, version, values: { ...(values as FormValues), ...changes } })).unread
}

describe('code lists', () => {
  test('countries and industries are handed to the form, with what finds them', async () => {
    const id = await fillIn('GZ-CQ-08', await actorOf('ct-fill'), {}, 'lists')
    const lists = await listsOf(id)
    expect(lists.country).toHaveLength(249)
    expect(lists.country).toContainEqual({ code: 'TW', name: '中国台湾', initials: 'zgtw' })
    const found = lists['GB/T4754']!
    expect(found).toContainEqual({ code: 'C39', name: '计算机、通信和其他电子设备制造业', initials: 'jsjtxhqtdzsbzzy' })
    expect(found.some((item) => item.code === 'E4813' && item.name === '市政道路工程建筑')).toBe(true)
  })

  test('a code that is in no list is refused when saved, a finer class of a known 大类 is not', async () => {
    const id = await fillIn('GZ-CQ-08', await actorOf('ct-fill'), { is_overseas: true }, 'codes')
    expect(await type(id, { industry: 'Z99' })).toEqual([{ path: 'industry', message: expect.stringMatching(/所属行业须从目录中选择/) }])
    expect(await type(id, { industry: 'C70' })).toHaveLength(1)
    expect(await type(id, { industry: 'C39119' })).toHaveLength(1)
    expect(await type(id, { country: 'ZZ' })).toHaveLength(1)
    expect(await type(id, { industry: 'c3911', country: '新加坡' })).toEqual([])
    expect((await filingOf(id)).values).toMatchObject({ industry: 'C3911', country: 'SG' })
    const { names } = await runQuery(filingRecord, await actorOf('ct-fill'), { id })
    expect(names).toMatchObject({ C3911: '计算机、通信和其他电子设备制造业（C3911）', SG: '新加坡（SG）' })
  })

  test('a forged code does not get past the submission', async () => {
    const id = await fillIn('GZ-GH-05', await actorOf('ct-fill'), {}, 'forged')
    const { values } = await filingOf(id)
    await asSystem('测试：绕过保存', (tx) =>
      tx.filing.update({ where: { id }, data: { values: { ...(values as FormValues), core_business: 'Z99' } } }),
    )
    const outcome = await runCommand(actOnFiling, await actorOf('ct-fill'), { taskId: await taskAt(id, 'e_fill'), action: 'submit' }).catch(
      (error) => error,
    )
    expect(isRefusal(outcome) && outcome.fields).toMatchObject({ 'form.core_business': expect.stringMatching(/须从目录中选择/) })
  })

  test('main businesses of the group come first', async () => {
    const id = await fillIn('GZ-GH-05', await actorOf('ct-fill'), {}, 'core')
    const { coreBusiness } = await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: world.orgId } }))
    const core = (await listsOf(id)).core!
    expect(coreBusiness.length).toBeGreaterThan(0)
    expect(core.slice(0, coreBusiness.length).map((item) => item.code)).toEqual(coreBusiness)
    expect(core[0]?.hint).toBe(`主业 ${coreBusiness[0]}`)
  })

  test('projects are proposed from what the group has filed; another may still be typed', async () => {
    const filler = await actorOf('ct-fill')
    const project = await fillIn('GZ-GH-02', filler, { project_name: '海上风电示范项目' }, 'project')
    await asSystem('测试：上报', (tx) =>
      tx.filing.update({ where: { id: project }, data: { number: '青国资办〔2026〕8888', arrivedAt: new Date(), status: 'running' } }),
    )
    const id = await fillIn('GZ-GH-07', filler, {}, 'review of a project')
    expect((await listsOf(id)).project).toContainEqual({ code: '青国资办〔2026〕8888', name: '海上风电示范项目', initials: 'hsfdsfxm' })
    expect(await type(id, { project: '青国资办〔2026〕8888' })).toEqual([])
    expect((await runQuery(filingRecord, filler, { id })).names['青国资办〔2026〕8888']).toBe('海上风电示范项目（青国资办〔2026〕8888）')
    expect(await type(id, { project: 'XM-2019-03' })).toEqual([])
    expect(await type(id, { project: '<b>' })).toHaveLength(1)
  })
})
