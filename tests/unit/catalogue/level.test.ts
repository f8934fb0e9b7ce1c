import { describe, expect, test } from 'vitest'
import { levelOf, recordedAs, wordsOf } from '@/lib/matters/delegations/level'
import { linesOf } from '@/lib/matters/delegations/lists'
import { type DelegationItem, notDelegable } from '@/lib/matters/delegations/schema'
import { readMatters } from '@/prisma/seed/reference-files'

const matters = new Map(readMatters().map((matter) => [matter.code, matter]))
const donation = matters.get('GZ-CW-10')!
const item = (more: Partial<DelegationItem> = {}): DelegationItem => ({
  ...{ matter: 'GZ-CW-10', level: '集团决定备案', ceiling: '100', basis: '清单', from: '2026-01-01', to: null },
  ...more,
})
const today = '2026-06-01'

describe('who decides', () => {
  test.each([
    ['100', '集团决定备案'],
    ['100.0001', '国资委审批'],
    ['0', '集团决定备案'],
    ['', '国资委审批'],
    ['一百', '国资委审批'],
  ])('%s 万元 under a ceiling of 100 万元: %s', (amount, level) => {
    expect(levelOf(donation, [item()], { amount }, today).level).toBe(level)
  })

  test.each([
    [{ from: '2026-06-02' }, '国资委审批'],
    [{ from: today }, '集团决定备案'],
    [{ to: today }, '集团决定备案'],
    [{ to: '2026-05-31' }, '国资委审批'],
    [{ matter: 'GZ-CW-09' }, '国资委审批'],
    [{ condition: "purpose = '救灾'" }, '国资委审批'],
    [{ condition: "purpose != '救灾'" }, '集团决定备案'],
    [{ condition: 'post_report' }, '国资委审批'],
  ])('a line with %o: %s', (more, level) => {
    expect(levelOf(donation, [item(more)], { amount: '1', purpose: '教育' }, today).level).toBe(level)
  })

  test('the first line that fits decides; the reason of the first that does not is told', () => {
    const lines = [item({ level: '企业自主决定', ceiling: '10' }), item()]
    expect(levelOf(donation, lines, { amount: '5' }, today).level).toBe('企业自主决定')
    expect(levelOf(donation, lines, { amount: '50' }, today)).toMatchObject({
      level: '集团决定备案',
      why: expect.stringContaining('不超过 100 万元'),
    })
    expect(levelOf(donation, lines, { amount: '5000' }, today).why).toBe('金额超过授权限额 10 万元')
  })

  test('a reserved power stays with the commission, whatever a list says', () => {
    const charter = matters.get('GZ-GG-05')!
    const decided = levelOf(charter, [item({ matter: 'GZ-GG-05', ceiling: null })], {}, today)
    expect([decided.level, decided.why]).toEqual(['国资委审批', expect.stringMatching(/法定保留权力，不得授权：.+第一百七十二条/)])
  })

  test('says a line in words', () => {
    expect(wordsOf(item({ ceiling: '1234567.5' }))).toBe('不超过 1,234,567.5 万元的，集团决定备案')
    expect(wordsOf(item({ ceiling: null, condition: 'x' }))).toBe('不限金额且符合所列条件的，集团决定备案')
  })

  test('a list of the group takes the whole matter from the common list', () => {
    const list = (code: string, items: DelegationItem[]) => ({ code, version: 1, effectiveFrom: '2026-01-01', items })
    const own = item({ ceiling: '7' })
    const other = item({ matter: 'GZ-CW-11' })
    expect(linesOf([list('g', [own]), list('all', [item(), other])])).toEqual([own, other])
  })
})

test('the matters that may be delegated are those whose steps ask who decides; six the law reserves', () => {
  const all = [...matters.values()]
  expect(all.filter((matter) => notDelegable(matter) === null).map((matter) => matter.code)).toEqual(
    all.filter((matter) => JSON.stringify(matter.flow.steps).includes('base.delegation.level')).map((matter) => matter.code),
  )
  expect(all.filter((matter) => matter.reservedByLaw)).toHaveLength(6)
})

test('what was decided elsewhere is recorded and not approved', () => {
  const transfer = matters.get('GZ-CQ-04')!
  expect([recordedAs(transfer, '集团决定备案').kind, recordedAs(transfer, '国资委审批').kind, recordedAs(transfer, null).kind]).toEqual([
    '备案',
    '审批',
    '审批',
  ])
})
