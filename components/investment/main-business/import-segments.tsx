'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FileDrop } from '@/components/ui/file-drop'
import type { SegmentImport } from '@/lib/investment/main-business/workbook'

type Answer = Partial<SegmentImport> & { detail?: string; title?: string }
type Said = { ok: boolean; words: string; errors: SegmentImport['errors'] }

/** Takes the template out and a filled one in; every wrong cell is named by sheet, row and column. */
export function ImportSegments({ year, version }: { year: number; version: number | null }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const send = async (file: File) => {
    setBusy(true)
    setSaid(null)
    try {
      const response = await fetch(`/api/investment/segments?year=${year}${version === null ? '' : `&version=${version}`}`, {
        method: 'POST',
        body: file,
      })
      const answer = (await response.json()) as Answer
      const errors = Array.isArray(answer.errors) ? answer.errors : []
      const words = !response.ok
        ? (answer.detail ?? answer.title ?? '没有导入，请重试。')
        : errors.length > 0
          ? `有 ${errors.length} 处问题，全部没有导入：`
          : `已导入 ${answer.saved} 个板块，请核对后报送。`
      setSaid({ ok: response.ok && errors.length === 0, words, errors })
      if (response.ok && errors.length === 0) router.refresh()
    } catch {
      setSaid({ ok: false, words: '网络中断，文件没有送达，请重试。', errors: [] })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>导入 Excel</Button>
      <Dialog open={open} onOpenChange={setOpen} title="导入分板块经营情况" width="md">
        <div className="flex flex-col gap-3 text-sm">
          <p>先下载模板填写。有一格不对就全部不导入；导入的数替换在填的各行。</p>
          <p>
            <a href={`/api/investment/segments?year=${year}`} download className={buttonClass('secondary', 'sm')}>
              下载 {year} 年模板
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
              <ul className="list-disc pl-5">
                {said.errors.map(({ sheet, row, column, message }) => (
                  <li key={`${row}${column}${message}`}>
                    {sheet} {column}
                    {row}：{message}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </Dialog>
    </>
  )
}
