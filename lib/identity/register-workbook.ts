import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { runCommand } from '@/lib/platform/command'
import { exportRegister } from './commands/export-register'
import { districtName } from './districts'
import { type SheetColumn, type Workbook, workbookOf } from './workbook'

type Row = Awaited<ReturnType<(typeof exportRegister)['run']>>[number]

const yesNo = (value: boolean) => (value ? '是' : '否')

const columns: readonly SheetColumn<Row>[] = [
  { title: '企业名称', width: 40, value: (row) => row.name },
  { title: '简称', width: 18, value: (row) => row.shortName },
  { title: '统一社会信用代码', width: 22, value: (row) => row.code },
  { title: '级次', width: 6, value: (row) => row.level },
  { title: '上级企业', width: 36, value: (row) => row.parentName },
  { title: '监管层级', width: 10, value: (row) => (row.owner === 'city' ? '市属' : '区（市）属') },
  { title: '注册地', width: 10, value: (row) => districtName(row.adcode) },
  { title: '状态', width: 8, value: (row) => row.status },
  { title: '组织形式', width: 16, value: (row) => row.orgForm },
  { title: '功能分类', width: 12, value: (row) => row.functionClass },
  { title: '行业代码', width: 10, value: (row) => row.industry },
  { title: '所属行业', width: 22, value: (row) => row.industryName },
  { title: '法定代表人', width: 12, value: (row) => row.legalPerson },
  { title: '成立日期', width: 12, value: (row) => row.foundedOn ?? '' },
  { title: '注册资本（万元）', width: 16, value: (row) => fromCents(BigInt(row.registeredCapital), '万元') },
  { title: '实收资本（万元）', width: 16, value: (row) => fromCents(BigInt(row.paidCapital), '万元') },
  { title: '上市', width: 6, value: (row) => yesNo(row.isListed) },
  { title: '境外', width: 6, value: (row) => yesNo(row.isOverseas) },
  { title: '停业', width: 6, value: (row) => yesNo(row.isDormant) },
  { title: '合并报表', width: 10, value: (row) => yesNo(row.consolidated) },
  { title: '产权登记号', width: 20, value: (row) => row.registrationNo ?? '' },
]

/** The register under the filter of the list's address, in the person's scope, as a workbook; audited. */
export async function registerWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const { q, parent, level, adcode, status, owner } = params
  const filter = { words: q || undefined, parent: parent || undefined, level: level || undefined, adcode, status, owner }
  const rows = await runCommand(exportRegister, actor, filter, { now })
  return workbookOf('企业名录', columns, rows, actor, now)
}
