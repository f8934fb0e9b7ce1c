import { ristretto255_hasher } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usccCheckCharacter } from '@/lib/kernel/expr/uscc'
import { isRefusal } from '@/lib/kernel/refusal'
import { mostCodes, readCodes, refusalOf } from '@/lib/procurement/psi/codes'
import { exponentOf, hex, parted } from '@/lib/procurement/psi/group'
import { senderOf } from '@/lib/procurement/psi/message'
import { ownText, readOwn, readTask, taskText } from '@/lib/procurement/psi/own-file'
import { type Course, nextMessage, type Own, type PsiMode, resultOf } from '@/lib/procurement/psi/protocol'

const session = '01900000-0000-7000-8000-000000000001'
const still = () => undefined
const codeOf = (number: number) => {
  const body = `91370200${String(number).padStart(9, '0')}`
  return `${body}${usccCheckCharacter(body)}`
}
const seedOf = (number: number) => Uint8Array.from({ length: 32 }, (_, index) => (number * 31 + index * 7) % 256)

/** Both sides by turns, with nothing between them but the messages. */
async function carriedOut(mode: PsiMode, a: Own, b: Own) {
  const messages: Course['messages'] = {}
  const courseOf = (side: 'a' | 'b'): Course => ({ session, mode, side, messages: { ...messages } })
  for (const round of [1, 2, 3] as const) {
    const side = senderOf[round]
    const next = await nextMessage(courseOf(side), side === 'a' ? a : b, still)
    expect(next.round).toBe(round)
    messages[round] = next.message
  }
  return { messages, a: await resultOf(courseOf('a'), a, still), b: await resultOf(courseOf('b'), b, still) }
}

const lists = fc.tuple(
  fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
  fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
  fc.integer({ min: 1, max: 200 }),
)

describe('private set intersection', () => {
  test('gives both sides the plain intersection, or only its size', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.constantFrom('codes' as const, 'size' as const), async ([one, two, number], mode) => {
        const [x, y] = [one.map(codeOf), two.map(codeOf)]
        const common = x.filter((code) => y.includes(code)).sort()
        const told = await carriedOut(mode, { seed: seedOf(number), codes: x }, { seed: seedOf(number + 1), codes: y })
        const codes = mode === 'codes' ? { codes: common } : {}
        expect(told.a).toEqual({ size: common.length, theirs: y.length, ...codes })
        expect(told.b).toEqual({ size: common.length, theirs: x.length, ...codes })
      }),
      { numRuns: 12 },
    )
  })

  test('no message holds a code or a hash that can be looked up without the exponent, and whoever carries them cannot compare', async () => {
    const [x, y] = [[1, 2, 3, 4].map(codeOf), [3, 4, 5].map(codeOf)]
    const a = { seed: seedOf(7), codes: x }
    const { messages } = await carriedOut('codes', a, { seed: seedOf(8), codes: y })
    const carried = [1, 2, 3].map((round) => hex(messages[round as 1 | 2 | 3]!))
    for (const code of [...x, ...y]) {
      const point = ristretto255_hasher.hashToCurve(new TextEncoder().encode(code), { DST: `guozi-psi-v1 ${session}` })
      for (const text of carried) {
        expect(text).not.toContain(hex(new TextEncoder().encode(code)))
        expect(text).not.toContain(hex(point.toBytes()))
      }
      // What the open first message holds is exactly what the exponent of its side makes of the codes.
      const blinded = hex(point.multiply(exponentOf(a.seed, session)).toBytes())
      expect(carried[0]!.includes(blinded)).toBe(x.includes(code))
      expect(carried[1]).not.toContain(blinded)
    }
    const elements = (round: 1 | 2 | 3) => parted(messages[round]!.slice(32)).map(hex)
    expect(elements(2).filter((element) => elements(3).includes(element) || elements(1).includes(element))).toEqual([])
  })

  test('the order of a message says nothing of the order of the list, and another seed gives another', async () => {
    const codes = Array.from({ length: 12 }, (_, index) => codeOf(index + 1))
    const first = async (seed: Uint8Array) =>
      parted((await nextMessage({ session, mode: 'codes', side: 'a', messages: {} }, { seed, codes }, still)).message.slice(32)).map(hex)
    const inOrder = codes.map((code) =>
      hex(
        ristretto255_hasher
          .hashToCurve(new TextEncoder().encode(code), { DST: `guozi-psi-v1 ${session}` })
          .multiply(exponentOf(seedOf(1), session))
          .toBytes(),
      ),
    )
    const sent = await first(seedOf(1))
    expect(new Set(sent)).toEqual(new Set(inOrder))
    expect(sent).not.toEqual(inOrder)
    expect((await first(seedOf(2))).some((element) => sent.includes(element))).toBe(false)
    expect(await first(seedOf(1))).toEqual(sent)
  })

  test('a changed message, another key and another list are refused in words', async () => {
    const a = { seed: seedOf(3), codes: [codeOf(1), codeOf(2)] }
    const b = { seed: seedOf(4), codes: [codeOf(2), codeOf(3)] }
    const { messages } = await carriedOut('codes', a, b)
    const changed = messages[2]!.slice()
    changed[80] = changed[80]! ^ 1
    const told = (course: Partial<Course>, own: Own) =>
      resultOf({ session, mode: 'codes', side: 'a', messages, ...course }, own, still).then(
        () => '',
        (error) => (isRefusal(error) ? error.message : String(error)),
      )
    expect(await told({ messages: { ...messages, 2: changed } }, a)).toContain('解不开')
    expect(await told({}, { ...a, seed: seedOf(9) })).toContain('解不开')
    expect(await told({ side: 'b' }, { ...b, codes: [codeOf(2)] })).toContain('名单与本方开始时的不同')
    expect(await told({ messages: { 1: messages[1]! } }, a)).toContain('还没有走完')
    const zero = new Uint8Array(64)
    await expect(nextMessage({ session, mode: 'codes', side: 'b', messages: { 1: zero } }, b, still)).rejects.toThrow('第 1 个密文不正确')
  })

  test('what a side keeps and what the command line is given can be written and read again', () => {
    const own = { seed: seedOf(5), codes: [codeOf(1)] }
    expect(readOwn(ownText(session, own), session)).toEqual(own)
    expect(() => readOwn(ownText(session, own), '01900000-0000-7000-8000-000000000002')).toThrow('另一次比对')
    expect(() => readOwn('{', session)).toThrow('进度文件')
    const course: Course = {
      session,
      mode: 'size',
      side: 'b',
      messages: { 1: Uint8Array.from({ length: 9000 }, (_, index) => index % 256) },
    }
    expect(readTask(taskText(course))).toEqual(course)
    expect(() => readTask('[]')).toThrow('任务文件')
  })
})

describe('a list of codes', () => {
  test('is read from text or the first column, once each, in any width and case', () => {
    const full = codeOf(1).replace('9', '９')
    expect(readCodes(`\uFEFF统一社会信用代码,名称\r\n${codeOf(2)},甲\n\n"${full.toLowerCase()}"\t乙\n${codeOf(2)}`)).toEqual({
      codes: [codeOf(1), codeOf(2)],
      repeated: 1,
      faults: [],
    })
  })

  test('says which line is wrong, and when it is empty or too long', () => {
    const wrong = `${codeOf(1).slice(0, 17)}${codeOf(1)[17] === '0' ? '1' : '0'}`
    const list = readCodes(`${codeOf(1)}\n1234\n${wrong}`)
    expect(list.faults.map(({ line }) => line)).toEqual([2, 3])
    expect(refusalOf(list)).toBe('名单有 2 行有误，例如第 2 行“1234”：统一社会信用代码应为 18 位，这里是 4 位。请改正后重新选择。')
    expect(list.faults[1]?.reason).toContain('校验位')
    expect(refusalOf(readCodes('名称\n'))).toContain('名单里没有')
    expect(refusalOf({ codes: Array.from({ length: mostCodes + 1 }, () => ''), repeated: 0, faults: [] })).toContain('20000')
    expect(refusalOf(readCodes(codeOf(1)))).toBeUndefined()
  })
})
