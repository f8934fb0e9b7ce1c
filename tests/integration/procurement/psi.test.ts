import { afterAll, beforeAll, expect, test } from 'vitest'
import { usccCheckCharacter } from '@/lib/kernel/expr/uscc'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { answerPsi, endPsi, proposePsi, sendPsiMessage } from '@/lib/procurement/commands/psi'
import { bytesOf, toBase64 } from '@/lib/procurement/psi/own-file'
import { nextMessage, type Own, type PsiMode, resultOf } from '@/lib/procurement/psi/protocol'
import { psiMessages, psiSession, psiSessions } from '@/lib/procurement/queries/psi'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'

let world: BusyWorld
/** A person of another enterprise who reports its procurement. */
let buyer: string

const codeOf = (number: number) => {
  const body = `91370200${String(number).padStart(9, '0')}`
  return `${body}${usccCheckCharacter(body)}`
}
const ownOf = (seed: number, numbers: number[]): Own => ({ seed: new Uint8Array(32).fill(seed), codes: numbers.map(codeOf) })
const asker = () => actorOf('ct-pur')
const other = () => actorOf(buyer)

let otherName = ''
/** Somebody with the same post in a third enterprise: a subsidiary of the asker's group. */
let third: string
beforeAll(async () => {
  world = await openBusyWorld()
  const buyers = await asSystem(
    '测试',
    (tx) =>
      tx.$queryRaw<{ login: string; name: string; near: boolean }[]>`
      select u.login, o.name, exists (select 1 from org_closure c where c.ancestor_id = ${world.orgId}::uuid and c.org_id = o.id) as near
      from user_account u join post p on p.user_id = u.id and p.role_code = 'E-PUR' join org o on o.id = u.org_id
      where u.status = 'active' and o.id <> ${world.orgId}::uuid order by o.level, u.login`,
  )
  const far = buyers.find(({ near }) => !near)!
  buyer = far.login
  otherName = far.name
  third = buyers.find(({ near }) => near)!.login
})
afterAll(() => world.close())

async function proposed(mode: PsiMode): Promise<string> {
  const { id } = await runCommand(proposePsi, await asker(), { other: otherName, purpose: '排查共同的供应商', mode })
  return id
}

async function send(id: string, who: Awaited<ReturnType<typeof asker>>, side: 'a' | 'b', own: Own, mode: PsiMode) {
  const messages = bytesOf(await runQuery(psiMessages, who, { id }))
  const next = await nextMessage({ session: id, mode, side, messages }, own, () => undefined)
  return runCommand(sendPsiMessage, who, { id, round: next.round, message: toBase64(next.message) })
}

test('two enterprises agree, send by turns, and each works out the same intersection on its own', async () => {
  const [a, b] = [ownOf(1, [1, 2, 3, 4]), ownOf(2, [3, 4, 5])]
  const id = await proposed('codes')
  expect(await runQuery(psiSession, await other(), { id })).toMatchObject({ side: 'b', turn: 'answer', status: 'proposed' })
  await expect(send(id, await asker(), 'a', a, 'codes')).rejects.toThrow('不在进行中')
  await runCommand(answerPsi, await other(), { id, agree: true })
  await send(id, await asker(), 'a', a, 'codes')
  await expect(runCommand(sendPsiMessage, await asker(), { id, round: 2, message: toBase64(new Uint8Array(136)) })).rejects.toThrow(
    '不是本单位现在该发送的',
  )
  await expect(runCommand(sendPsiMessage, await other(), { id, round: 2, message: toBase64(new Uint8Array(33)) })).rejects.toThrow(
    '长度不对',
  )
  await send(id, await other(), 'b', b, 'codes')
  await send(id, await asker(), 'a', a, 'codes')
  expect(await runQuery(psiSession, await other(), { id })).toMatchObject({ turn: 'result', status: 'done', round: 3 })
  const found = async (who: Awaited<ReturnType<typeof asker>>, side: 'a' | 'b', own: Own) =>
    resultOf({ session: id, mode: 'codes', side, messages: bytesOf(await runQuery(psiMessages, who, { id })) }, own, () => undefined)
  expect(await found(await asker(), 'a', a)).toEqual({ size: 2, theirs: 3, codes: [codeOf(3), codeOf(4)].sort() })
  expect(await found(await other(), 'b', b)).toEqual({ size: 2, theirs: 4, codes: [codeOf(3), codeOf(4)].sort() })
  const kept = await asSystem('测试', (tx) => tx.psiMessage.findMany({ where: { sessionId: id } }))
  for (const { body } of kept) for (const code of [...a.codes, ...b.codes]) expect(Buffer.from(body).includes(code)).toBe(false)
})

test('nobody of the commission and no other enterprise sees a comparison, nor does its own colleague without the right', async () => {
  const id = await proposed('size')
  expect((await runQuery(psiSessions, await other(), {})).map((row) => row.id)).toContain(id)
  for (const login of ['jdjc-officer', 'ct-fill']) {
    await expect(runQuery(psiSession, await actorOf(login), { id })).rejects.toThrow()
  }
  const stranger = await actorOf(third)
  expect(await runQuery(psiSessions, stranger, {})).toEqual([])
  await expect(runQuery(psiMessages, stranger, { id })).rejects.toThrow('本单位不是其中一方')
})

test('whoever ends a comparison deletes its messages, and one that was refused cannot be carried on', async () => {
  const id = await proposed('codes')
  await runCommand(answerPsi, await other(), { id, agree: true })
  await send(id, await asker(), 'a', ownOf(1, [1]), 'codes')
  await runCommand(endPsi, await other(), { id })
  expect(await runQuery(psiMessages, await asker(), { id })).toEqual({})
  await expect(runCommand(endPsi, await asker(), { id })).rejects.toThrow('已经结束')
  const again = await proposed('codes')
  await runCommand(answerPsi, await other(), { id: again, agree: false })
  await expect(runCommand(answerPsi, await other(), { id: again, agree: true })).rejects.toThrow('不在等本单位答复')
  await expect(send(again, await asker(), 'a', ownOf(1, [1]), 'codes')).rejects.toThrow('不在进行中')
})

test('the other enterprise must be one, and another one', async () => {
  const person = await asker()
  const ask = (name: string) => runCommand(proposePsi, person, { other: name, purpose: '排查共同的供应商', mode: 'codes' })
  await expect(ask('没有这家企业')).rejects.toThrow('没有名称或代码为“没有这家企业”的企业')
  await expect(ask(world.orgName)).rejects.toThrow('不能与本单位自己比对')
})
