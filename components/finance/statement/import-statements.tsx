'use client'

import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FileDrop } from '@/components/ui/file-drop'
import { Select } from '@/components/ui/select'
import type { BatchImport } from '@/lib/finance/commands/batch/batch-workbook'

type Answer = Partial<BatchImport> & { title?: string; errors?: BatchImport['errors'] | Record<string, string> }
type Said = { file: string; ok: boolean; words: string; errors: BatchImport['errors'] }
const forms = [
  { value: 'flash', label: '快报' },
  { value: 'annual', label: '决算' },
]
type Props = { months: readonly { value: string; label: string }[] }

/** Takes out the template of many statements and filled ones in, file by file, with progress; what has not begun can be called off. */
export function ImportStatements({ months }: Props) {
  const router = useRouter()
  const [formId, periodId] = [useId(), useId()]
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState('flash')
  const [period, setPeriod] = useState(months[1]?.value ?? months[0]?.value ?? '')
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null)
  const [said, setSaid] = useState<Said[]>([])
  const stopped = useRef(false)
  const send = async (files: readonly File[]) => {
    stopped.current = false
    setSaid([])
    for (const [done, file] of files.entries()) {
      if (stopped.current) {
        setSaid((before) => [...before, { file: file.name, ok: false, words: '已取消，没有导入。', errors: [] }])
        continue
      }
      setProgress({ done, all: files.length })
      const outcome = await sent(file)
      setSaid((before) => [...before, outcome])
    }
    setProgress(null)
    router.refresh()
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>成批导入</Button>
      <Dialog open={open} onOpenChange={setOpen} title="成批导入报表" width="md">
        <div className="flex flex-col gap-3 text-sm">
          <p>模板一行一张报表，列出您填报的各企业、各口径。有误的一行不导入并指出单元格，其余照常；整列不填的沿用已有数据。</p>
          <div className="flex flex-wrap items-end gap-2">
            <label htmlFor={formId} className="flex flex-col gap-1">
              表式
              <Select id={formId} value={form} options={forms} onChange={(event) => setForm(event.target.value)} />
            </label>
            <label htmlFor={periodId} className="flex flex-col gap-1">
              期间
              <Select id={periodId} value={period} options={months} onChange={(event) => setPeriod(event.target.value)} />
            </label>
            <a href={`/api/finance/statements/batch/template?form=${form}&period=${period}`} download className={buttonClass('secondary')}>
              下载模板
            </a>
          </div>
          <FileDrop
            accept=".xlsx"
            disabled={progress !== null}
            label={progress ? `正在导入第 ${progress.done + 1} 个文件，共 ${progress.all} 个` : '选择填好的模板或拖到此处，可以选几个'}
            hint="Excel 工作簿（.xlsx），每个不超过 2 MB、200 张报表"
            onFiles={(files) => files.length > 0 && void send(files)}
          />
          {progress && progress.all > 1 && (
            <div className="flex items-center gap-2">
              <progress value={progress.done} max={progress.all} className="flex-1" aria-label="导入进度" />
              <Button
                size="sm"
                onClick={() => {
                  stopped.current = true
                }}
              >
                取消其余文件
              </Button>
            </div>
          )}
          <div role="status">
            {said.map(({ file, ok, words, errors }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none moves.
              <div key={`${index}${file}`} className={ok ? 'text-ok' : 'text-danger'}>
                <p>
                  {file}：{words}
                </p>
                {errors.length > 0 && (
                  <ul className="mt-1 max-h-60 list-disc overflow-auto pl-5">
                    {errors.map((error) => (
                      <li key={`${error.row}${error.column}`}>
                        第 {error.row} 行 {error.column} 列：{error.message}
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            ))}
          </div>
        </div>
      </Dialog>
    </>
  )
}

async function sent(file: File): Promise<Said> {
  try {
    const response = await fetch('/api/finance/statements/batch', {
      method: 'POST',
      body: file,
      headers: { 'x-file-name': encodeURIComponent(file.name) },
    })
    return { file: file.name, ...saidOf(response.ok, (await response.json()) as Answer) }
  } catch {
    return { file: file.name, ok: false, words: '网络中断，文件没有送达，请重试。', errors: [] }
  }
}

function saidOf(ok: boolean, answer: Answer): Omit<Said, 'file'> {
  const errors = Array.isArray(answer.errors) ? answer.errors : []
  if (!ok) {
    const fields = Array.isArray(answer.errors) ? [] : Object.values(answer.errors ?? {})
    return { ok: false, words: [answer.title ?? '导入失败，请重试。', ...fields].join(' '), errors: [] }
  }
  const { created = 0, changed = 0, unchanged = 0, failing = [] } = answer
  const taken = `新建 ${created} 张、修改 ${changed} 张，${unchanged} 张未变。`
  const checks = failing.length > 0 ? `其中 ${failing.length} 张有“错误”级审核公式未通过：${failing.slice(0, 5).join('、')}。` : ''
  const wrong = errors.length > 0 ? `${errors.length} 处有误，所在的行没有导入：` : ''
  return { ok: errors.length === 0, words: `${taken}${checks}${wrong}`, errors }
}
