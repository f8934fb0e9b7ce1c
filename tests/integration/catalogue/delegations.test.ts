import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { submitCatalogueDraft } from '@/lib/matters/catalogue/commands/decide-draft'
import { openDraft, saveCatalogueDraft } from '@/lib/matters/catalogue/commands/edit-draft'
import { catalogueDraft } from '@/lib/matters/catalogue/queries/draft-page'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { delegationLists, ownDelegations } from '@/lib/matters/delegations/queries'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { delegated, editor } from '../../support/catalogue'
import { actorOf, carryOn, filingOf, fillIn, handInAll } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'
import { fillInAfter } from '../../support/prerequisites'

const today = shanghaiDate(new Date())
const line = { matter: 'GZ-CW-10', level: '集团决定备案', ceiling: '100', basis: '授权放权清单（2026 年版）', from: '2026-01-01', to: null }
let close: () => Promise<void>
let ct: string
beforeAll(async () => {
  close = await openSmallWorld()
  ct = (await actorOf('ct-fill')).orgId
})
afterAll(() => close())

const way = (id: string) =>
  asSystem('测试', async (tx) => {
    const run = await tx.flowRun.findFirstOrThrow({ where: { subjectId: id } })
    return (run.state as { active: string[] }).active
  })

describe('the delegation list decides who decides', () => {
  test('without a list everything goes to the commission', async () => {
    const id = await fillIn('GZ-CW-10', await actorOf('ct-fill'), { amount: '50' })
    await carryOn(id, 'accept')
    expect([(await filingOf(id)).decisionLevel, await way(id)]).toEqual(['国资委审批', expect.arrayContaining(['countersign', 'lead'])])
  })

  test('within the ceiling the group decides and the commission only records; above it the way is the full one', async () => {
    await delegated(ct, [line])
    const filler = await actorOf('ct-fill')
    const [small, large] = [
      await fillIn('GZ-CW-10', filler, { amount: '80' }, 'a'),
      await fillIn('GZ-CW-10', filler, { amount: '130' }, 'b'),
    ]
    for (const id of [small, large]) await carryOn(id, 'accept')
    expect((await filingOf(small)).decisionLevel).toBe('集团决定备案')
    expect(await way(small)).toEqual(['e_fill', 'e_check', 'e_head', 'accept', 'review', 'chief', 'issue'])
    expect((await filingOf(large)).decisionLevel).toBe('国资委审批')
    expect(await way(large)).toContain('lead')
    await carryOn(small)
    expect((await filingOf(small)).status).toBe('concluded')
  })

  test('a matter of the enterprise itself is received and recorded, nothing else', async () => {
    await delegated(ct, [{ ...line, level: '企业自主决定' }])
    const id = await fillIn('GZ-CW-10', await actorOf('ct-fill'), { amount: '80' }, 'c')
    expect(await carryOn(id)).toEqual(['e_fill', 'e_check', 'e_head', 'accept', 'issue'])
    const paper = await asSystem('测试', (tx) => tx.paper.findFirstOrThrow({ where: { filingId: id } }))
    expect(paper.kind).toBe('备案表')
  })

  test('an approval that the group may give itself ends in a record, not in a reply of the commission', async () => {
    await delegated(ct, [
      { ...line, matter: 'GZ-CQ-04', ceiling: '999999' },
      { ...line, level: '企业自主决定' },
    ])
    const id = await fillInAfter('GZ-CQ-04', await actorOf('ct-fill'), { transfer_mode: '进场公开', mortgaged: false }, 'recorded')
    await carryOn(id)
    const paper = await asSystem('测试', (tx) => tx.paper.findFirstOrThrow({ where: { filingId: id } }))
    expect([paper.kind, (await filingOf(id)).decisionLevel]).toEqual(['备案表', '集团决定备案'])
  })

  test('the amount typed over the ceiling changes the level at the next save', async () => {
    const filler = await actorOf('ct-fill')
    const id = await fillIn('GZ-CW-10', filler, { amount: '80' }, 'd')
    const { values, filing, facts } = await runQuery(filingRecord, filler, { id })
    expect(facts['base.delegation.level']).toBe('企业自主决定')
    const saved = await runCommand(saveDraft, filler, { id, version: filing.version, values: { ...values, amount: '100.01' } })
    expect(saved.facts['base.delegation.level']).toBe('国资委审批')
  })

  test('a group’s own list goes before the list of all groups, matter by matter; others have the common one', async () => {
    await delegated('all', [
      { ...line, ceiling: '20' },
      { ...line, matter: 'GZ-CW-05', ceiling: null },
    ])
    const mine = await runQuery(ownDelegations, await actorOf('ct-fill'), {})
    expect(mine.lines.map((row) => [row.matter, row.level, row.ceiling, row.list])).toEqual([
      ['GZ-CQ-04', '集团决定备案', '999999', '本企业清单'],
      ['GZ-CW-10', '企业自主决定', '100', '本企业清单'],
      ['GZ-CW-05', '集团决定备案', null, '全部一级企业清单'],
    ])
    const theirs = await runQuery(ownDelegations, await actorOf('gx-fill'), {})
    expect(theirs.lines.map((row) => [row.matter, row.ceiling, row.list])).toEqual([
      ['GZ-CW-10', '20', '全部一级企业清单'],
      ['GZ-CW-05', null, '全部一级企业清单'],
    ])
    expect((await runQuery(ownDelegations, await actorOf('huangdao-qy-fill'), {})).lines).toEqual([])
    expect((await runQuery(delegationLists, await editor(), {})).groups.find((group) => group.code === ct)?.version).toBe(3)
  })
})

describe('what may stand in no list', () => {
  const submitting = async (item: Record<string, unknown>) => {
    const actor = await editor()
    const { id } = await runCommand(openDraft, actor, { kind: 'delegation', code: ct })
    const { version } = await runQuery(catalogueDraft, actor, { id })
    const saved = await runCommand(saveCatalogueDraft, actor, { id, version, body: { items: [item] } })
    return runCommand(submitCatalogueDraft, actor, { id, version: saved.version, effectiveFrom: today, note: '调整授权' })
  }

  test.each([
    [{ ...line, matter: 'GZ-GG-05' }, /属法定保留权力，不得授权：《中华人民共和国公司法》.+第一百七十二条/],
    [{ ...line, matter: 'GZ-GH-04' }, /写明不得授权/],
    [{ ...line, matter: 'GZ-JD-01' }, /报告事项/],
    [{ ...line, matter: 'GZ-XX-99' }, /没有编码为 GZ-XX-99 的现行事项/],
    [{ ...line, condition: 'amount > ' }, /适用条件：表达式有误/],
    [{ ...line, to: '2025-01-01' }, /截止日期早于生效日期/],
    [{ ...line, ceiling: '一百' }, /限额应为数字/],
  ])('%o is refused with the reason', async (item, message) => {
    await expect(submitting(item)).rejects.toThrow(message)
  })
})

describe('a situation changes in mid-form', () => {
  test('what was typed for one situation is kept while another is shown, and is there again afterwards', async () => {
    const filler = await actorOf('ct-fill')
    const id = await fillIn('GZ-CQ-04', filler, { transfer_mode: '非公开协议', mortgaged: false })
    const first = await runQuery(filingRecord, filler, { id })
    const note = first.values.nonpublic_note
    expect(note).toBeTruthy()
    const open = { ...first.values, transfer_mode: '进场公开' }
    const saved = await runCommand(saveDraft, filler, { id, version: first.filing.version, values: open })
    const between = await runQuery(filingRecord, filler, { id })
    expect(between.values.nonpublic_note).toBe(note)
    expect(between.needs.find((need) => need.key === 'nonpublic_reason')?.needed).toBe(false)
    await runCommand(saveDraft, filler, { id, version: saved.version, values: { ...between.values, transfer_mode: '非公开协议' } })
    const after = await runQuery(filingRecord, filler, { id })
    expect([after.values.nonpublic_note, after.needs.find((need) => need.key === 'nonpublic_reason')?.needed]).toEqual([note, true])
  })

  test('what is hidden at the end is not handed in', async () => {
    const filler = await actorOf('ct-fill')
    const id = await fillInAfter('GZ-CQ-04', filler, { transfer_mode: '非公开协议', mortgaged: false }, 'hidden')
    const { values, filing } = await runQuery(filingRecord, filler, { id })
    await runCommand(saveDraft, filler, { id, version: filing.version, values: { ...values, transfer_mode: '进场公开' } })
    await handInAll(id, filler)
    await carryOn(id, 'accept')
    const [version, row] = await asSystem('测试', async (tx) => [
      await tx.filingVersion.findFirstOrThrow({ where: { filingId: id } }),
      await tx.filing.findUniqueOrThrow({ where: { id } }),
    ])
    expect((version.values as Record<string, unknown>).nonpublic_note).toBeUndefined()
    expect([row.situation, (await way(id)).includes('countersign')]).toEqual(['A', false])
  })
})

test('a line that has run out counts no more', async () => {
  await delegated(ct, [{ ...line, to: addDays(today, -1) }])
  const id = await fillIn('GZ-CW-10', await actorOf('ct-fill'), { amount: '80' }, 'e')
  await carryOn(id, 'accept')
  expect((await filingOf(id)).decisionLevel).toBe('国资委审批')
})
