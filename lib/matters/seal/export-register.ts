import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { runCommand } from '@/lib/platform/command'
import { exportSeals } from './commands/export-seals'
import type { SealRow } from './queries/register'
import { sealBases, sealKinds, sealStates } from './schema'

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
const time = (iso: string | null) => (iso ? format.format(new Date(iso)) : null)

const columns: readonly SheetColumn<SealRow>[] = [
  { title: '文号', width: 24, value: (row) => row.number },
  { title: '文件', width: 48, value: (row) => row.title },
  { title: '用印类别', width: 12, value: (row) => sealKinds[row.kind] },
  { title: '状态', width: 10, value: (row) => sealStates[row.status] },
  { title: '申请人', width: 12, value: (row) => row.askedByName },
  { title: '申请时间', width: 20, value: (row) => time(row.askedAt) },
  { title: '事由', width: 36, value: (row) => row.reason },
  { title: '批准人', width: 12, value: (row) => row.decidedByName },
  { title: '批准时间', width: 20, value: (row) => time(row.decidedAt) },
  { title: '用印依据', width: 12, value: (row) => sealBases[row.basis] },
  { title: '批准意见', width: 30, value: (row) => row.opinion },
  { title: '落章时间', width: 20, value: (row) => time(row.sealedAt) },
  { title: '印章', width: 18, value: (row) => row.keyName },
  { title: '密钥', width: 18, value: (row) => row.fingerprint },
  { title: '核验码', width: 18, value: (row) => row.verifyCode },
]

/** 用印台账 under the filter of the list's address as a workbook; the export is itself a line of the trail. */
export async function sealWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const [from, to] = (params.sealed ?? '').split('~')
  const { q, tab, kind, basis } = params
  const filter = {
    ...{ tab: tab || undefined, words: q || undefined, kind: kind || undefined, basis: basis || undefined },
    ...{ from: from || undefined, to: to || undefined },
  }
  const rows = await runCommand(exportSeals, actor, filter, { now })
  return workbookOf('用印台账', columns, rows, actor, now)
}
