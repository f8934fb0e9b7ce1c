import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '@/lib/kernel/canonical'
import { isRefusal } from '@/lib/kernel/refusal'
import { collect } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { parseInput } from '@/lib/platform/input'
import { type BusyWorld, openBusyWorld } from '../support/busy-world'
import { actorOf } from '../support/clerks'
import { hostileValues, membersOf, replaced } from '../support/hostile-values'
import { entries, loadRegistry, type Registered } from './registry'

let world: BusyWorld
const registered = (await loadRegistry()).filter(({ it }) => it.name in entries)

beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

class Undone extends Error {}

/** Tries an input as the right person, undone afterwards; gives the bug it ends in, null = answered or refused in Chinese. */
async function bugOf({ it }: Registered, raw: unknown): Promise<string | null> {
  const actor = await actorOf(entries[it.name]!.who)
  const notes: unknown[] = []
  const keep = (...note: unknown[]) => void notes.push(note)
  try {
    const input = parseInput(it.input, raw) as never
    await asActor(actor, async (tx) => {
      const { change, flush } = collect(tx)
      const answer = await it.run({ tx, actor, now: new Date(), audit: keep, emit: keep, change, flush } as never, input)
      await flush()
      // As the trail and the remembered result would be written.
      await tx.$queryRaw`select ${canonicalJson(notes)}::jsonb, ${canonicalJson(answer ?? null)}::jsonb, ${canonicalJson(input)}::text`
      throw new Undone()
    })
    return null
  } catch (error) {
    if (error instanceof Undone) return null
    if (isRefusal(error)) return /[一-鿿]/.test(error.message) ? null : `refused without Chinese: ${error.message}`
    return error instanceof Error ? error.message.split('\n').filter(Boolean).slice(-2).join(' ').slice(0, 300) : String(error)
  }
}

const bigintAsText = (_: string, member: unknown) => (typeof member === 'bigint' ? `${member}n` : member)

function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, bigintAsText)
  } catch {
    return undefined
  }
}

const shown = (value: unknown) => textOf(value)?.slice(0, 160) ?? 'what JSON cannot say'

describe.each(registered.map((door) => [door.it.name, door] as const))('%s', (name, door) => {
  test('answers or refuses whatever stands at any place of its input', async () => {
    const valid = await entries[name]!.input(world)
    expect(await bugOf(door, valid)).toBeNull()
    const given = membersOf(valid)
    const absent = keysOf(door).filter((key) => !given.some(([first]) => first === key))
    const bugs: string[] = []
    for (const path of [...given, ...absent.map((key) => [key])]) {
      const inputs = hostileValues.map((value) => replaced(valid, path, value))
      bugs.push(...(await bugsAmong(door, inputs)).map((bug) => `${path.join('.')}: ${bug}`))
    }
    expect(bugs).toEqual([])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('answers or refuses any JSON', async () => {
    const any = fc.sample(fc.jsonValue({ stringUnit: 'binary', depthSize: 'small' }), { numRuns: 20, seed: 7 })
    const keyed = fc.sample(fc.dictionary(fc.constantFrom(...keysOf(door)), fc.jsonValue()), { numRuns: 20, seed: 8 })
    expect(await bugsAmong(door, [...any, ...keyed])).toEqual([])
  })
})

/** How many inputs that pass the schema are carried out at one place; other doors and places draw others from the same list. */
const mostCarriedOut = 4

/** The bugs that inputs end in. Inputs that read the same are tried once, refused ones all, of the others as many as time allows. */
async function bugsAmong(door: Registered, inputs: unknown[]): Promise<string[]> {
  const read = inputs.map((input) => ({ input, passes: passes(door, input) }))
  const accepted = new Map(read.flatMap(({ input, passes }) => (passes === null ? [] : [[passes, input] as const])))
  const length = Math.min(accepted.size, mostCarriedOut)
  const some = fc.shuffledSubarray([...accepted.values()], { minLength: length, maxLength: length })
  const [drawn = []] = fc.sample(some, { numRuns: 1, seed: hash(door.it.name) })
  const refused = read.filter(({ passes }) => passes === null).map(({ input }) => input)
  const bugs: string[] = []
  for (const input of [...refused, ...drawn]) {
    const bug = await bugOf(door, input)
    if (bug) bugs.push(`${shown(input)}: ${bug}`)
  }
  return bugs
}

/** What an input reads as; null = it is refused by its schema. */
function passes({ it }: Registered, input: unknown): string | null {
  const read = it.input.safeParse(input)
  return read.success ? (textOf(read.data) ?? 'what JSON cannot say') : null
}

const hash = (text: string) => [...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 2 ** 31, 7)

/** The members an input may have. */
function keysOf({ it }: Registered): string[] {
  const shape = 'shape' in it.input ? Object.keys(it.input.shape as object) : []
  return shape.length > 0 ? shape : ['x']
}
