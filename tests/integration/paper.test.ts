import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { issuePaper } from '@/lib/matters/paper/issue'
import { nextNumber } from '@/lib/matters/paper/number'
import { renderIssuedPaper } from '@/lib/matters/paper/render-issued'
import { verificationsPerMinute, verifyByCode, verifyByDigest } from '@/lib/matters/paper/verify'
import type { MatterDefinition } from '@/lib/matters/schema'
import { asActor, asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { downloadResponse } from '@/lib/platform/files/download-response'
import { type TestDatabase, testDatabase } from '../support/database'
import { approveSeal, fileOf } from '../support/seals'
import { approvalSource } from '../unit/paper/sources'
import { enterprise, filingRow, person } from './files-people'

const now = new Date('2026-11-23T02:00:00Z')
const matter: MatterDefinition = {
  ...approvalSource.definition,
  code: 'GZ-CQ-01',
  group: '产权管理',
  line: 'CQGL',
  coDepartments: [],
  applicantScope: '',
  trigger: '',
  keywords: [],
  situations: [{ code: 'A', name: '不失去控股地位' }],
  limits: { statutoryDays: null, promiseDays: 10, note: '' },
  materials: [],
  flow: { code: 'f', title: '', promiseDays: 10, statutoryDays: null, correctionStopsClock: true, steps: [] },
  rules: [],
  dependencies: [],
  riskPoints: [],
  outputs: [],
  authority: '出资人事项',
  delegation: null,
  reservedByLaw: null,
  oneThing: null,
  targetField: null,
}

describe('the paper of a decision', () => {
  let db: TestDatabase
  let chief: Actor
  let clerk: Actor
  let stranger: Actor
  beforeAll(async () => {
    db = await testDatabase()
    connectDatabase(db.appUrl)
    const org = await enterprise('青岛示例控股集团有限公司')
    clerk = await person(org, '填报人', ['matter.read'])
    chief = await person(org, '处长', ['matter.read'], 'gov')
    stranger = await person(await enterprise('青岛另一示例集团有限公司'), '外人', ['matter.read'])
  })
  afterAll(async () => {
    await closeDatabase()
    await db?.drop()
  })

  const issued = async () => {
    const row = filingRow(clerk.orgId, clerk.userId, { arrivedAt: now, number: `青国资办〔2026〕${Math.trunc(performance.now() * 1000)}` })
    await asActor(clerk, (tx) => tx.filing.create({ data: row }))
    const paper = await asActor(chief, async (tx) => {
      const filing = await tx.filing.findUniqueOrThrow({ where: { id: row.id } })
      return issuePaper(tx, { filing, matter, opinion: '同意', issuedBy: chief.userId, now })
    })
    await approveSeal(paper.id, { userId: clerk.userId, name: '办公室主任' }, now)
    return paper
  }

  test('numbers run without gap or double, also when many decide at once and some fail', async () => {
    const take = (fails: boolean) =>
      asActor(chief, async (tx) => {
        const number = await nextNumber(tx, 'record', 2027)
        if (fails) throw new Error('决定没有作出')
        return number
      })
    const taken = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => take(index % 3 === 0)))
    const numbers = taken.flatMap((one) => (one.status === 'fulfilled' ? [Number(/(\d+)号/.exec(one.value)?.[1])] : []))
    expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await asActor(chief, (tx) => nextNumber(tx, 'record', 2028))).toBe('青国资委备〔2028〕1号')
  })

  test('is rendered once, however often it is asked for, and is seen by those who see the filing', async () => {
    const paper = await issued()
    const made = await Promise.all([renderIssuedPaper(paper.id, now), renderIssuedPaper(paper.id, now)])
    expect(made[0]).toEqual(made[1])
    expect(await renderIssuedPaper(paper.id, now)).toEqual(made[0])
    const { fileId, sm3 } = fileOf(made[0])
    expect(await asSystem('测试', (tx) => tx.storedFile.count({ where: { ownerId: paper.id } }))).toBe(1)
    const response = await downloadResponse(clerk, fileId, new Request(`http://localhost/api/files/${fileId}`))
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(createHash('sm3').update(bytes).digest('hex')).toBe(sm3)
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('的批复.pdf'))
    await expect(downloadResponse(stranger, fileId, new Request('http://localhost/'))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the public learns number, title, organ, day and half a name, and nothing else', async () => {
    const paper = await issued()
    const verdict = await verifyByCode(paper.verifyCode.toLowerCase().replaceAll('-', ' '), '10.0.0.1', now)
    expect(verdict).toEqual({
      state: 'genuine',
      revokedOn: null,
      number: paper.number,
      title: '关于转让青岛示例科技有限公司30%股权的批复',
      kind: '批复',
      organ: '青岛市人民政府国有资产监督管理委员会',
      date: '2026-11-23',
      holder: '青岛******有限公司',
      seal: null,
    })
  })

  test('the very bytes are known, one byte changed is not, and a revoked paper says so', async () => {
    const paper = await issued()
    const { sm3 } = fileOf(await renderIssuedPaper(paper.id, now))
    expect(await verifyByDigest(sm3, '10.0.0.2', now)).toMatchObject({ state: 'genuine', number: paper.number })
    const changed = (sm3.startsWith('0') ? '1' : '0') + sm3.slice(1)
    expect(await verifyByDigest(changed, '10.0.0.2', now)).toEqual({ state: 'unknown' })
    await asSystem('测试', (tx) => tx.paper.update({ where: { id: paper.id }, data: { revokedAt: now } }))
    expect(await verifyByCode(paper.verifyCode, '10.0.0.2', now)).toMatchObject({ state: 'revoked' })
    expect(await verifyByDigest(sm3, '10.0.0.2', now)).toMatchObject({ state: 'revoked' })
  })

  test.each(['0000-0000-0000', '', '-', "' or true --", '〔2026〕17号'])('a code nobody issued (%s) is unknown', async (code) => {
    expect(await verifyByCode(code, '10.0.0.3', now)).toEqual({ state: 'unknown' })
    expect(await verifyByDigest(code, '10.0.0.3', now)).toEqual({ state: 'unknown' })
  })

  test('a paper without its PDF is not found by an empty digest', async () => {
    await issued()
    expect(await verifyByDigest('', '10.0.0.4', now)).toEqual({ state: 'unknown' })
  })

  test('whoever asks too often has to wait a minute', async () => {
    for (let count = 0; count < verificationsPerMinute; count += 1) await verifyByCode('0000-0000-0000', '10.0.0.9', now)
    await expect(verifyByCode('0000-0000-0000', '10.0.0.9', now)).rejects.toMatchObject({ code: 'too_many' })
    const later = new Date(now.getTime() + 61_000)
    expect(await verifyByCode('0000-0000-0000', '10.0.0.9', later)).toEqual({ state: 'unknown' })
  })

  test('one filing gets one paper', async () => {
    const paper = await issued()
    const { filingId } = await asSystem('测试', (tx) => tx.paper.findUniqueOrThrow({ where: { id: paper.id } }))
    const again = asActor(chief, async (tx) => {
      const filing = await tx.filing.findUniqueOrThrow({ where: { id: filingId } })
      return issuePaper(tx, { filing, matter, opinion: '同意', issuedBy: chief.userId, now })
    })
    await expect(again).rejects.toThrow()
  })
})
