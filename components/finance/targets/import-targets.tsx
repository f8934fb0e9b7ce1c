'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FileDrop } from '@/components/ui/file-drop'
import { Input } from '@/components/ui/input'
import type { TargetImport } from '@/lib/finance/targets/workbook'

type Answer = Partial<TargetImport> & { title?: string; errors?: TargetImport['errors'] | Record<string, string> }
type Said = { ok: boolean; words: string; errors: TargetImport['errors'] }

/** Takes the template out and a filled one in; every wrong cell is named by sheet, row and column. */
export function ImportTargets({ year }: { year: number }) {
  const router = useRouter()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [basis, setBasis] = useState('')
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const send = async (file: File) => {
    if (basis.trim().length < 4) return setSaid({ ok: false, words: '请先写明依据，如文件名称和文号。', errors: [] })
    setBusy(true)
    setSaid(null)
    try {
      const response = await fetch(`/api/finance/targets?basis=${encodeURIComponent(basis.trim())}`, { method: 'POST', body: file })
      const answer = (await response.json()) as Answer
      setSaid(saidOf(response.ok, answer))
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
  const errors = Array.isArray(answer.errors) ? answer.errors : []
  if (!ok) {
    const fields = Array.isArray(answer.errors) ? [] : Object.values(answer.errors ?? {})
    return { ok: false, words: [answer.title ?? '导入失败，请重试。', ...fields].join(' '), errors: [] }
  }
  if (errors.length > 0) return { ok: false, words: `${errors.length} 处有误，没有导入：`, errors }
  return { ok: true, words: `${answer.proposed ?? 0} 个数已提交核定，${answer.unchanged ?? 0} 个未变。`, errors: [] }
}
