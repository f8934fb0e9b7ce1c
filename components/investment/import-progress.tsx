'use client'

import { useState } from 'react'
import { WorkbookDrop } from '@/components/patterns/files/workbook-drop'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { ProgressImport } from '@/lib/investment/workbook'

type Answer = Partial<Omit<ProgressImport, 'errors'>>

/** Takes the template of a month out and a filled one in; every wrong cell is named by row and column. */
export function ImportProgress({ month }: { month: number }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>导入 Excel</Button>
      <Dialog open={open} onOpenChange={setOpen} title="按表格填报全部项目" width="md">
        <div className="flex flex-col gap-3 text-sm">
          <p>先下载本月模板，一个项目一行，填好后上传。有一格不对就全部不导入；整行不填的项目不报送。</p>
          <p>
            <a href={`/api/investment/progress/template?month=${month}`} download className={buttonClass('secondary', 'sm')}>
              下载本月模板
            </a>
          </p>
          <WorkbookDrop<Answer> url="/api/investment/progress" done={said} />
        </div>
      </Dialog>
    </>
  )
}

const said = ({ added = 0, corrected = 0, unchanged = 0 }: Answer) => `新报 ${added} 个、更正 ${corrected} 个项目，${unchanged} 个未变。`
