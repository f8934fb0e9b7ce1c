import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { catalogue } from './models/registry'
import { type ModelRow, modelCatalogue } from './queries/models'

const said = new Map(catalogue.map((row) => [row.code, row]))
const columns: readonly SheetColumn<ModelRow>[] = [
  { title: '编码', width: 10, value: (row) => row.code },
  { title: '模型', width: 30, value: (row) => row.name },
  { title: '维度', width: 12, value: (row) => row.dimension },
  { title: '分组', width: 20, value: (row) => row.subgroup },
  { title: '判断条件', width: 60, value: (row) => said.get(row.code)?.formula ?? '' },
  { title: '阈值', width: 20, value: (row) => said.get(row.code)?.threshold ?? '' },
  { title: '阈值来源', width: 12, value: (row) => row.origin },
  { title: '权重', width: 8, value: (row) => row.weight },
  { title: '证据', width: 10, value: (row) => row.grade },
  {
    title: '依据',
    width: 50,
    value: (row) => `${said.get(row.code)?.basis ?? ''}${row.checked || !said.get(row.code)?.basis ? '' : '（待校核）'}`,
  },
  { title: '现有发现', width: 10, value: (row) => row.hits },
  { title: '待核查', width: 10, value: (row) => row.open },
  { title: '缺少数据', width: 40, value: (row) => row.missing.join('、') },
]

/** The catalogue under the filter of its address. */
export async function modelWorkbook(
  actor: Actor,
  { tab, weight, state, grade, origin, q }: Record<string, string>,
  now: Date,
): Promise<Workbook> {
  const given = { dimension: tab === 'all' ? '' : tab, weight, state, grade, origin, words: q }
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  const { rows } = await runQuery(modelCatalogue, actor, filter, now)
  return workbookOf('风险模型', columns, rows, actor, now)
}
