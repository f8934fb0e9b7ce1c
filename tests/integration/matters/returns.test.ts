import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diffValues } from '@/lib/forms/diff'
import type { FormValues } from '@/lib/forms/schema'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { runCommand } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { type BusyWorld, openBusyWorld, theMatter } from '../../support/busy-world'
import { actorOf, carryOn, doStep, filingOf, fillIn, openTasks } from '../../support/clerks'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

async function retitle(id: string, title: string): Promise<void> {
  const { version, values } = await filingOf(id)
  await runCommand(saveDraft, await actorOf('ct-fill'), { id, version, values: { ...(values as FormValues), title } })
}

const back = async (id: string, more: object) => doStep((await openTasks(id))[0]!, { action: 'return', opinion: '请修改后再报', ...more })
const changes = async (login: string, id: string) => {
  const { previous, values, matter } = await runQuery(filingRecord, await actorOf(login), { id })
  return previous && { since: previous.since, labels: diffValues(matter.form, previous.values, values).map((one) => one.label) }
}

describe('after a return', () => {
  let id: string
  beforeAll(async () => {
    id = await fillIn(theMatter, await actorOf('ct-fill'), { title: '退回对照：原标题' }, 'returns')
  })

  test('a first submission has nothing to be compared with', async () => {
    await carryOn(id, 'e_check')
    expect(await changes('ct-check', id)).toBeNull()
  })

  test('the filler sees what was changed since the checker sent it back', async () => {
    await back(id, { reason: 'misfilled' })
    expect(await changes('ct-fill', id)).toEqual({ since: 'submitted', labels: [] })
    await retitle(id, '退回对照：企业内改过')
    expect((await changes('ct-fill', id))?.labels).toHaveLength(1)
  })

  test('the checker and the signer see what was changed, in the same round', async () => {
    await carryOn(id, 'e_check')
    expect((await filingOf(id)).round).toBe(1)
    expect(await changes('ct-check', id)).toMatchObject({ since: 'inside', labels: [expect.stringContaining('标题')] })
    await carryOn(id, 'e_head')
    expect(await changes('ct-head', id)).toMatchObject({ since: 'inside' })
  })

  test('the commission never sees what went to and fro inside the enterprise', async () => {
    await carryOn(id, 'review')
    expect(await changes('cqgl-officer', id)).toBeNull()
    expect(await asActor(await actorOf('cqgl-officer'), (tx) => tx.filingSuperseded.count())).toBe(0)
    expect(await asActor(await actorOf('ct-fill'), (tx) => tx.filingSuperseded.count({ where: { filingId: id } }))).toBe(1)
  })

  test('the commission sees what was changed since it returned the filing', async () => {
    await back(id, { to: 'enterprise', reason: 'unfounded' })
    await retitle(id, '退回对照：委里退回后改过')
    await carryOn(id, 'review')
    const seen = await changes('cqgl-officer', id)
    expect(seen?.since).toBe('round')
    expect(seen?.labels).toHaveLength(1)
  })
})
