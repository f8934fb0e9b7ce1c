import { describe, expect, test } from 'vitest'
import { exportHref, readDimension, readScope, scopeHref } from '@/components/efficiency/efficiency-scope'
import { sliceWords } from '@/components/efficiency/slice-words'
import { filingFilter, filingFilters } from '@/components/matters/filing-filters'
import { readListState } from '@/components/patterns/query-table/list-state'
import { fitsLedger, ledgerHref, numberHref, readSlice, sliceHref } from '@/lib/dashboards/rules/slice-links'
import type { Slice } from '@/lib/dashboards/schema'
import { filingFilterSchema } from '@/lib/matters/queries/filing-filter'

const org = '0199b0a0-0000-7000-8000-000000000001'
const period = { from: '2026-01-01', to: '2026-11-23' }
const paramsOf = (href: string) => Object.fromEntries(new URL(href, 'http://localhost').searchParams)

describe('where a number leads', () => {
  // The ledger's own reading of its address, so that a renamed parameter fails here.
  const filters = filingFilters({
    matters: [{ code: 'GZ-CQ-01', name: '转让' }],
    departments: [{ code: 'CQGL', name: '产权管理处' }],
    groups: [{ id: org, name: '甲集团' }],
  })
  const opened = (href: string) =>
    filingFilterSchema.parse(filingFilter(readListState(paramsOf(href), { filters, tabs: ['all', 'open', 'overdue', 'ended'] }), 20))

  test.each<Slice>([
    { ...period, tab: 'open', group: org },
    { ...period, tab: 'overdue', line: 'CQGL' },
    { ...period, tab: 'ended', kind: '备案', adcode: '370211' },
    { ...period, onTime: 'no', matter: 'GZ-CQ-01' },
    { ...period, status: 'concluded', org },
    { tab: 'overdue' },
  ])('the ledger opens with the very filter of the number: %o', (slice) => {
    const { tab = 'all', ...rest } = slice
    expect(opened(ledgerHref('gov', slice))).toMatchObject({ tab, ...rest })
  })

  test('the ledger is named only where it can say the same and the person may open it', () => {
    expect(numberHref('gov', { ...period, tab: 'open' }, true)).toBe('/gov/filings?tab=open&arrived=2026-01-01%7E2026-11-23')
    expect(numberHref('gov', { tab: 'open' }, false)).toBe('/gov/efficiency/filings?tab=open')
    expect(numberHref('ent', { step: 'review' }, true)).toBe('/ent/efficiency/filings?step=review')
    expect([fitsLedger({ adcode: '370211' }), fitsLedger({ adcode: '370200' }), fitsLedger({ back: 'yes' })]).toEqual([true, false, false])
  })

  test('an address gives back the slice it was made of, and drops what it does not understand', () => {
    const slice: Slice = {
      ...period,
      reason: 'correct',
      why: 'missing',
      step: 'accept',
      department: 'WINDOW',
      back: 'yes',
      owner: 'district',
      group: org,
    }
    expect(readSlice(paramsOf(sliceHref('gov', slice)))).toEqual(slice)
    expect(readSlice({ from: '2026-13', group: 'x', reason: 'why', step: "a'b", tab: ['open'], kind: '审批', other: '1' })).toEqual({
      kind: '审批',
    })
  })
})

describe('the page of statistics', () => {
  test('reads its scope from the address, always with a period', () => {
    expect(readScope({ kind: '审批', line: '', from: 'x', step: 'review' }, '2026-11-23')).toEqual({ kind: '审批', ...period })
    expect(readScope({ ...period, org }, '2026-12-31')).toEqual({ ...period, org })
  })

  test('keeps its scope in its own links and in the export', () => {
    const scope = { ...period, kind: '审批' as const }
    expect(scopeHref('gov', scope, { from: '2026-10-01' }, 'org')).toBe(
      `/gov/efficiency?from=2026-10-01&to=2026-11-23&kind=${encodeURIComponent('审批')}&by=org`,
    )
    expect(exportHref(period, 'steps')).toBe('/api/dashboards/efficiency?from=2026-01-01&to=2026-11-23&part=steps')
    expect([readDimension('org', 'gov'), readDimension('group', 'ent'), readDimension(undefined, 'gov')]).toEqual(['org', 'org', 'line'])
  })

  test('says a slice in words', () => {
    expect(
      sliceWords({ ...period, tab: 'open', line: 'CQGL', reason: 'correct', step: 'accept' }, { CQGL: '产权管理处', accept: '窗口受理' }),
    ).toEqual(['上报日期 2026-01-01 至 2026-11-23', '在办', '主办 产权管理处', '告知补正', '经过 窗口受理'])
    expect(sliceWords({ status: 'concluded', onTime: 'no', back: 'yes', department: 'LEAD', owner: 'district' }, {})).toEqual([
      '已办结',
      '区（市）属企业',
      '超期办结',
      '经 LEAD',
      '有退回或补正',
    ])
  })
})
