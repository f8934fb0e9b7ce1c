import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { revokePaper } from '@/lib/matters/commands/revoke-paper'
import { verifyByCode, verifyByDigest } from '@/lib/matters/paper/verify'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { requestReseal } from '@/lib/matters/seal/commands/request-seal'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { type BusyWorld, openBusyWorld, theMatter } from '../../support/busy-world'
import { actorOf, actorOfPool, carryOn, doStep, fillIn, openTasks } from '../../support/clerks'
import { bytesOfFile, rendered } from '../../support/seals'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

/** A matter whose paper is sealed, and which districts decide for their own. */
const sealed = 'GZ-CG-01'
const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()

async function decided(filler: string, seed: string) {
  const id = await fillIn('GZ-ZH-01', await actorOf(filler), { title: `关于${seed}的申请` }, seed)
  await carryOn(id)
  return asSystem('测试', (tx) => tx.paper.findUniqueOrThrow({ where: { filingId: id } }))
}

describe('what goes along with a paper', () => {
  test('is chosen among what was handed in, and stands on it in the order of the matter; anything else is refused and nothing is decided', async () => {
    const id = await fillIn(theMatter, await actorOf('ct-fill'), { title: '关于附件的请示' }, 'attached')
    await carryOn(id, 'issue')
    const handedIn = await asSystem('测试', (tx) => tx.filingMaterial.findMany({ where: { filingId: id }, select: { key: true } }))
    const { matter } = await runQuery(filingRecord, await actorOf('ct-fill'), { id })
    const [first, second] = matter.materials.filter((one) => handedIn.some(({ key }) => key === one.key))
    const [task] = await openTasks(id)
    await expect(doStep(task!, { attachments: [first!.key, 'not_there'] })).rejects.toMatchObject({
      code: 'invalid',
      fields: { attachments: expect.stringContaining('不在本件') },
    })
    expect(await asSystem('测试', (tx) => tx.paper.count({ where: { filingId: id } }))).toBe(0)
    await doStep(task!, { attachments: [second!.key, first!.key] })
    const { body } = await asSystem('测试', (tx) => tx.paper.findUniqueOrThrow({ where: { filingId: id } }))
    expect(body).toMatchObject({ attachments: [first!.name, second!.name], addressee: '青岛城市建设投资（集团）有限责任公司' })
    expect(JSON.stringify(body)).toContain('你公司')
  })
})

describe('what the body of a district decides', () => {
  test('bears its head and its own numbers without a gap, and leaves those of the commission alone', async () => {
    const before = await decided('ct-fill', '市属甲')
    const [one, two] = [await decided('huangdao-qy-fill', '区属甲'), await decided('huangdao-qy-fill', '区属乙')]
    const after = await decided('ct-fill', '市属乙')
    const running = (number: string) => Number(/〕(\d+)号/.exec(number)![1])
    expect(one.number).toMatch(new RegExp(`^黄岛国资.〔${year}〕1号$`))
    expect(running(two.number)).toBe(2)
    expect(before.number).toMatch(/^青国资委/)
    expect(running(after.number)).toBe(running(before.number) + 1)
    expect(one.body).toMatchObject({ organ: '黄岛区国有资产监督管理机构', number: one.number })
    expect(JSON.stringify(one.body)).not.toContain('青岛市人民政府国有资产监督管理委员会')
    expect(JSON.stringify(one.body)).not.toContain('承办处室')
  })

  test('is issued by a step that speaks of no seal, as that of the commission does', async () => {
    const duty = async (filler: string) => {
      const id = await fillIn(sealed, await actorOf(filler), { title: '关于步骤说明的申请' }, `duty ${filler}`)
      await carryOn(id, 'issue')
      const [task] = await openTasks(id)
      const { run } = await runQuery(filingRecord, await actorOfPool(task!.pool, [], id), { id })
      return run.desks.find(({ stepKey }) => stepKey === 'issue')!.duty
    }
    expect(await duty('ct-fill')).toContain('加盖电子印章')
    expect(await duty('huangdao-qy-fill')).toMatch(/^制发.+向企业回传结果并归档$/)
    expect(await duty('huangdao-qy-fill')).not.toContain('印章')
  })

  test('never bears the seal of the commission, and is proven by its code and by its bytes', async () => {
    const paper = await decided('huangdao-qy-fill', '区属丙')
    const { fileId, sm3 } = await rendered(paper.id)
    expect(await asSystem('测试', (tx) => tx.sealUse.count({ where: { paperId: paper.id } }))).toBe(0)
    expect(Buffer.from(await bytesOfFile(fileId)).toString('latin1')).not.toContain('%GZ-SEAL-1')
    const shown = { state: 'genuine', number: paper.number, organ: '黄岛区国有资产监督管理机构', seal: null }
    expect(await verifyByCode(paper.verifyCode, '10.2.0.1', new Date())).toMatchObject(shown)
    expect(await verifyByDigest(sm3, '10.2.0.1', new Date())).toMatchObject(shown)
    const seen = await runQuery(filingRecord, await actorOf('huangdao-qy-fill'), { id: paper.filingId })
    expect(seen.paper).toMatchObject({ fileId, number: paper.number })
    const again = runCommand(requestReseal, await actorOf('huangdao-officer'), { paperId: paper.id, reason: '重新盖章' })
    await expect(again).rejects.toMatchObject({ code: expect.stringMatching(/blocked|forbidden/) })
  })

  test('is revoked by the head of the district, and its number is not given again', async () => {
    const paper = await decided('huangdao-qy-fill', '区属丁')
    const why = { reason: '所依据的评估报告失效', basis: '区国资工作会议纪要〔2026〕3号' }
    await runCommand(revokePaper, await actorOf('huangdao-head'), { id: paper.id, ...why })
    expect(await verifyByCode(paper.verifyCode, '10.2.0.2', new Date())).toMatchObject({ state: 'revoked' })
    const next = await decided('huangdao-qy-fill', '区属戊')
    expect(Number(/〕(\d+)号/.exec(next.number)![1])).toBe(Number(/〕(\d+)号/.exec(paper.number)![1]) + 1)
  })
})
