import '@/lib/matters/seal/events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPaper } from '@/lib/matters/paper/render'
import { renderIssuedPaper } from '@/lib/matters/paper/render-issued'
import { renderMissingPapers } from '@/lib/matters/paper/render-missing'
import { paperContentSchema } from '@/lib/matters/paper/schema'
import { verifyByCode, verifyFile } from '@/lib/matters/paper/verify'
import { decideKeyChange, requestKeyChange, withdrawKeyChange } from '@/lib/matters/seal/commands/change-key'
import { decideSeal, withdrawSeal } from '@/lib/matters/seal/commands/decide-seal'
import { requestSeal } from '@/lib/matters/seal/commands/request-seal'
import { sealWorkbook } from '@/lib/matters/seal/export-register'
import { readSeal } from '@/lib/matters/seal/format'
import { ensureFirstKey, openPair } from '@/lib/matters/seal/keys'
import { publishedKeys } from '@/lib/matters/seal/public-keys'
import { sealKeyChanges, sealKeys } from '@/lib/matters/seal/queries/keys'
import { sealRegister } from '@/lib/matters/seal/queries/register'
import { sealApproved } from '@/lib/matters/seal/seal-approved'
import { countPages } from '@/lib/matters/seal/stamp-document'
import { runCommand } from '@/lib/platform/command'
import { openBound, sealBound, sm3 } from '@/lib/platform/crypto'
import { asActor, asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { put } from '@/lib/platform/storage'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf, looseFile } from '../../support/clerks'
import { approveUse, newestKey } from '../../support/seal-keys'
import { bytesOfFile } from '../../support/seals'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
  await ensureFirstKey(new Date())
})
afterAll(() => world.close())

const reason = '报送市政府办公厅，一份'
const sealUseOf = (id: string) => asSystem('测试', (tx) => tx.sealUse.findUniqueOrThrow({ where: { id } }))

/** A PDF of several pages that the officer has uploaded. */
async function uploaded(login = 'cqgl-officer'): Promise<string> {
  const actor = await actorOf(login)
  const { body } = await asSystem('测试', (tx) => tx.paper.findUniqueOrThrow({ where: { filingId: world.decided } }))
  const { key, size, sm3: digest } = await put(await renderPaper(paperContentSchema.parse(body)))
  const id = await looseFile(actor, '报告.pdf')
  await asSystem('测试', (tx) => tx.storedFile.update({ where: { id }, data: { storageKey: key, size: BigInt(size), sm3: digest } }))
  return id
}
const request = async (login = 'cqgl-officer', title = '关于示例事项的报告') =>
  (await runCommand(requestSeal, await actorOf(login), { title, reason, fileId: await uploaded(login) })).id

describe('another document', () => {
  test('is sealed on request and approval: its pages as they were, a number, a code, and everybody can verify it', async () => {
    const id = await request()
    await sealApproved(id, new Date())
    expect((await sealUseOf(id)).status).toBe('open')
    await approveUse(id)
    await sealApproved(id, new Date())
    await sealApproved(id, new Date())
    const use = await sealUseOf(id)
    expect(use).toMatchObject({ status: 'done', basis: 'request', number: expect.stringMatching(/^青国资委印〔\d{4}〕\d+号$/) })
    const bytes = await bytesOfFile(use.fileId!)
    const source = await bytesOfFile(use.sourceFileId!)
    expect(await countPages(bytes)).toBe(await countPages(source))
    const file = { sm3: sm3(bytes), seal: readSeal(bytes) }
    expect(await verifyFile(file, '10.7.0.1', new Date())).toMatchObject({
      state: 'genuine',
      kind: '用印文件',
      number: use.number,
      seal: { holds: true },
    })
    expect(await verifyByCode(use.verifyCode!, '10.7.0.2', new Date())).toMatchObject({ state: 'genuine', title: '关于示例事项的报告' })
    expect(await verifyFile({ sm3: sm3(source) }, '10.7.0.3', new Date())).toEqual({ state: 'unknown' })
  })

  test('must be a PDF of one’s own', async () => {
    const officer = await actorOf('cqgl-officer')
    const fileId = await looseFile(officer, '报告.docx')
    await asSystem('测试', (tx) => tx.storedFile.update({ where: { id: fileId }, data: { mime: 'application/msword' } }))
    await expect(runCommand(requestSeal, officer, { title: '一份报告', reason, fileId })).rejects.toMatchObject({ code: 'invalid' })
    const foreign = await looseFile(await actorOf('cwjd-officer'), '报告.pdf')
    await expect(runCommand(requestSeal, officer, { title: '一份报告', reason, fileId: foreign })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('is refused with a reason, or taken back, and then never sealed', async () => {
    const [refused, withdrawn] = [await request(), await request()]
    const chief = await actorOf('bgs-chief')
    await expect(runCommand(decideSeal, chief, { id: refused, approve: false })).rejects.toMatchObject({ code: 'invalid' })
    await runCommand(decideSeal, chief, { id: refused, approve: false, opinion: '不属用印范围' })
    await runCommand(withdrawSeal, await actorOf('cqgl-officer'), { id: withdrawn })
    for (const id of [refused, withdrawn]) {
      await sealApproved(id, new Date())
      expect((await sealUseOf(id)).fileId).toBeNull()
      await expect(runCommand(decideSeal, chief, { id, approve: true })).rejects.toMatchObject({ code: 'conflict' })
    }
  })
})

describe('two persons', () => {
  test('nobody approves a request of their own, and only the head of the office approves', async () => {
    const own = await request('bgs-chief')
    await expect(runCommand(decideSeal, await actorOf('bgs-chief'), { id: own, approve: true })).rejects.toMatchObject({ code: 'blocked' })
    const id = await request()
    await expect(runCommand(decideSeal, await actorOf('cqgl-chief'), { id, approve: true })).rejects.toMatchObject({ code: 'not_found' })
    await expect(runCommand(decideSeal, await actorOf('bgs-officer'), { id, approve: true })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await sealUseOf(id)).status).toBe('open')
  })

  test('the wall says the same when a command forgets to ask', async () => {
    const id = await request()
    const approve = async (login: string, by?: string) => {
      const actor = await actorOf(login)
      return asActor(
        actor,
        (tx) =>
          tx.$executeRaw`update seal_use set status = 'approved', decided_by = ${by ?? actor.userId}::uuid, decided_at = now() where id = ${id}::uuid`,
      )
    }
    await expect(approve('cqgl-officer')).rejects.toThrow(/row-level security|42501/)
    await expect(approve('bgs-chief', (await actorOf('cqgl-chief')).userId)).rejects.toThrow(/row-level security|42501/)
    expect(await approve('bgs-chief')).toBe(1)
  })

  test('a key changes only when the security administrator asks and the head of the office agrees', async () => {
    const [secadmin, chief] = [await actorOf('secadmin'), await actorOf('bgs-chief')]
    const { id: keyId } = await newestKey()
    const wanted = { kind: 'rotate', keyId, name: '业务专用章', reason: '定期轮换，满两年' }
    await expect(runCommand(requestKeyChange, chief, wanted)).rejects.toMatchObject({ code: 'forbidden' })
    const { id } = await runCommand(requestKeyChange, secadmin, wanted)
    await expect(runCommand(requestKeyChange, secadmin, wanted)).rejects.toMatchObject({ code: 'conflict' })
    await expect(runCommand(decideKeyChange, secadmin, { id, approve: true })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(runCommand(decideKeyChange, await actorOf('cqgl-chief'), { id, approve: true })).rejects.toMatchObject({
      code: 'not_found',
    })
    await runCommand(withdrawKeyChange, secadmin, { id })
    const again = await runCommand(requestKeyChange, secadmin, wanted)
    await runCommand(decideKeyChange, chief, { id: again.id, approve: false, opinion: '年底前不轮换' })
    expect((await newestKey()).id).toBe(keyId)
    const third = await runCommand(requestKeyChange, secadmin, wanted)
    await runCommand(decideKeyChange, chief, { id: third.id, approve: true })
    expect(await newestKey()).toMatchObject({ name: '业务专用章', status: 'active' })
    const old = await asSystem('测试', (tx) => tx.sealKey.findUniqueOrThrow({ where: { id: keyId } }))
    expect(old).toMatchObject({ status: 'rotated', endedReason: '定期轮换，满两年' })
  })
})

describe('the private key', () => {
  const secret = async () => {
    const key = await newestKey()
    const { privateKey } = await asSystem('测试', (tx) => openPair(tx, key))
    const { sealed } = await asSystem('测试', (tx) => tx.sealSecret.findUniqueOrThrow({ where: { keyId: key.id } }))
    return { privateKey, sealed, id: key.id }
  }

  test('is readable by nobody’s session', async () => {
    for (const login of ['secadmin', 'sysadmin', 'bgs-chief', 'auditor'])
      await expect(asActor(await actorOf(login), (tx) => tx.sealSecret.findMany())).rejects.toThrow(/permission denied|42501/)
  })

  test('stands in no answer, no export, no trail and no public list, in the clear or encrypted', async () => {
    const { privateKey, sealed } = await secret()
    const said = JSON.stringify([
      await runQuery(sealKeys, await actorOf('secadmin'), {}),
      await runQuery(sealKeyChanges, await actorOf('bgs-chief'), {}),
      await runQuery(sealRegister, await actorOf('bgs-chief'), { tab: 'all' }),
      await publishedKeys(),
      await asSystem('测试', async (tx) => [
        (await tx.auditLine.findMany({ where: { subjectKind: { startsWith: 'seal' } } })).map((line) => line.detail),
        (await tx.outbox.findMany({ where: { topic: { startsWith: 'seal' } } })).map((row) => row.data),
        await tx.sealKey.findMany(),
      ]),
    ])
    const { file } = await sealWorkbook(await actorOf('bgs-chief'), { tab: 'all' }, new Date())
    for (const text of [privateKey, sealed, sealed.split(':')[3]!]) {
      expect(said).not.toContain(text)
      expect(Buffer.from(file).includes(text)).toBe(false)
    }
    expect(sealed).not.toContain(privateKey)
  })

  test('opens only in the row it belongs to, under the installation it was made in', async () => {
    const { privateKey, sealed, id } = await secret()
    expect(openBound(sealed, id)).toBe(privateKey)
    expect(() => openBound(sealed, newId())).toThrow()
    expect(() => openBound(`${sealed.slice(0, -1)}${sealed.endsWith('0') ? '1' : '0'}`, id)).toThrow()
    expect(() => openBound('sm4:00:00', id)).toThrow()
    expect(sealBound(privateKey, id)).not.toBe(sealed)
    await asSystem('测试', async (tx) => {
      const key = await tx.sealKey.create({
        data: {
          id: newId(),
          name: '他处',
          organ: '',
          publicKey: '0400',
          fingerprint: 'none',
          status: 'disabled',
          fromAt: new Date(),
          createdByName: '',
        },
      })
      await tx.sealSecret.create({ data: { keyId: key.id, sealed } })
      await expect(openPair(tx, key)).rejects.toThrow(/无法解密/)
      throw new Error('undone')
    }).catch((error: Error) => expect(error.message).toBe('undone'))
  })
})

describe('a paper whose decision carries no approval for the seal', () => {
  test('waits on the office’s desk, is passed over by the worker, and is sealed once approved', async () => {
    const paper = await asSystem('测试', async (tx) => {
      const decided = await tx.paper.findUniqueOrThrow({ where: { filingId: world.decided } })
      const more = {
        id: newId(),
        filingId: world.draft,
        number: '青国资委批〔2026〕999号',
        verifyCode: 'ABCD-EFGH-JKMN',
        fileId: null,
        sm3: null,
      }
      return tx.paper.create({ data: { ...decided, ...more, body: decided.body ?? {} } })
    })
    expect(await renderIssuedPaper(paper.id, new Date())).toEqual({ waiting: 'approval' })
    expect(await renderIssuedPaper(paper.id, new Date())).toEqual({ waiting: 'approval' })
    await renderMissingPapers(new Date())
    const uses = await asSystem('测试', (tx) => tx.sealUse.findMany({ where: { paperId: paper.id } }))
    expect(uses).toMatchObject([{ status: 'open', kind: 'paper', basis: 'request', askedBy: paper.issuedBy }])
    while ((await relayOutbox(new Date())) > 0);
    const { userId } = await actorOf('bgs-chief')
    const told = await asSystem('测试', (tx) => tx.notice.count({ where: { userId, title: `用印申请：${paper.title}` } }))
    expect(told).toBe(1)
    const { rows } = await runQuery(sealRegister, await actorOf('bgs-chief'), { tab: 'open', words: '999号' })
    expect(rows.map((row) => row.id)).toEqual([uses[0]!.id])
    // Who approves reads what the seal goes on; who only sees the line does not.
    expect(rows[0]!.text).toContain(paper.title)
    const other = await runQuery(sealRegister, await actorOf('cqgl-officer'), { tab: 'open', words: '999号' })
    expect(other.rows.map((row) => row.text)).toEqual(other.rows.map(() => null))
    await approveUse(uses[0]!.id)
    await sealApproved(uses[0]!.id, new Date())
    expect(await sealUseOf(uses[0]!.id)).toMatchObject({ status: 'done', fileId: expect.any(String), signature: expect.any(String) })
    // Pages and other systems are told that the file is there, however late the approval came.
    expect(await asSystem('测试', (tx) => tx.outbox.count({ where: { topic: 'paper.rendered', subjectId: paper.id } }))).toBe(1)
  })
})

describe('the register', () => {
  test('shows the office all of it, a department what is its own, others nothing', async () => {
    const all = await runQuery(sealRegister, await actorOf('bgs-chief'), { tab: 'all', size: 200 })
    expect(all.keeper).toBe(true)
    expect(all.rows.length).toBe(await asSystem('测试', (tx) => tx.sealUse.count()))
    const other = await runQuery(sealRegister, await actorOf('khfp-officer'), { tab: 'all', size: 200 })
    expect(other).toMatchObject({ keeper: false, rows: [] })
    await expect(runQuery(sealRegister, await actorOf('ct-head'), { tab: 'all' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('names filing and file only to whoever can open them', async () => {
    const answers = await Promise.all(
      ['bgs-chief', 'cqgl-officer'].map(async (login) => {
        const actor = await actorOf(login)
        const { rows } = await runQuery(sealRegister, actor, { tab: 'all', size: 200 })
        const named = (key: 'filingId' | 'fileId' | 'sourceFileId') => rows.flatMap((row) => row[key] ?? [])
        const files = [...named('fileId'), ...named('sourceFileId')]
        const open = await asActor(actor, async (tx) => ({
          filings: await tx.filing.count({ where: { id: { in: named('filingId') } } }),
          files: await tx.storedFile.count({ where: { id: { in: files } } }),
        }))
        expect(open).toEqual({ filings: new Set(named('filingId')).size, files: new Set(files).size })
        return { login, papers: rows.filter((row) => row.kind === 'paper' && row.fileId).length }
      }),
    )
    expect(answers).toEqual([{ login: 'bgs-chief', papers: 0 }, expect.objectContaining({ login: 'cqgl-officer' })])
  })

  test('is narrowed by words, kind, basis and day, and leaves page by page without a gap', async () => {
    const chief = await actorOf('bgs-chief')
    const ask = async (filter: object) => (await runQuery(sealRegister, chief, { tab: 'all', ...filter })).rows
    expect((await ask({ kind: 'document' })).every((row) => row.kind === 'document')).toBe(true)
    expect(await ask({ basis: 'standing' })).toEqual([])
    expect(await ask({ words: '没有这份文件%' })).toEqual([])
    expect(await ask({ to: '2020-01-01' })).toEqual([])
    const whole = (await ask({ size: 200 })).map((row) => row.id)
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page: Awaited<ReturnType<typeof sealRegister.run>> = await runQuery(sealRegister, chief, {
        tab: 'all',
        size: 2,
        ...(cursor ? { cursor } : {}),
      })
      paged.push(...page.rows.map((row) => row.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(paged).toEqual(whole)
  })
})
