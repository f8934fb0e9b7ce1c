'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FileDrop } from '@/components/ui/file-drop'
import { Select } from '@/components/ui/select'
import type { PlanImport } from '@/lib/investment/plan-workbook'

type Answer = Partial<PlanImport> & { title?: string; errors?: PlanImport['errors'] | Record<string, string> }
type Said = { ok: boolean; words: string; errors: PlanImport['errors'] }

/** Takes the template of a year out and a filled plan in; every wrong cell is named by row and column. */
export function ImportPlan({ year }: { year: number }) {
  const router = useRouter()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(String(year))
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const send = async (file: File) => {
    setBusy(true)
    setSaid(null)
    try {
      const response = await fetch('/api/investment/plans/import', { method: 'POST', body: file })
      setSaid(saidOf(response.ok, (await response.json()) as Answer))
      if (response.ok) router.refresh()
    } catch {
      setSaid({ ok: false, words: '网络中断，文件没有送达，请重试。', errors: [] })
    } finally {
      setBusy(false)
    }
  }
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
          <FileDrop
            accept=".xlsx"
            multiple={false}
            disabled={busy}
            label={busy ? '正在导入' : '选择填好的模板或拖到此处'}
            hint="Excel 工作簿（.xlsx），不超过 2 MB"
            onFiles={(files) => files[0] && void send(files[0])}
          />
          {said && (
            <div role="status" className={said.ok ? 'text-ok' : 'text-danger'}>
              <p>{said.words}</p>
              {said.errors.length > 0 && (
                <ul className="mt-1 max-h-60 list-disc overflow-auto pl-5">
                  {said.errors.map((error) => (
                    <li key={`${error.row}${error.column}${error.message}`}>
                      第 {error.row} 行 {error.column} 列：{error.message}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )}
        </div>
      </Dialog>
    </>
  )
}

function saidOf(ok: boolean, answer: Answer): Said {
  const errors = Array.isArray(answer.errors) ? answer.errors : []
  if (!ok) {
    const fields = Array.isArray(answer.errors) ? [] : Object.values(answer.errors ?? {})
    return { ok: false, words: [answer.title ?? '导入失败，请重试。', ...fields].join(' '), errors: [] }
  }
  if (errors.length > 0) return { ok: false, words: `${errors.length} 处有误，没有导入：`, errors }
  return { ok: true, words: `第 ${answer.number} 版已提交核定，${answer.items ?? 0} 个项目。`, errors: [] }
}
