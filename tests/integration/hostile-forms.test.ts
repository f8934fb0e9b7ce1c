import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormDefinition } from '@/lib/forms/schema'
import { isRefusal } from '@/lib/kernel/refusal'
import { actOnFiling } from '@/lib/matters/commands/act'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { matterVersion } from '@/lib/matters/definitions'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { precheck } from '@/lib/matters/queries/precheck'
import { asActor } from '@/lib/platform/db'
import { parseInput } from '@/lib/platform/input'
import { readMatters } from '@/prisma/seed/reference-files'
import { rng } from '@/prisma/seed/rng'
import { type BusyWorld, openBusyWorld } from '../support/busy-world'
import { actorOf } from '../support/clerks'
import { hostileValues } from '../support/hostile-values'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

class Undone extends Error {}
const ignored = () => undefined

/** Hostile values for every field of a form, and for every cell of two rows of its tables. */
function hostileForm(form: FormDefinition, seed: string): Record<string, unknown> {
  const random = rng(seed)
  const storable = hostileValues.filter((value) => !refused(value))
  const any = () => random.pick(storable)
  return Object.fromEntries(
    form.fields.map((field) => {
      if (field.type !== 'table' || random.chance(0.2)) return [field.key, any()]
      const row = () => Object.fromEntries((field.columns ?? []).map((column) => [column.key, any()]))
      return [field.key, [row(), row()]]
    }),
  )
}

// What no input may hold is refused before any form is asked; see the tests of every door.
function refused(value: unknown): boolean {
  try {
    parseInput(saveDraft.input, { id: '01970000-0000-7000-8000-000000000000', version: 1, values: { x: value } })
    return false
  } catch {
    return true
  }
}

/** Fills in a draft of a matter with hostile values, asks everything that is asked of it, hands it in; all undone. */
async function tryForm(code: string, seed: string): Promise<void> {
  const actor = await actorOf('ct-fill')
  const now = new Date()
  await asActor(actor, async (tx) => {
    const context = { tx, actor, now, audit: ignored, emit: ignored, change: ignored, flush: async () => undefined }
    const { id } = await createFiling.run(context, { matter: code })
    const filing = await tx.filing.findUniqueOrThrow({ where: { id } })
    const { matter } = await matterVersion(tx, filing.definitionId)
    const task = await tx.task.findFirstOrThrow({ where: { subjectId: id } })
    const input = parseInput(saveDraft.input, { id, version: 1, values: hostileForm(matter.form, seed) })
    await saveDraft.run(context, input)
    const { checks } = await precheck.run(context, { id })
    expect(checks.length, 'checks').toBeGreaterThan(0)
    const record = await filingRecord.run(context, { id })
    expect(record.filing.id).toBe(id)
    await actOnFiling.run(context, parseInput(actOnFiling.input, { taskId: task.id, action: 'submit' })).then(
      () => expect.fail('a form of nonsense was submitted'),
      (error) => {
        if (!isRefusal(error)) throw error
      },
    )
    throw new Undone()
  }).catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
}

describe('a form full of nonsense is kept as far as it can be read, shown, checked and refused', () => {
  test.each(readMatters().map(({ code }) => code))('%s', async (code) => {
    await tryForm(code, code)
  })
})
