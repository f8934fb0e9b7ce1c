import type { StatementForm, StatementLine, StatementSheet } from '../statement/form'

/** What a version changes in one line against another. */
export type FormChange = { sheet: string; key: string; line: string; what: string; before: string; after: string }

/** What a version of a form changes, sheet by sheet and line by line; everything it shows or asks. */
export function formChanges(before: StatementForm, after: StatementForm): FormChange[] {
  return after.sheets.flatMap((page) => {
    const old = before.sheets.find((one) => one.key === page.key)
    return old ? [...lineChanges(old, page), ...gone(old, page)] : []
  })
}

function lineChanges(old: StatementSheet, page: StatementSheet): FormChange[] {
  const earlier = new Map(old.lines.map((line) => [line.key, line]))
  const moved = movedLines(old, page)
  return page.lines.flatMap((line, index) => {
    const was = earlier.get(line.key)
    const change = (what: string, from: string, to: string): FormChange => ({
      ...{ sheet: page.title, key: `${page.key}.${line.key}`, line: line.label, what, before: from, after: to },
    })
    const place = index === 0 ? '最前' : `“${page.lines[index - 1]!.label}”之后`
    if (!was)
      return [
        change(
          '增加',
          '',
          [line.title ? '标题行' : `${line.unit ?? '元'}，${line.nature ?? '时点'}`, place, sumsOf(line)].filter(Boolean).join('，'),
        ),
      ]
    return [
      ...(was.label === line.label ? [] : [change('名称', was.label, line.label)]),
      ...(was.level === line.level ? [] : [change('级次', String(was.level), String(line.level))]),
      ...(codeOf(was) === codeOf(line) ? [] : [change('官方行次', codeOf(was), codeOf(line))]),
      ...((was.note ?? '') === (line.note ?? '') ? [] : [change('说明', was.note ?? '', line.note ?? '')]),
      ...(moved.has(line.key) ? [change('位置', '', place)] : []),
      ...(was.retired === line.retired ? [] : [change(line.retired ? '停用' : '恢复', '', line.retired ? '不再填列' : '重新填列')]),
    ]
  })
}

/** Headings that a version leaves out; lines with amounts never are. */
function gone(old: StatementSheet, page: StatementSheet): FormChange[] {
  const keys = new Set(page.lines.map(({ key }) => key))
  return old.lines
    .filter(({ key }) => !keys.has(key))
    .map(({ key, label }) => ({ sheet: page.title, key: `${page.key}.${key}`, line: label, what: '删去', before: label, after: '' }))
}

const codeOf = (line: StatementLine) => line.officialCode ?? ''
const sumsOf = ({ sums, contra }: StatementLine) => (sums?.length ? `${contra ? '减入' : '计入'} ${sums.join('、')}` : '不计入合计')

/** The fewest lines that have to be taken up and laid down elsewhere to come from one order to the other: all but a longest common run. */
function movedLines(old: StatementSheet, page: StatementSheet): Set<string> {
  const earlier = new Map(old.lines.map(({ key }, index) => [key, index]))
  const keys = page.lines.flatMap(({ key }) => (earlier.has(key) ? [key] : []))
  const best = keys.map((key, index) => ({ key, index, length: 1, from: -1 }))
  for (const [index, one] of best.entries())
    for (const earlierOne of best.slice(0, index))
      if (earlier.get(earlierOne.key)! < earlier.get(one.key)! && earlierOne.length >= one.length) {
        one.length = earlierOne.length + 1
        one.from = earlierOne.index
      }
  const kept = new Set<string>()
  let last = best.reduce((a, b) => (b.length > a.length ? b : a), { key: '', index: -1, length: 0, from: -1 })
  while (last.index >= 0) {
    kept.add(last.key)
    last = best[last.from] ?? { key: '', index: -1, length: 0, from: -1 }
  }
  return new Set(keys.filter((key) => !kept.has(key)))
}
