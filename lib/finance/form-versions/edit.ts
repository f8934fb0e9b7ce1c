import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { natures, placesOfLines, type StatementForm, type StatementLine, type StatementSheet } from '../statement/form'

const key = z
  .string()
  .trim()
  .max(40, '项目编码不超过 40 个字符')
  .regex(/^[a-z][a-z0-9_]*$/, '项目编码以小写字母开头，只用小写字母、数字和下划线，如 data_assets')
const label = z.string().trim().min(1, '请填写项目名称').max(80, '项目名称不超过 80 字')
const sheet = z.string().max(4)
const line = z.string().max(60)
const code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z.-]{0,20}$/, '官方行次为至多 20 位的数字、字母、点或横线')
const said = {
  label,
  level: z.coerce.number('级次为 0 至 5').int('级次为 0 至 5').min(0, '级次为 0 至 5').max(5, '级次为 0 至 5'),
  officialCode: code.default(''),
  note: z.string().trim().max(200, '说明不超过 200 字').default(''),
  /** The line of the sheet behind which it stands; empty = at the top. */
  after: z.string().max(60).default(''),
}

/** Units a new line may have; `title` is a heading without amounts. */
export const lineUnits = { 元: '元', '%': '%', 人: '人', 户: '户', 个: '个', title: '标题行（不填金额）' } as const

/** One change of a draft of a form. */
export const formEditSchema = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('add'), sheet, key, ...said },
    unit: z.enum(Object.keys(lineUnits) as [keyof typeof lineUnits], '请选择计量单位'),
    nature: z.enum(natures, '请选择流量、时点或比率'),
    /** Audit formulas whose sum it joins, and whether it is taken off there. */
    sums: z.array(z.string().max(5)).max(8).default([]),
    contra: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('change'), sheet, line, ...said }),
  z.object({ kind: z.enum(['retire', 'restore', 'remove']), sheet, line }),
])
export type FormEdit = z.infer<typeof formEditSchema>

/** A sum that a new line may join: the audit formula, in words, and the line that is its total. */
export type SumChoice = { code: string; label: string; sheet: string; total: string }

/** The form with every line at the place it has, so that moving lines leaves the cells where they are. */
export function frozen<F extends StatementForm>(form: F): F {
  const places = placesOfLines(form)
  return mapLines(form, (one) => (one.title ? one : { ...one, at: places.get(one)! }))
}

/** The form after one change. Throws Refusal(invalid | not_found | blocked) in words that say what would be right. */
export function applyEdit<F extends StatementForm>(form: F, edit: FormEdit, choices: readonly SumChoice[]): F {
  const page = form.sheets.find((one) => one.key === edit.sheet)
  if (!page) throw new Refusal('not_found', `${form.name}没有“${edit.sheet}”这张表。`)
  return { ...form, sheets: form.sheets.map((one) => (one === page ? { ...page, lines: linesAfter(page, edit, choices) } : one)) }
}

function linesAfter(page: StatementSheet, edit: FormEdit, choices: readonly SumChoice[]): StatementLine[] {
  if (edit.kind === 'add') {
    const known = page.lines.find((one) => one.key === edit.key)
    if (known)
      throw invalid(
        'key',
        `${page.title}已有项目编码 ${edit.key}（${known.label}${known.retired ? '，已停用' : ''}），编码不能另作他用，请换一个`,
      )
    return placed(page, newLine(page, edit, choices), edit.after)
  }
  const old = page.lines.find((one) => one.key === edit.line)
  if (!old) throw new Refusal('not_found', `${page.title}没有“${edit.line}”这一行，请刷新。`)
  if (edit.kind === 'change') {
    const changed = { ...old, label: edit.label, level: edit.level, officialCode: edit.officialCode || null }
    const { note: _before, ...rest } = changed
    return placed(page, edit.note ? { ...rest, note: edit.note } : rest, edit.after)
  }
  if (edit.kind === 'remove') {
    if (old.at !== undefined || page.lines.some((one) => one.parent === old.key))
      throw new Refusal('blocked', `“${old.label}”已在以前的版本中使用，只能停用，不能删去。`)
    return page.lines.filter((one) => one !== old)
  }
  if (old.title) throw new Refusal('blocked', '标题行没有金额，不用停用。')
  const { retired: _retired, ...open } = old
  if (edit.kind === 'restore') return page.lines.map((one) => (one === old ? open : one))
  if (old.at === undefined) throw new Refusal('blocked', `“${old.label}”还没有使用过，请直接删去。`)
  const parts = page.lines.filter((one) => one.parent === old.key && !one.retired)
  if (parts.length > 0)
    throw new Refusal('blocked', `“${old.label}”下还有 ${parts.length} 个项目（如“${parts[0]!.label}”），请先停用这些项目。`)
  return page.lines.map((one) => (one === old ? { ...old, retired: true } : one))
}

function newLine(page: StatementSheet, edit: FormEdit & { kind: 'add' }, choices: readonly SumChoice[]): StatementLine {
  const shared = {
    ...{ key: edit.key, label: edit.label, level: edit.level },
    ...(edit.note ? { note: edit.note } : {}),
  }
  if (edit.unit === 'title') return { ...shared, title: true }
  const sums = edit.sums.map((wanted) => {
    const choice = choices.find((one) => one.code === wanted && one.sheet === page.key)
    if (!choice) throw invalid('sums', `${page.title}没有“${wanted}”这样的合计公式`)
    return choice
  })
  if (sums.length > 0 && edit.unit !== '元') throw invalid('unit', '计入合计的项目，单位应为元')
  return {
    ...shared,
    ...{ unit: edit.unit, nature: edit.nature, officialCode: edit.officialCode || null },
    ...(sums[0] ? { parent: sums[0].total, sums: sums.map((one) => one.code) } : {}),
    ...(edit.contra ? { contra: true } : {}),
  }
}

/** The lines with this one (in place of the one of its key) behind another. */
function placed({ title, lines }: StatementSheet, line: StatementLine, after: string): StatementLine[] {
  const others = lines.filter((one) => one.key !== line.key)
  const at = after === '' ? 0 : others.findIndex((one) => one.key === after) + 1
  if (after !== '' && at === 0) throw invalid('after', `${title}没有“${after}”这一行，请重新选择位置`)
  return others.toSpliced(at, 0, line)
}

const invalid = (field: string, message: string) => new Refusal('invalid', `${message}。`, { [field]: message })

function mapLines<F extends StatementForm>(form: F, change: (line: StatementLine) => StatementLine): F {
  return { ...form, sheets: form.sheets.map((page) => ({ ...page, lines: page.lines.map(change) })) }
}
