import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportRegister } from '@/lib/identity/commands/export-register'
import { updateDepartment, updateOrg } from '@/lib/identity/commands/register'
import { orgRecord } from '@/lib/identity/queries/org-record'
import { orgDirectory, orgList } from '@/lib/identity/queries/organisations'
import { departmentList, registerEntry, registerList } from '@/lib/identity/queries/register'
import { registerWorkbook } from '@/lib/identity/register-workbook'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { setParameter } from '@/lib/matters/commands/set-parameter'
import { readParams } from '@/lib/matters/facts-provider'
import { parameterList, parameterRecord } from '@/lib/matters/queries/parameters'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { account, actor, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
let admin: Actor
let leader: Actor
let group: string
beforeAll(async () => {
  close = await openSmallWorld()
  admin = await actor('sysadmin')
  leader = await actor('leader')
  group = (await account('ct-fill')).orgId
})
afterAll(() => close?.())

describe('the register of enterprises', () => {
  test('begins at the tops of what one sees and opens level by level', async () => {
    const top = await runQuery(orgList, leader, {})
    expect(top.rows.map((row) => row.id)).toContain(group)
    expect(top.path).toEqual([])
    const below = await runQuery(orgList, leader, { parent: group })
    expect(below.path.map((org) => org.id)).toEqual([group])
    expect(below.count).toBe(top.rows.find((row) => row.id === group)?.children)
    const deep = below.rows.find((row) => row.children > 0)!
    const deeper = await runQuery(orgList, leader, { parent: deep.id })
    expect(deeper.path.map((org) => org.id)).toEqual([group, deep.id])
  })

  test('finds by level, district, owner, state and words over all levels, page after page', async () => {
    const all = await runQuery(orgList, leader, { owner: 'city', size: 200 })
    expect(all.rows.every((row) => row.level >= 1)).toBe(true)
    expect(new Set(all.rows.map((row) => row.level)).size).toBeGreaterThan(1)
    expect((await runQuery(orgList, leader, { level: 2 })).rows.every((row) => row.level === 2)).toBe(true)
    expect((await runQuery(orgList, leader, { owner: 'district' })).rows.every((row) => row.adcode === '370211')).toBe(true)
    const name = all.rows[0]!.name
    expect((await runQuery(orgList, leader, { words: name.slice(2, 8) })).rows.map((row) => row.name)).toContain(name)
    const first = await runQuery(orgList, leader, { owner: 'city', size: 3 })
    const second = await runQuery(orgList, leader, { owner: 'city', size: 3, cursor: first.next })
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(all.rows.slice(0, 6).map((row) => row.id))
    expect((await runQuery(orgList, leader, { owner: 'city', size: 3, cursor: second.previous })).rows.map((row) => row.id)).toEqual(
      first.rows.map((row) => row.id),
    )
  })

  test('SC021: shows an enterprise its own tree and nothing of another', async () => {
    const filler = await actor('ct-fill')
    const own = await runQuery(orgList, filler, { size: 200 })
    const mine = await asSystem('测试', (tx) => tx.actorOrg.findMany({ where: { userId: filler.userId } }))
    const known = new Set(mine.map((row) => row.orgId))
    expect(own.rows.every((row) => known.has(row.id))).toBe(true)
    const rival = (await account('gx-fill')).orgId
    expect(await outcome(runQuery(orgRecord, filler, { id: rival }))).toBe('not_found')
    expect((await runQuery(orgList, filler, { parent: rival })).rows).toEqual([])
    expect(await outcome(runQuery(orgRecord, filler, { id: 'not-an-id' }))).toBe('not_found')
    for (const login of ['sysadmin', 'secadmin', 'auditor', 'expert', 'audit-liaison'])
      expect(await outcome(runQuery(orgRecord, await actor(login), { id: group }))).toBe('forbidden')
  })

  test('shows a district what it owns, not a city enterprise that only lies there', async () => {
    const district = await actor('huangdao-head')
    const seen = await runQuery(orgList, district, { words: '青岛', size: 200 })
    const owners = await asSystem('测试', (tx) => tx.org.findMany({ where: { id: { in: seen.rows.map((row) => row.id) } } }))
    expect(owners.length).toBeGreaterThan(0)
    expect(owners.every((org) => org.owner === 'district' && org.adcode === '370211')).toBe(true)
  })

  test('one file: way up, shareholders to the state, subsidiaries', async () => {
    const child = (await runQuery(orgList, leader, { parent: group })).rows[0]!
    const record = await runQuery(orgRecord, leader, { id: child.id })
    expect(record.path.map((org) => org.id)).toEqual([group])
    expect(record.holders.filter((holder) => holder.until === null).reduce((sum, holder) => sum + Number(holder.pct), 0)).toBeCloseTo(
      100,
      4,
    )
    expect(record.above.some((edge) => edge.orgId === group)).toBe(true)
    expect(Number(record.stateShare)).toBeGreaterThan(0)
    const top = await runQuery(orgRecord, leader, { id: group })
    expect(top.below).toBeGreaterThanOrEqual(top.children.length)
    expect(top.holdings.map((one) => one.id)).toContain(child.id)
  })

  test('is exported as filtered, with who did it; leaving data is in the trail', async () => {
    const filler = await actor('ct-fill')
    const { file, name } = await registerWorkbook(filler, { level: '1' }, new Date())
    expect(name).toMatch(/^企业名录-\d{4}/)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const sheet = book.worksheets[0]!
    expect(sheet.rowCount).toBe(3)
    expect(String(sheet.getCell('A3').value)).toContain('杨雪晴')
    const line = await asSystem('测试', (tx) => tx.auditLine.findFirstOrThrow({ where: { action: 'exportRegister' } }))
    expect(line).toMatchObject({ actorId: filler.userId, detail: { rows: 1 } })
    expect(await outcome(runCommand(exportRegister, await actor('expert'), {}))).toBe('forbidden')
  })

  test('SC051: a name that looks like a formula is plain text in the workbook', async () => {
    await asSystem('测试', (tx) => tx.org.update({ where: { id: group }, data: { legalPerson: '=HYPERLINK("x")' } }))
    const { file } = await registerWorkbook(await actor('ct-fill'), { level: '1' }, new Date())
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    expect(book.worksheets[0]!.getCell('M2').value).toBe(`'=HYPERLINK("x")`)
  })

  test('names are known to everybody who signed in, for choosers', async () => {
    const found = await runQuery(orgDirectory, await actor('gx-fill'), { words: '城市建设' })
    expect(found.map((row) => row.id)).toContain(group)
    expect(Object.keys(found[0] ?? {})).toEqual(['id', 'name', 'hint'])
  })
})

describe('maintaining the register', () => {
  const change = async (over: Record<string, unknown> = {}, by = admin) => {
    const org = await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: group } }))
    const { id, version, name, shortName, adcode, orgForm, functionClass, industry, industryName } = org
    return runCommand(updateOrg, by, {
      ...{ id, version, name, shortName, adcode, orgForm, functionClass, industry, industryName, legalPerson: '黎波' },
      ...{ registeredCapital: '690000', paidCapital: '690000.5', status: '存续', isDormant: false, reason: '变更登记' },
      ...over,
    })
  }

  test('changes what was asked, counts the version up, keeps it findable and says what changed', async () => {
    const before = await runQuery(registerEntry, admin, { id: group })
    const { version } = await change({ shortName: '城投控股' })
    expect(version).toBe(before.version + 1)
    const after = await runQuery(registerEntry, admin, { id: group })
    expect(after).toMatchObject({ shortName: '城投控股', paidCapital: '690000500000', version })
    const line = await asSystem('测试', (tx) => tx.auditLine.findFirstOrThrow({ where: { action: 'updateOrg' }, orderBy: { at: 'desc' } }))
    expect(line.detail).toMatchObject({ changed: { shortName: [before.shortName, '城投控股'] }, reason: '变更登记' })
    const found = await asSystem(
      '测试',
      (tx) => tx.$queryRaw<{ ref_id: string }[]>`select ref_id from search_doc where kind = 'org' and tokens @@ '城投 & 控股'::tsquery`,
    )
    expect(found.map((row) => row.ref_id)).toContain(group)
  })

  test('an outdated version, another’s name, a wrong amount are refused', async () => {
    expect(await outcome(change({ version: 1 }))).toBe('stale')
    const rival = await asSystem('测试', async (tx) => tx.org.findUniqueOrThrow({ where: { id: (await account('gx-fill')).orgId } }))
    expect(await outcome(change({ name: rival.name }))).toBe('conflict')
    expect(await outcome(change({ registeredCapital: '-5' }))).toBe('invalid')
    expect(await outcome(change({ adcode: '110000' }))).toBe('invalid')
    expect(await outcome(change({ id: newId() }))).toBe('not_found')
  })

  test('a department’s telephone and duties are kept', async () => {
    await runCommand(updateDepartment, admin, { code: 'CQGL', phone: '0532-00000000', duties: ['产权登记与交易监管', '资产评估管理'] })
    const department = (await runQuery(departmentList, admin, {})).find((row) => row.code === 'CQGL')
    expect(department).toMatchObject({ phone: '0532-00000000', duties: ['产权登记与交易监管', '资产评估管理'] })
    expect(await outcome(runCommand(updateDepartment, admin, { code: 'NONE', phone: '', duties: [] }))).toBe('not_found')
    expect(await outcome(runCommand(updateDepartment, admin, { code: 'CQGL', phone: '<script>', duties: [] }))).toBe('invalid')
  })

  test.each(['ct-admin', 'leader', 'data-admin', 'secadmin', 'auditor', 'huangdao-admin'])('is not for %s', async (login) => {
    const who = await actor(login)
    expect(await outcome(change({}, who))).toBe('forbidden')
    expect(await outcome(runCommand(updateDepartment, who, { code: 'CQGL', phone: '', duties: [] }))).toBe('forbidden')
    for (const query of [registerList, departmentList, parameterList])
      expect(await outcome(runQuery(query as typeof registerList, who, {}))).toBe('forbidden')
    expect(await outcome(runCommand(setParameter, who, { code: 'debt_ratio_line' }))).toBe('forbidden')
  })
})

describe('parameters', () => {
  const today = shanghaiDate(new Date())
  const set = (over: Record<string, unknown> = {}) =>
    runCommand(setParameter, admin, { code: 'debt_ratio_line', value: '65', effectiveFrom: today, note: '青国资发〔2026〕3号', ...over })
  const inForce = (orgId: string, day = today) => asSystem('测试', async (tx) => (await readParams(tx, orgId, day)).debt_ratio_line)

  test('are set for everybody or one enterprise from a day on; the enterprise’s own wins, earlier ones stay', async () => {
    const rival = (await account('gx-fill')).orgId
    expect(await inForce(group)).toBe('70')
    await set()
    await set({ value: '60', orgId: group })
    await set({ value: '55', effectiveFrom: addDays(today, 10) })
    expect([await inForce(rival), await inForce(group)]).toEqual(['65', '60'])
    expect([await inForce(rival, addDays(today, 10)), await inForce(group, addDays(today, 10))]).toEqual(['55', '60'])
    const row = (await runQuery(parameterList, admin, {})).find((one) => one.code === 'debt_ratio_line')
    expect(row).toMatchObject({ default: '70', value: '65', since: today, own: 1 })
    const record = await runQuery(parameterRecord, admin, { code: 'debt_ratio_line' })
    expect(record.history.map((one) => [one.value, one.orgName !== null, one.createdBy])).toEqual([
      ['55', false, '程守一'],
      ['60', true, '程守一'],
      ['65', false, '程守一'],
    ])
  })

  test.each([
    ['words instead of a number', { value: '很多' }, 'invalid'],
    ['a share above the whole', { value: '101' }, 'invalid'],
    ['a day that has passed', { effectiveFrom: '2020-01-01' }, 'invalid'],
    ['no basis', { note: '' }, 'invalid'],
    ['an enterprise that is none', { orgId: newId() }, 'invalid'],
    ['a figure nobody knows', { code: 'toString' }, 'not_found'],
    ['a list', { code: 'negative_industries' }, 'blocked'],
  ])('%s is refused', async (_, over, code) => {
    expect(await outcome(set(over))).toBe(code)
  })
})
