import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workCalendar } from '@/lib/kernel/workday'
import { ladderParams } from '@/lib/matters/lenience/propose'
import { latenessOf, reportDeadlines } from '@/lib/matters/lenience/rules/deadlines'
import { type LadderParams, lapsesOf, type ReportRecord, standingOf, whyOf } from '@/lib/matters/lenience/rules/ladder'
import { letterOf } from '@/lib/matters/lenience/rules/letter'
import type { Lapse } from '@/lib/matters/lenience/schema'
import { defaultParams, params } from '@/lib/matters/params'
import { readMatters } from '@/prisma/seed/reference-files'

const ladder = ladderParams(defaultParams())
const late = (matter: string, values: object, arrivedAt: string) =>
  latenessOf(matter, values as Record<string, unknown>, arrivedAt, ladder.limits[reportDeadlines[matter]!.param]!, workCalendar)

const registration = (id: string, arrived: string, over: Partial<ReportRecord> = {}): ReportRecord => ({
  ...{
    id,
    orgId: 'org',
    matterCode: 'GZ-ZH-01',
    number: `青国资办〔2026〕${id}`,
    title: `决策登记${id}`,
    arrivedAt: `${arrived}T02:00:00.000Z`,
  },
  ...{ values: { meeting_date: '2026-03-02' }, returns: 0, corrections: 0 },
  ...over,
})
const lapse = (recordId: string, on: string, over: Partial<Lapse> = {}): Lapse => ({
  ...{ recordId, orgId: 'org', kind: 'late', on, minor: true, words: '迟报 1 个工作日', number: null, title: recordId },
  ...over,
})
const levels = (lapses: readonly Lapse[], with_: LadderParams = ladder) => lapses.map((one) => standingOf(one, lapses, with_).level)

describe('how late a report is', () => {
  test('five working days after a meeting are in time, the sixth is one day late', () => {
    expect(late('GZ-ZH-01', { meeting_date: '2026-03-02' }, '2026-03-09T15:59:00.000Z')).toBeNull()
    expect(late('GZ-ZH-01', { meeting_date: '2026-03-02' }, '2026-03-09T16:01:00.000Z')).toMatchObject({
      by: 1,
      days: 1,
      words: '应于会议召开后 5 个工作日内报送，迟报 1 个工作日',
    })
  })

  test('a first report of a risk is counted in hours from the event to the report, whatever day it arrives', () => {
    const report = (to: string, status = '首报') =>
      late('GZ-JD-01', { status, event_time: '2026-03-02T09:30', report_time: to }, '2026-03-20T01:00:00.000Z')
    expect(report('2026-03-04T09:30')).toBeNull()
    expect(report('2026-03-04T09:31')).toMatchObject({ by: 1, unit: '小时', days: 1 })
    expect(report('2026-03-10T09:30')).toMatchObject({ by: 144, days: 6 })
    expect(report('2026-03-10T09:30', '续报')).toBeNull()
  })

  test('an accident is counted by the minutes the form states', () => {
    expect(late('GZ-SH-01', { report_kind: '快报', report_minutes: '60' }, '2026-03-20T01:00:00.000Z')).toBeNull()
    expect(late('GZ-SH-01', { report_kind: '快报', report_minutes: '95' }, '2026-03-20T01:00:00.000Z')).toMatchObject({
      by: 35,
      unit: '分钟',
    })
  })

  test.each([{}, { meeting_date: '' }, { meeting_date: '不详' }, { meeting_date: 20260302 }])(
    'what the form does not tell is no lapse: %j',
    (values) => {
      expect(late('GZ-ZH-01', values, '2026-12-01T00:00:00.000Z')).toBeNull()
    },
  )

  test('a matter without a deadline is never late', () => {
    expect(latenessOf('GZ-CQ-01', { meeting_date: '2020-01-01' }, '2026-12-01T00:00:00.000Z', 1, workCalendar)).toBeNull()
  })

  test('every deadline names a field of its matter and a parameter', () => {
    const matters = new Map(readMatters().map((matter) => [matter.code, matter]))
    for (const [code, rule] of Object.entries(reportDeadlines)) {
      const fields = new Map(matters.get(code)!.form.fields.map((field) => [field.key, field]))
      expect(fields.get(rule.from)?.type).toMatch(/^date/)
      if (rule.reported) expect(fields.has(rule.reported)).toBe(true)
      if (rule.only) expect(fields.get(rule.only[0])?.options).toContain(rule.only[1])
      expect(params[rule.param]?.unit).toBe(rule.unit)
    }
  })
})

describe('the lapses of a record', () => {
  test('late and sent back too often are two of them', () => {
    const record = registration('1', '2026-03-11', { returns: 1, corrections: 1 })
    expect(lapsesOf(record, ladder, workCalendar).map((one) => [one.kind, one.minor])).toEqual([
      ['late', true],
      ['defect', true],
    ])
  })

  test('once corrected is none; more than three days late is not minor', () => {
    expect(lapsesOf(registration('1', '2026-03-09', { corrections: 1 }), ladder, workCalendar)).toEqual([])
    expect(lapsesOf(registration('1', '2026-03-13'), ladder, workCalendar)[0]).toMatchObject({
      minor: false,
      words: expect.stringContaining('迟报 4 个工作日'),
    })
  })
})

describe('the ladder', () => {
  test('S092: one day late for the first time is a 提示函; the same again is a 通报', () => {
    expect(levels([lapse('a', '2026-03-10'), lapse('b', '2026-05-10')])).toEqual(['reminder', 'circular'])
  })

  test('the first one that is not minor is told in writing', () => {
    expect(levels([lapse('a', '2026-03-10', { minor: false })])).toEqual(['notice'])
  })

  test('thresholds and window are figures: three steps, six months', () => {
    const three = { ...ladder, noticeAt: 2, circularAt: 3, windowMonths: 6 }
    const all = [lapse('a', '2026-01-10'), lapse('b', '2026-03-10'), lapse('c', '2026-05-10'), lapse('d', '2026-12-10')]
    expect(levels(all, three)).toEqual(['reminder', 'notice', 'circular', 'reminder'])
  })

  test('the window ends with the day: what is exactly twelve months old counts no longer', () => {
    expect(levels([lapse('a', '2025-03-10'), lapse('b', '2026-03-10')])).toEqual(['reminder', 'reminder'])
    expect(levels([lapse('a', '2025-03-11'), lapse('b', '2026-03-10')])).toEqual(['reminder', 'circular'])
  })

  test('another enterprise and another kind count apart', () => {
    expect(
      levels([lapse('a', '2026-03-10'), lapse('b', '2026-03-11', { orgId: 'other' }), lapse('c', '2026-03-12', { kind: 'defect' })]),
    ).toEqual(['reminder', 'reminder', 'reminder'])
  })

  test('any record: the order of reading changes nothing, each rests on itself and all before it in the window, none after', () => {
    const some = fc.array(
      fc.record({
        month: fc.integer({ min: 1, max: 12 }),
        year: fc.integer({ min: 2025, max: 2026 }),
        org: fc.constantFrom('org', 'other'),
        minor: fc.boolean(),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (drawn, noticeAt, circularAt) => {
        const with_ = { ...ladder, noticeAt, circularAt }
        const all = drawn.map((one, index) =>
          lapse(`r${index}`, `${one.year}-${String(one.month).padStart(2, '0')}-15`, { orgId: one.org, minor: one.minor }),
        )
        for (const one of all) {
          const standing = standingOf(one, all, with_)
          expect(standingOf(one, [...all].reverse(), with_)).toEqual(standing)
          expect(standing.basis.at(-1)).toBe(one)
          expect(standing.basis).toHaveLength(standing.ordinal)
          expect(standing.basis.every((other) => other.on <= one.on && other.on > standing.windowFrom && other.orgId === one.orgId)).toBe(
            true,
          )
          if (standing.level === 'reminder') expect(one.minor && standing.ordinal < Math.min(noticeAt, circularAt)).toBe(true)
          if (standing.ordinal >= circularAt) expect(standing.level).toBe('circular')
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the letter', () => {
  const write = (lapses: Lapse[]) => {
    const last = lapses.at(-1)!
    const standing = standingOf(last, lapses, ladder)
    const body = {
      ...{ matterName: '“三重一大”决策事项登记', words: last.words, why: whyOf(last, standing, ladder) },
      basis: standing.basis.map(({ recordId, number, title, on, words }) => ({ id: recordId, number, title, on, words })),
    }
    return letterOf({
      level: standing.level,
      kind: 'late',
      orgName: '城投集团',
      body,
      number: '青国资委提〔2026〕1号',
      organ: '市国资委',
      date: '2026-03-12',
    })
  }

  test('of a first lapse says that it is the first and counts as no treatment', () => {
    const letter = write([lapse('a', '2026-03-10')])
    expect(letter.title).toBe('关于“三重一大”决策事项登记迟报的提示函')
    expect(letter.date).toBe('2026年3月12日')
    expect(letter.paragraphs.join('')).toContain('首次，情节轻微')
    expect(letter.paragraphs.join('')).toContain('不计处理')
  })

  test('of a repetition names what went before, and promises no leniency', () => {
    const text = write([lapse('a', '2026-03-10'), lapse('b', '2026-05-10')]).paragraphs.join('')
    expect(text).toContain('第 2 次同类情形')
    expect(text).toContain('此前同类情形：2026-03-10，a，迟报 1 个工作日')
    expect(text).toContain('现予通报')
    expect(text).not.toContain('不计处理')
  })
})
