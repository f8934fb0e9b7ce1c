import { Refusal } from '@/lib/kernel/refusal'
import { blindAgain, blindCodes, exponentOf, hex, joined, type Progress, parted, shuffled } from './group'
import { openMessage, type Round, readMessage, type Side, sealedMessage } from './message'

/** `codes`: both learn which codes they share; `size`: only how many. */
export type PsiMode = 'codes' | 'size'

/** What a side keeps on its own machine and nowhere else. */
export type Own = { seed: Uint8Array; codes: readonly string[] }

/** A session as far as it is: the messages that were sent. */
export type Course = { session: string; mode: PsiMode; side: Side; messages: Partial<Record<Round, Uint8Array>> }

export type PsiResult = { size: number; theirs: number; codes?: string[] }

/**
 * Private set intersection by Diffie–Hellman (Meadows 1986; Huberman, Franklin, Hogg 1999), symmetrical, for honest but curious sides:
 *   1  A → B   H(x)^a, shuffled
 *   2  B → A   H(y)^b, shuffled, and H(x)^ab — in the order of 1, or shuffled when only the number is to be known
 *   3  A → B   H(y)^ab — in the order of 2, or shuffled
 * Each side then has both doubly blinded lists and compares them; its own order tells it which of its codes they are. Rounds 2 and 3 are
 * sealed for the other side, so that whoever carries them cannot even count.
 */
export async function nextMessage(course: Course, own: Own, progress: Progress): Promise<{ round: Round; message: Uint8Array }> {
  const { session, side, messages } = course
  const exponent = exponentOf(own.seed, session)
  if (side === 'a' && !messages[1]) {
    return {
      round: 1,
      message: openMessage(own.seed, session, joined(await blindCodes(ordered(course, own), session, exponent, progress))),
    }
  }
  if (side === 'b' && messages[1] && !messages[2]) {
    const theirs = readMessage(own.seed, session, 1, messages[1])
    const again = await blindAgain(parted(theirs.body), exponent, halfOf(progress, 0))
    const mine = await blindCodes(ordered(course, own), session, exponent, halfOf(progress, 0.5))
    const answer = course.mode === 'codes' ? again : shuffled(again, own.seed, session, 'answer')
    return { round: 2, message: sealedMessage(own.seed, session, 2, theirs.key, joined([...mine, ...answer])) }
  }
  if (side === 'a' && messages[2] && !messages[3]) {
    const theirs = readMessage(own.seed, session, 2, messages[2])
    const again = await blindAgain(secondRound(theirs.body, own).theirs, exponent, progress)
    const answer = course.mode === 'codes' ? again : shuffled(again, own.seed, session, 'answer')
    return { round: 3, message: sealedMessage(own.seed, session, 3, theirs.key, joined(answer)) }
  }
  throw new Refusal('conflict', '现在不是本方计算，请等对方发送。')
}

/** What a side may know once all three messages are there. */
export async function resultOf(course: Course, own: Own, progress: Progress): Promise<PsiResult> {
  const { session, side, messages } = course
  const exponent = exponentOf(own.seed, session)
  if (!messages[1] || !messages[2] || !messages[3]) throw new Refusal('conflict', '比对还没有走完三步，暂时没有结果。')
  if (side === 'a') {
    const { theirs, mine } = secondRound(readMessage(own.seed, session, 2, messages[2]).body, own)
    return compared(course, own, mine, await blindAgain(theirs, exponent, progress))
  }
  const mine = parted(readMessage(own.seed, session, 3, messages[3]).body)
  if (mine.length !== own.codes.length) throw otherList()
  return compared(course, own, mine, await blindAgain(parted(readMessage(own.seed, session, 1, messages[1]).body), exponent, progress))
}

/** My codes in the order in which they were sent. */
const ordered = ({ session }: Course, { seed, codes }: Own) => shuffled([...codes].sort(), seed, session, 'order')

const otherList = () => new Refusal('invalid', '名单与本方开始时的不同，不能继续。请用开始时的名单，或者结束后重新发起。')

function secondRound(body: Uint8Array, own: Own): { theirs: Uint8Array[]; mine: Uint8Array[] } {
  const all = parted(body)
  const theirs = all.length - own.codes.length
  if (theirs < 1) throw otherList()
  return { theirs: all.slice(0, theirs), mine: all.slice(theirs) }
}

function compared(course: Course, own: Own, mine: readonly Uint8Array[], theirs: readonly Uint8Array[]): PsiResult {
  const there = new Set(theirs.map(hex))
  const hits = mine.map((element) => there.has(hex(element)))
  const size = hits.filter(Boolean).length
  if (course.mode === 'size') return { size, theirs: theirs.length }
  const order = ordered(course, own)
  return { size, theirs: theirs.length, codes: order.filter((_, index) => hits[index]).sort() }
}

const halfOf =
  (progress: Progress, from: number): Progress =>
  (share) =>
    progress(from + share / 2)
