'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FileDrop } from '@/components/ui/file-drop'
import type { ProgressImport } from '@/lib/investment/workbook'

type Answer = Partial<Omit<ProgressImport, 'errors'>> & { title?: string; errors?: ProgressImport['errors'] | Record<string, string> }
type Said = { ok: boolean; words: string; errors: ProgressImport['errors'] }

/** Takes the template of a month out and a filled one in; every wrong cell is named by row and column. */
export function ImportProgress({ month }: { month: number }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const send = async (file: File) => {
    setBusy(true)
    setSaid(null)
    try {
      const response = await fetch('/api/investment/progress', { method: 'POST', body: file })
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
      <Dialog open={open} onOpenChange={setOpen} title="按表格填报全部项目" width="md">
        <div className="flex flex-col gap-3 text-sm">
          <p>先下载本月模板，一个项目一行，填好后上传。有一格不对就全部不导入；整行不填的项目不报送。</p>
          <p>
            <a href={`/api/investment/progress/template?month=${month}`} download className={buttonClass('secondary', 'sm')}>
              下载本月模板
            </a>
          </p>
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
                    <li key={`${error.row}${error.column}`}>
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
  const { added = 0, corrected = 0, unchanged = 0 } = answer
  return { ok: true, words: `新报 ${added} 个、更正 ${corrected} 个项目，${unchanged} 个未变。`, errors: [] }
}
