'use client'

import { useId, useState } from 'react'
import { WorkbookDrop } from '@/components/patterns/files/workbook-drop'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import type { TargetImport } from '@/lib/finance/targets/workbook'

type Answer = Partial<TargetImport>

/** Takes the template out and a filled one in; every wrong cell is named by sheet, row and column. */
export function ImportTargets({ year }: { year: number }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [basis, setBasis] = useState('')
  return (
    <>
      <Button onClick={() => setOpen(true)}>导入 Excel</Button>
      <Dialog open={open} onOpenChange={setOpen} title="导入目标与预算" width="md">
        <div className="flex flex-col gap-3 text-sm">
          <p>先下载模板填写。有一格不对就全部不导入；导入的数由他人核定后生效。</p>
          <p className="flex flex-wrap gap-2">
            {(['target', 'budget'] as const).map((kind) => (
              <a
                key={kind}
                href={`/api/finance/targets/template?year=${year}&kind=${kind}`}
                download
                className={buttonClass('secondary', 'sm')}
              >
                {year} 年{kind === 'target' ? '考核目标' : '年度预算'}模板
              </a>
            ))}
          </p>
          <label htmlFor={id}>
            依据<span className="text-danger">*</span>
          </label>
          <Input id={id} value={basis} maxLength={200} onChange={(event) => setBasis(event.target.value)} placeholder="文件名称和文号" />
          <WorkbookDrop<Answer>
            url={`/api/finance/targets?basis=${encodeURIComponent(basis.trim())}`}
            done={said}
            missing={() => (basis.trim().length < 4 ? '请先写明依据，如文件名称和文号。' : null)}
          />
        </div>
      </Dialog>
    </>
  )
}

const said = ({ proposed = 0, unchanged = 0 }: Answer) => `${proposed} 个数已提交核定，${unchanged} 个未变。`
