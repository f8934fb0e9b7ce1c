import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actionName } from '@/lib/identity/audit-words'
import type { Actor } from '@/lib/kernel/actor'
import { isRefusal } from '@/lib/kernel/refusal'
import { collect, runCommand } from '@/lib/platform/command'
import { asActor, asSystem } from '@/lib/platform/db'
import { parseInput } from '@/lib/platform/input'
import { runQuery } from '@/lib/platform/query'
import { type BusyWorld, leaksIn, openBusyWorld } from '../support/busy-world'
import { actorOf } from '../support/clerks'
import { attackerFor, attackers, knownTo } from './attackers'
import type { Attacker, Entry } from './inputs/entry'
import { declarations, entries, loadRegistry, type Registered } from './registry'

let world: BusyWorld
const registered = await loadRegistry()

test('every command has a Chinese name in the audit trail', () => {
  const commands = registered.filter(({ kind }) => kind === 'command').map(({ it }) => it.name)
  expect(commands.length).toBeGreaterThan(150)
  expect(commands.filter((name) => !/[一-鿿]/.test(actionName(name)))).toEqual([])
})

beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

type Answer = { refused: string } | { answer: unknown }

async function ask(door: Registered, actor: Actor, input: unknown): Promise<Answer> {
  try {
    return { answer: door.kind === 'query' ? await runQuery(door.it, actor, input) : await runCommand(door.it, actor, input) }
  } catch (error) {
    if (isRefusal(error)) return { refused: error.code }
    throw error
  }
}

class Undone extends Error {
  constructor(readonly answer: unknown) {
    super()
  }
}

const ignored = () => undefined

/** The same work without the question of permissions, as a mistake in their table would leave it: the walls alone. Always undone. */
async function askTheWalls({ it }: Registered, actor: Actor, raw: unknown): Promise<Answer> {
  try {
    const input = parseInput(it.input, raw) as never
    return await asActor(actor, async (tx) => {
      const { change, flush } = collect(tx)
      const answer = await it.run({ tx, actor, now: new Date(), audit: ignored, emit: ignored, change, flush } as never, input)
      await flush()
      throw new Undone(answer)
    })
  } catch (error) {
    if (error instanceof Undone) return { answer: error.answer }
    if (isRefusal(error)) return { refused: error.code }
    if (error instanceof Error && /row-level security|42501/.test(error.message)) return { refused: 'wall' }
    throw error
  }
}

/** How many lines of the trail there are of a person and a command. */
function linesOf({ it }: Registered, { userId }: Actor, outcome: string): Promise<number> {
  return asSystem('测试', (tx) => tx.auditLine.count({ where: { action: it.name, actorId: userId, outcome } }))
}

const refusals = ['forbidden', 'not_found', 'invalid', 'blocked']

/** What is wrong with what an attacker got; null = as it should be. */
function judge(door: Registered, entry: Entry, attacker: Attacker, got: Answer): string | null {
  if (attacker === 'forged') return 'refused' in got && got.refused === 'unauthenticated' ? null : `forged: ${JSON.stringify(got)}`
  if ('refused' in got) return refusals.includes(got.refused) ? null : `${attacker}: refused as ${got.refused}`
  if (entry.lawful?.[attacker]) return null
  const leaks = leaksIn(world, got.answer, [...knownTo[attacker], ...(entry.reveals ?? [])])
  if (leaks.length > 0) return `${attacker}: saw ${leaks.join(', ')}`
  return door.kind === 'command' && !entry.everybodys ? `${attacker}: succeeded` : null
}

function judgeWalls(door: Registered, entry: Entry, attacker: Attacker, got: Answer): string | null {
  if ('refused' in got && [...refusals, 'conflict', 'stale', 'wall'].includes(got.refused)) return null
  const lenient = entry.permissionAlone ? { ...entry, everybodys: entry.permissionAlone } : entry
  const wrong = judge(door, lenient, attacker, got)
  return wrong && `past the permissions, ${wrong}`
}

/** Administrators have the walls of their own tables open; what they may not do is a question of permissions. */
const behindWalls: readonly Attacker[] = ['stranger', 'rival', 'department', 'district', 'expert']

test('every query and command of the sources is loaded, under a name of its own', () => {
  const declared = declarations().reduce((sum, { count }) => sum + count, 0)
  expect(registered.length).toBe(declared)
  expect(registered.length).toBeGreaterThan(90)
})

test('every query and command has an entry, and every entry a query or command', () => {
  expect(registered.map(({ it }) => it.name).sort()).toEqual(Object.keys(entries).sort())
})

describe.each(registered.filter(({ it }) => it.name in entries).map((door) => [door.it.name, door] as const))('%s', (name, door) => {
  const entry = entries[name]!

  test('refuses others, or tells them nothing of enterprise A, and serves the right person', async () => {
    let input = await entry.input(world)
    const wrong: (string | null)[] = []
    for (const attacker of attackers) {
      const actor = await attackerFor(attacker, entry.who)
      if (actor.login === entry.who && attacker !== 'forged') continue
      if (behindWalls.includes(attacker)) wrong.push(judgeWalls(door, entry, attacker, await askTheWalls(door, actor, input)))
      const refused = await linesOf(door, actor, 'refused')
      const got = await ask(door, actor, input)
      wrong.push(judge(door, entry, attacker, got))
      if (door.kind === 'command' && 'refused' in got && got.refused === 'forbidden' && !actor.permissions.has(door.it.permission))
        expect(await linesOf(door, actor, 'refused'), `${attacker}: line of the refusal`).toBe(refused + 1)
      // What belongs to everybody is used up by whoever does it.
      if (entry.everybodys) input = await entry.input(world)
    }
    expect(wrong.filter((one) => one !== null)).toEqual([])
    const right = await actorOf(entry.who)
    const before = await linesOf(door, right, 'done')
    const got = await ask(door, right, input)
    expect((await linesOf(door, right, 'done')) - before, 'lines of the trail').toBeGreaterThanOrEqual(door.kind === 'command' ? 1 : 0)
    expect(got).toHaveProperty('answer')
    const answer = 'answer' in got ? got.answer : null
    if (entry.proves) expect(entry.proves(answer as never)).toBe(true)
    else if (door.kind === 'query') expect(leaksIn(world, answer)).not.toEqual([])
  })
})
