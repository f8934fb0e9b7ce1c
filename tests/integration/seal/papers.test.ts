import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderIssuedPaper } from '@/lib/matters/paper/render-issued'
import { type PaperVerdict, verifyByCode, verifyFile } from '@/lib/matters/paper/verify'
import { checkKeys } from '@/lib/matters/seal/check-keys'
import { requestReseal } from '@/lib/matters/seal/commands/request-seal'
import { readSeal } from '@/lib/matters/seal/format'
import { ensureFirstKey } from '@/lib/matters/seal/keys'
import { publishedKeys } from '@/lib/matters/seal/public-keys'
import { sealApproved } from '@/lib/matters/seal/seal-approved'
import { runCommand } from '@/lib/platform/command'
import { sm3 } from '@/lib/platform/crypto'
import { asSystem } from '@/lib/platform/db'
import { readPublicKey, verifyDigest } from '@/lib/platform/sm2'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import { approveUse, disableKey, rotateKey } from '../../support/seal-keys'
import { bytesOfFile, rendered } from '../../support/seals'

let world: BusyWorld
let paper: { id: string; verifyCode: string; number: string; issuedBy: string }
let bytes: Uint8Array
let asked = 0

/** What the public page says of a file; every question from another address, so that none has to wait. */
function judge(file: Uint8Array, of?: string): Promise<PaperVerdict> {
  asked += 1
  const ip = `10.9.${asked >> 8}.${asked & 255}`
  return verifyFile({ sm3: sm3(file), seal: readSeal(file), of }, ip, new Date())
}
const sealUseOf = (id: string) =>
  asSystem('测试', (tx) => tx.sealUse.findFirstOrThrow({ where: { paperId: id, status: 'done' }, orderBy: { sealedAt: 'desc' } }))

beforeAll(async () => {
  world = await openBusyWorld()
  paper = await asSystem('测试', (tx) => tx.paper.findUniqueOrThrow({ where: { filingId: world.decided } }))
  bytes = await bytesOfFile((await rendered(paper.id)).fileId)
})
afterAll(() => world.close())

describe('the paper of a decision is sealed when it is made', () => {
  test('and rests on the decision of a head or leader who is not the officer that issued it', async () => {
    const use = await sealUseOf(paper.id)
    expect(use).toMatchObject({ kind: 'paper', basis: 'decision', status: 'done', askedBy: paper.issuedBy, number: paper.number })
    expect(use.decidedBy).not.toBe(paper.issuedBy)
    expect(use.opinion).toMatch(/^办件决定：/)
    const line = await asSystem('测试', (tx) => tx.auditLine.findFirstOrThrow({ where: { action: 'renderPaper', subjectId: paper.id } }))
    expect(line.detail).toMatchObject({ digest: use.digest, keyId: use.keyId, basis: 'decision' })
  })

  test('the public page says 真 with the key, its state and the time', async () => {
    const [key] = await publishedKeys()
    const seal = { name: '行政审批专用章', fingerprint: key!.fingerprint, status: 'active', holds: true }
    expect(await judge(bytes)).toMatchObject({ state: 'genuine', number: paper.number, seal })
    expect(await verifyByCode(paper.verifyCode, '10.8.0.1', new Date())).toMatchObject({ state: 'genuine', seal })
  })

  test('anybody can check it with the published key alone', async () => {
    const [key] = await publishedKeys()
    const found = readSeal(bytes)
    if (found.kind !== 'sealed') throw new Error('not sealed')
    expect(found.head).toMatchObject({ key: key!.fingerprint, code: paper.verifyCode })
    expect(verifyDigest(found.digest, found.signature, readPublicKey(key!.pem)!)).toBe(true)
  })

  test('one changed byte, wherever it stands, is 不一致, and the page names the paper it pretends to be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, by) => {
        const forged = bytes.slice()
        forged[place] = forged[place]! ^ by
        const verdict = await judge(forged)
        return verdict.state === 'changed' || verdict.state === 'foreign'
      }),
      { numRuns: 60 },
    )
    const forged = bytes.slice()
    forged[100] = forged[100]! ^ 1
    expect(await judge(forged)).toEqual({ state: 'changed', why: 'signature', claimed: expect.objectContaining({ number: paper.number }) })
    const cut = bytes.slice(0, -1)
    expect(await judge(cut, paper.verifyCode)).toMatchObject({ state: 'changed', why: 'damaged', claimed: { number: paper.number } })
  })

  test('a file that is none of ours is unknown, or differs from the paper whose page it was compared on', async () => {
    const other = new Uint8Array(Buffer.from('%PDF-1.7 别处的文件'))
    expect(await judge(other)).toEqual({ state: 'unknown' })
    expect(await judge(other, paper.verifyCode)).toMatchObject({ state: 'changed', why: 'differs', claimed: { number: paper.number } })
    expect(await judge(bytes, '0000-0000-0000')).toMatchObject({ state: 'genuine', other: true })
  })

  test('a signature of our key without a line in the register is not accepted', async () => {
    await asSystem('测试', async (tx) => {
      await tx.sealUse.updateMany({ where: { paperId: paper.id }, data: { fileId: null } })
      await tx.$executeRaw`update stored_file set sm3 = 'moved' || substr(sm3, 6) where owner_id = ${paper.id}::uuid`
    })
    expect(await judge(bytes)).toEqual({ state: 'foreign', why: 'register' })
    await asSystem('测试', (tx) => tx.$executeRaw`update stored_file set sm3 = ${sm3(bytes)} where owner_id = ${paper.id}::uuid`)
    expect(await judge(bytes)).toMatchObject({ state: 'genuine' })
  })
})

describe('keys change, papers stay', () => {
  test('what the key before sealed is verified by it for ever, and the next paper is sealed by the next key', async () => {
    const before = await sealUseOf(paper.id)
    await rotateKey('定期轮换，满两年')
    expect(await judge(bytes)).toMatchObject({ state: 'genuine', seal: { status: 'rotated', holds: true } })
    const { id } = await runCommand(requestReseal, await actorOf('cqgl-officer'), { paperId: paper.id, reason: '按新印章重新盖章' })
    await approveUse(id)
    await sealApproved(id, new Date())
    const after = await sealUseOf(paper.id)
    expect(after).toMatchObject({ id, kind: 'reseal', status: 'done' })
    expect(after.keyId).not.toBe(before.keyId)
    const again = await bytesOfFile(after.fileId!)
    expect(await judge(again)).toMatchObject({ state: 'genuine', seal: { status: 'active', holds: true } })
    expect(await judge(bytes)).toMatchObject({ state: 'genuine', number: paper.number })
    expect((await asSystem('测试', (tx) => tx.paper.findUniqueOrThrow({ where: { id: paper.id } }))).fileId).toBe(after.fileId)
  })

  test('without an active key nothing is sealed, and no key is made behind the back of those who decide', async () => {
    const bare = await asSystem('测试', (tx) => tx.paper.update({ where: { id: paper.id }, data: { fileId: null, sm3: null } }))
    await disableKey('私钥疑似泄露，立即停用')
    await expect(renderIssuedPaper(bare.id, new Date())).rejects.toMatchObject({ code: 'unavailable' })
    expect(await ensureFirstKey(new Date())).toBeNull()
    expect(await judge(bytes)).toMatchObject({ state: 'genuine', seal: { holds: true } })
    await rotateKey('停用后启用新密钥')
    const made = await renderIssuedPaper(bare.id, new Date())
    expect(made).toHaveProperty('fileId')
    expect((await checkKeys()).map((one) => one.problem)).toEqual([null, null, null])
  })
})
