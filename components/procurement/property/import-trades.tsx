'use client'

import { useState } from 'react'
import { WorkbookDrop } from '@/components/patterns/files/workbook-drop'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type Answer = { added?: number; changed?: number }

/** Takes the template of property transactions out and a filled one in; every wrong cell is named by sheet, row and column. */
export function ImportTrades() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tone="primary" onClick={() => setOpen(true)}>
        导入 Excel
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="导入产权交易" width="md">
        <div className="flex flex-col gap-3 text-sm">
          <p>先下载模板填写“项目”“竞买方”“价款支付”三张表。有一格不对就全部不导入；项目编号已有的，按文件更新。</p>
          <p className="flex flex-wrap gap-2">
            <a href="/api/procurement/property/template?empty=1" download className={buttonClass('secondary', 'sm')}>
              空白模板
            </a>
            <a href="/api/procurement/property/template" download className={buttonClass('secondary', 'sm')}>
              含已登记项目的模板
            </a>
          </p>
          <WorkbookDrop<Answer> url="/api/procurement/property" done={said} />
        </div>
      </Dialog>
    </>
  )
}

const said = ({ added = 0, changed = 0 }: Answer) => `新增 ${added} 个项目，更新 ${changed} 个。`
