'use client'

import { useState } from 'react'
import { WorkbookDrop } from '@/components/patterns/files/workbook-drop'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { LedgerImport } from '@/lib/treasury/ledgers/workbook'

type Answer = Partial<Pick<LedgerImport, 'sheets' | 'lines'>>

const templates = [
  ['', '空白模板'],
  ['?with=own', '含本企业现有台账'],
  ['?with=all', '含本企业及下级现有台账'],
] as const

/** 报送台账: the workbook of the ledgers out, empty or filled, and in again; what became of each sheet and what changed is told. */
export function LedgerDrop() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tone="primary" onClick={() => setOpen(true)}>
        报送台账
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="报送司库台账" width="md">
        <div className="flex flex-col gap-3 text-sm">
          <p>
            一个工作簿，每张表一本台账：账户、余额、债务、还本付息计划、授信、担保、票据、受限资金、清欠应付、金融衍生、关联方、资金集中、资金预算、最低备付。金额单位为元；不报的表留空即可。
          </p>
          <p className="flex flex-wrap gap-2">
            {templates.map(([query, label]) => (
              <a key={label} href={`/api/treasury/ledgers/template${query}`} download className={buttonClass('secondary', 'sm')}>
                {label}
              </a>
            ))}
          </p>
          <p className="text-muted">
            已有的行（同一账号、合同号、票据号、日期或月份）按文件更新，文件中没有的行不变；有一格不对就全部不导入。
          </p>
          <WorkbookDrop<Answer> url="/api/treasury/ledgers" done={said} lines={({ lines = [] }) => lines} />
        </div>
      </Dialog>
    </>
  )
}

function said({ sheets = [] }: Answer): string {
  const rows = sheets.reduce((all, { added, changed, same }) => all + added + changed + same, 0)
  if (sheets.every(({ added, changed }) => added + changed === 0)) return `与现有台账相同，没有改动（共 ${rows} 行）。`
  const counts = ({ added, changed, same }: (typeof sheets)[number]) =>
    Object.entries({ 新增: added, 更新: changed, 未变: same }).flatMap(([word, count]) => (count > 0 ? [`${word} ${count}`] : []))
  return `已导入。${sheets.map((sheet) => `${sheet.sheet}：${counts(sheet).join('、')}`).join('；')}。`
}
