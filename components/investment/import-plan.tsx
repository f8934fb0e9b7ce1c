'use client'

import { useId, useState } from 'react'
import { WorkbookDrop } from '@/components/patterns/files/workbook-drop'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import type { PlanImport } from '@/lib/investment/plan-workbook'

type Answer = Partial<PlanImport>

/** Takes the template of a year out and a filled plan in; every wrong cell is named by row and column. */
export function ImportPlan({ year }: { year: number }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(String(year))
  return (
    <>
      <Button onClick={() => setOpen(true)}>导入 Excel</Button>
      <Dialog open={open} onOpenChange={setOpen} title="按表格填报年度投资计划" width="md">
        <div className="flex flex-col gap-3 text-sm">
          <p>先下载模板，一行一个项目，已有计划的带出最新一版。有一格不对就全部不导入；导入后由监管机构核定，核定前原版继续有效。</p>
          <div className="flex flex-wrap items-end gap-2">
            <label htmlFor={id} className="flex flex-col gap-1">
              年度
              <Select
                id={id}
                value={wanted}
                options={[year + 1, year, year - 1].map((one) => ({ value: String(one), label: `${one} 年` }))}
                onChange={(event) => setWanted(event.target.value)}
              />
            </label>
            <a href={`/api/investment/plans/template?year=${wanted}`} download className={buttonClass('secondary')}>
              下载模板
            </a>
          </div>
          <WorkbookDrop<Answer> url="/api/investment/plans/import" done={said} />
        </div>
      </Dialog>
    </>
  )
}

const said = ({ number, items = 0 }: Answer) => `第 ${number} 版已提交核定，${items} 个项目。`
