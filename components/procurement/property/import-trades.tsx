'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FileDrop } from '@/components/ui/file-drop'
import type { ExcelError } from '@/lib/forms/excel/read-workbook'

type Answer = { title?: string; added?: number; changed?: number; errors?: readonly ExcelError[] | Record<string, string> }
type Said = { ok: boolean; words: string; errors: readonly ExcelError[] }

/** Takes the template of property transactions out and a filled one in; every wrong cell is named by sheet, row and column. */
export function ImportTrades() {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const send = async (file: File) => {
    setBusy(true)
    setSaid(null)
    try {
      const response = await fetch('/api/procurement/property', { method: 'POST', body: file })
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
                    <li key={`${error.sheet}${error.row}${error.column}${error.message}`}>
                      {error.sheet} 第 {error.row} 行 {error.column} 列：{error.message}
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
  const errors = Array.isArray(answer.errors) ? (answer.errors as ExcelError[]) : []
  if (!ok) {
    const fields = Array.isArray(answer.errors) ? [] : Object.values(answer.errors ?? {})
    return { ok: false, words: [answer.title ?? '导入失败，请重试。', ...fields].join(' '), errors: [] }
  }
  if (errors.length > 0) return { ok: false, words: `${errors.length} 处有误，没有导入：`, errors }
  return { ok: true, words: `新增 ${answer.added ?? 0} 个项目，更新 ${answer.changed ?? 0} 个。`, errors: [] }
}
