import ExcelJS from 'exceljs'
import { z } from 'zod'
import { largestWorkbook } from '@/lib/forms/excel/open-package'
import { plainCell } from '@/lib/forms/excel/plain-cell'
import { type ExcelError, openWorkbook } from '@/lib/forms/excel/read-workbook'
import { cellNumber, type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { Decimal } from '@/lib/kernel/decimal'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { proposeTargets, readTarget, targetYear } from '../commands/targets'
import { currentEdition } from '../indicators/keep-indicators'
import { headline, sizes } from '../queries/board'
import { type TargetRow, targetFilterSchema, targetList } from '../queries/targets'
import { subjectOf, type TargetKind, targetKinds } from './subjects'

const kind = z.enum(Object.keys(targetKinds) as [TargetKind, ...TargetKind[]])
/** Row 1 keeps the codes of the subjects, column A the ids of the enterprises; both are hidden. */
const [keyRow, headRow, firstRow] = [1, 3, 4]
const [keyColumn, nameColumn, firstColumn] = [1, 2, 3]

/** What a template is made of: enterprises in sight (first level, or all with `below`), the usual subjects, and what is in force. Taking it out is audited. */
export const exportTargetTemplate = defineCommand({
  name: 'exportTargetTemplate',
  permission: 'finance.plan',
  input: z.object({ year: targetYear, kind: kind.default('target'), below: z.boolean().default(false) }),
  run: async ({ tx, actor, audit }, { year, kind: of, below }) => {
    const orgs = await tx.$queryRaw<{ id: string; name: string; values: Record<string, string> | null }[]>`
      select o.id::text, o.name, (select jsonb_object_agg(t.subject, trim_scale(t.value)::text) from (
          select distinct on (subject) subject, value from finance_target where org_id = o.id and year = ${year} and kind = ${of} and status in ('confirmed', 'proposed')
          order by subject, number desc) t) as values
      from org o where o.kind = 'enterprise' and o.status <> '已注销' and (o.level = 1 or ${below} or o.id = ${actor.orgId}::uuid) order by o.level, o.code limit 2000`
    const { indicators } = await currentEdition(tx)
    const set = orgs.flatMap(({ values }) => Object.keys(values ?? {}))
    const subjects = [...new Set([...headline, ...sizes, ...set])].flatMap((code) => subjectOf(code, indicators) ?? [])
    audit({ subjectKind: 'finance_target', detail: { template: true, year, kind: of, orgs: orgs.length } })
    return { year, kind: of, orgs, subjects }
  },
})

/** The template to fill: enterprises down, subjects across; further subjects go into further columns with their code in the hidden first row. */
export async function targetTemplate(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const asked = { year: params.year || shanghaiDate(now).slice(0, 4), kind: params.kind || undefined, below: params.below === '1' }
  const { year, kind: of, orgs, subjects } = await runCommand(exportTargetTemplate, actor, asked, { now })
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet(targetKinds[of], { views: [{ state: 'frozen', xSplit: nameColumn, ySplit: headRow }] })
  page.getCell(keyRow, keyColumn).value = `targets:${of}:${year}`
  page.getCell(2, nameColumn).value = `${year} 年${targetKinds[of]}，空格不改动原值；万元，比率填百分数`
  page.getCell(headRow, nameColumn).value = '企业'
  for (const [index, subject] of subjects.entries()) {
    page.getCell(keyRow, firstColumn + index).value = subject.code
    page.getCell(headRow, firstColumn + index).value = `${subject.name}（${subject.unit}）`
    page.getColumn(firstColumn + index).width = 20
  }
  for (const [index, { id, name, values }] of orgs.entries()) {
    const row = page.getRow(firstRow + index)
    row.getCell(keyColumn).value = id
    row.getCell(nameColumn).value = name
    for (const [at, subject] of subjects.entries()) {
      const text = values?.[subject.code]
      if (text) row.getCell(firstColumn + at).value = new Decimal(text).precision() <= 15 ? Number(text) : text
    }
  }
  page.getRow(keyRow).hidden = true
  page.getColumn(keyColumn).hidden = true
  page.getColumn(nameColumn).width = 42
  return { file: await book.xlsx.writeBuffer(), name: cleanFileName(`${year}年${targetKinds[of]}模板.xlsx`) }
}

export type TargetImport = { proposed: number; unchanged: number; errors: readonly ExcelError[] }

/** Reads a filled template and proposes its values under the document named. With any error nothing is kept and each is named by sheet, row and column. */
export async function fillTargets(actor: Actor, basis: string, request: Request): Promise<TargetImport> {
  if (Number(request.headers.get('content-length') ?? 0) > largestWorkbook)
    throw new Refusal('too_large', '表格文件不得超过 2 MB，请删去无关的工作表后再导入。')
  const book = await openWorkbook(new Uint8Array(await request.arrayBuffer()))
  const page = book.worksheets.find((one) => String(one.getCell(keyRow, keyColumn).value ?? '').startsWith('targets:'))
  const [, of, year] = String(page?.getCell(keyRow, keyColumn).value ?? '').split(':')
  if (!page || !kind.safeParse(of).success || !targetYear.safeParse(year).success)
    throw new Refusal('invalid', '文件里没有目标与预算的工作表，请下载本页的模板填写。')
  const { indicators, orgs } = await asActor(actor, async (tx) => ({
    ...(await currentEdition(tx)),
    orgs: new Set(
      (await tx.org.findMany({ where: { kind: 'enterprise', status: { not: '已注销' } }, select: { id: true } })).map(({ id }) => id),
    ),
  }))
  const seen = new Set<string>()
  const errors: ExcelError[] = []
  const rows: { orgId: string; subject: string; value: string }[] = []
  page.eachRow((row, number) => {
    const orgId = String(row.getCell(keyColumn).value ?? '').trim()
    if (number < firstRow || orgId === '') return
    if (!orgs.has(orgId))
      return void errors.push({ sheet: page.name, row: number, column: 'B', message: '没有这家企业或无权填报，请用本人下载的模板' })
    const lastColumn = Math.min(page.columnCount, 400)
    for (let column = firstColumn; column <= lastColumn; column++) {
      const cell = row.getCell(column)
      const text = plainCell(cell.value)
      if (text?.trim() === '') continue
      const code = String(page.getCell(keyRow, column).value ?? '').trim()
      const subject = subjectOf(code, indicators)
      const read = subject && text !== null ? readTarget(text, subject) : null
      const fault = !subject
        ? `本列没有指标编码（第 1 行），应为月度指标编码或快报单元格`
        : text === null
          ? '单元格是日期、错误值或没有结果的公式，请粘贴为数值'
          : seen.has(`${orgId}|${code}`)
            ? '同一企业同一项出现两次，请只保留一个'
            : read && 'fault' in read && read.fault
      seen.add(`${orgId}|${code}`)
      if (fault)
        errors.push({
          sheet: page.name,
          row: number,
          column: cell.address.replace(/\d+$/, ''),
          message: `${subject ? `${subject.name}：` : ''}${fault}`,
        })
      else rows.push({ orgId, subject: code, value: text! })
    }
  })
  if (errors.length > 0) return { proposed: 0, unchanged: 0, errors: errors.slice(0, 200) }
  if (rows.length === 0) throw new Refusal('invalid', '表中没有填写任何数。')
  const done = await runCommand(proposeTargets, actor, { year, kind: of, basis, source: 'workbook', rows })
  return { ...done, errors: [] }
}

/** The list under the filter of a page for a spreadsheet, under the person's own rights. Taking it out is audited. */
export const exportTargets = defineCommand({
  name: 'exportTargets',
  permission: 'finance.read',
  input: targetFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const list = await targetList.run({ tx, actor, now }, { ...filter, offset: 0, size: 20_000 })
    audit({ subjectKind: 'finance_target', detail: { year: list.year, rows: list.rows.length } })
    return list
  },
})

export const targetSources: Readonly<Record<string, string>> = { entry: '在线填报', workbook: '表格导入', initial: '演示数据' }
export const targetStatus: Readonly<Record<TargetRow['status'], string>> = { proposed: '待核定', confirmed: '已核定', returned: '已退回' }

/** The list of a page's address as a workbook. */
export async function targetsWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const { q, year, kind: of, state, sort = 'org' } = params
  const list = await runCommand(
    exportTargets,
    actor,
    {
      ...{ words: q?.slice(0, 50), year: year || undefined, kind: of || undefined, state: state || undefined },
      ...{ sort: sort.replace(/^-/, '') || undefined, descending: sort.startsWith('-') },
    },
    { now },
  )
  const columns: SheetColumn<TargetRow>[] = [
    { title: '企业', width: 32, value: (row) => row.orgName },
    { title: '类别', width: 10, value: (row) => targetKinds[row.kind] },
    { title: '指标或项目', width: 30, value: (row) => row.subject.name },
    { title: '单位', width: 10, value: (row) => row.subject.unit },
    { title: '核定值', width: 18, value: (row) => cellNumber(row.inForce) ?? '未下达目标' },
    { title: '核定版次', width: 10, value: (row) => row.inForceNumber },
    { title: '最近期间', width: 10, value: (row) => row.period },
    { title: '本期', width: 18, value: (row) => cellNumber(row.now) },
    { title: '完成率（%）', width: 12, value: (row) => cellNumber(row.progress.completion) },
    { title: '序时进度（%）', width: 12, value: (row) => cellNumber(row.progress.pace) },
    { title: '灯', width: 6, value: (row) => row.progress.light },
    { title: '说明', width: 36, value: (row) => row.progress.words },
    { title: '最新一版的数', width: 18, value: (row) => cellNumber(row.value) },
    { title: '最新版次', width: 10, value: (row) => row.number },
    { title: '状态', width: 10, value: (row) => targetStatus[row.status] },
    { title: '来源', width: 12, value: (row) => targetSources[row.source] ?? row.source },
    { title: '依据', width: 40, value: (row) => row.basis },
    { title: '填报人', width: 12, value: (row) => row.byName },
    { title: '填报时间', width: 18, value: (row) => row.at },
    { title: '核定人', width: 12, value: (row) => row.decidedByName },
    { title: '核定时间', width: 18, value: (row) => row.decidedAt },
    { title: '意见', width: 30, value: (row) => row.decision },
  ]
  return workbookOf(`${list.year}年目标与预算`, columns, list.rows, actor, now)
}
