import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historySql, runQuestions } from '@/lib/flow/queries/run-record'
import type { Actor } from '@/lib/kernel/actor'
import { annotateFiling } from '@/lib/matters/signing/commands/annotate'
import type { Point } from '@/lib/matters/signing/schema'
import { runCommand } from '@/lib/platform/command'
import { asActor, askTogether, Prisma } from '@/lib/platform/db'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf, carryOn, doStep, fillIn, openTasks, typedSignature } from '../../support/clerks'
import { fillInAfter } from '../../support/prerequisites'

const strokes = [Array.from({ length: 40 }, (_, index): Point => [20 + index * 8, 60 + (index % 7) * 6, 400, index * 9])]
let world: BusyWorld
let decided: string
let draft: string
beforeAll(async () => {
  world = await openBusyWorld()
  decided = await fillInAfter('GZ-CQ-04', await actorOf('ct-fill'), { title: '全程留痕' }, 'parts')
  await carryOn(decided, 'lead')
  const [task] = await openTasks(decided)
  await runCommand(annotateFiling, await actorOf('cqgl-chief'), { filingId: decided, text: '只在委内' })
  const { content, device } = await typedSignature(await actorOf('ct-fill'), decided)
  await doStep(task!, { signature: { method: 'drawn', ink: { width: 360, height: 200, strokes }, content, device } })
  await carryOn(decided)
  draft = await fillIn('GZ-CQ-05', await actorOf('ct-fill'))
})
afterAll(() => world.close())

const rows = (table: string, key: string, id: string) =>
  Prisma.sql`select * from ${Prisma.raw(table)} where ${Prisma.raw(key)} = ${id}::uuid`
/** The same lists, each through the walls of its table. */
const throughWalls = (actor: Actor, id: string) =>
  asActor(actor, (tx) =>
    askTogether(tx, {
      ...runQuestions({ actor, now: new Date() }, { subjectKind: 'filing', subjectId: id }),
      history: historySql({ subjectKind: 'filing', subjectId: id }),
      filing: rows('filing', 'id', id),
      rounds: rows('filing_version', 'filing_id', id),
      reused: rows('filing_reuse', 'filing_id', id),
      materials: rows('filing_material', 'filing_id', id),
      waiting: Prisma.sql`select * from task where subject_id = ${id}::uuid and status = 'open'`,
      checks: Prisma.sql`select * from filing_check c where filing_id = ${id}::uuid
        and round = (select max(round) from filing_check where filing_id = ${id}::uuid)`,
      paper: rows('paper', 'filing_id', id),
      signatures: Prisma.sql`
        select event_id as "eventId", user_name as "userName", device, round, at, digest, method, strokes, subject
        from signature s where s.filing_id = ${id}::uuid order by s.at`,
      notes: Prisma.sql`
        select id, parent_id as "parentId", field, material_id as "materialId", page, x, y, text, round, by_name as "byName", department, at
        from annotation where filing_id = ${id}::uuid order by at, id`,
    }),
  )
const inOne = (actor: Actor, id: string) =>
  asActor(actor, async (tx) => {
    const { parts } = await askTogether(tx, { parts: Prisma.sql`select app.filing_parts(${id}::uuid) as it` })
    return (parts![0] as { it: Record<string, unknown> | null }).it
  })
const listOf = (value: unknown) => (Array.isArray(value) ? value : value === null ? [] : [value]) as Record<string, unknown>[]

describe('what lies beside a filing, asked at once', () => {
  const people = [
    'ct-fill',
    'ct-view',
    'cqgl-officer',
    'cqgl-chief',
    'leader2',
    'huangdao-qy-fill',
    'sysadmin',
    'auditor',
    'discipline',
    'expert',
  ]

  test.each(people)('shows %s exactly the rows that the walls let through', async (login) => {
    const actor = await actorOf(login)
    for (const id of [decided, draft, world.running]) {
      const [expected, parts] = [await throughWalls(actor, id), await inOne(actor, id)]
      if (expected.filing!.length === 0) {
        expect(parts).toBeNull()
        for (const name of ['run', 'history', 'rounds', 'materials', 'checks', 'paper', 'signatures', 'notes'])
          expect(expected[name]).toEqual([])
        continue
      }
      for (const name of ['run', 'history', 'signatures', 'notes']) expect(listOf(parts![name]), name).toEqual(expected[name])
      for (const name of ['filing', 'rounds', 'reused', 'materials', 'waiting', 'checks', 'paper'])
        expect(listOf(parts![name]), name).toHaveLength(expected[name]!.length)
    }
  })

  test('keeps the commission’s own words, signatures and notes from the enterprise', async () => {
    const [inside, outside] = [await inOne(await actorOf('cqgl-chief'), decided), await inOne(await actorOf('ct-fill'), decided)]
    const words = (parts: typeof inside) => listOf(parts!.history).filter((line) => line.opinion !== null).length
    expect(words(inside)).toBeGreaterThan(words(outside))
    expect([listOf(inside!.signatures).length, listOf(inside!.notes).length]).toEqual([1, 1])
    expect([outside!.signatures, outside!.notes]).toEqual([[], []])
    expect(await inOne(await actorOf('cqgl-chief'), draft)).toBeNull()
  })
})
