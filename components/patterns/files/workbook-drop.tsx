'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FileDrop } from '@/components/ui/file-drop'

/** A wrong cell as the imports tell it. */
export type CellError = { sheet?: string; row: number; column: string; message: string }
type Told = { title?: string; errors?: readonly CellError[] | Record<string, string> }
type Said = { ok: boolean; words: string; errors: readonly CellError[]; lines?: readonly string[] }

/**
 * `done` = what the answer of a taken workbook says, `lines` = what it says one by one; `missing` = what has to be filled in before, null = nothing.
 */
type Props<Answer> = {
  url: string
  done: (answer: Answer) => string
  lines?: (answer: Answer) => readonly string[]
  missing?: () => string | null
}

/** Takes a filled template in as a whole and says what became of it: every wrong cell by sheet, row and column. */
export function WorkbookDrop<Answer extends object>({ url, done, lines, missing }: Props<Answer>) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const send = async (file: File) => {
    const lacking = missing?.() ?? null
    if (lacking !== null) return setSaid({ ok: false, words: lacking, errors: [] })
    setBusy(true)
    setSaid(null)
    try {
      const response = await fetch(url, { method: 'POST', body: file })
      const answer = (await response.json()) as Answer & Told
      const told = saidOf(response.ok, answer, done)
      setSaid(told.ok && lines ? { ...told, lines: lines(answer) } : told)
      if (response.ok) router.refresh()
    } catch {
      setSaid({ ok: false, words: '网络中断，文件没有送达，请重试。', errors: [] })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
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
          {said.lines && said.lines.length > 0 && (
            <ul className="mt-1 max-h-60 list-disc overflow-auto pl-5 text-ink">
              {said.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {said.errors.length > 0 && (
            <ul className="mt-1 max-h-60 list-disc overflow-auto pl-5">
              {said.errors.map(({ sheet, row, column, message }) => (
                <li key={`${sheet ?? ''}${row}${column}${message}`}>
                  {sheet && `${sheet} `}第 {row} 行 {column} 列：{message}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  )
}

function saidOf<Answer extends object>(ok: boolean, answer: Answer & Told, done: (answer: Answer) => string): Said {
  const errors = Array.isArray(answer.errors) ? (answer.errors as CellError[]) : []
  if (!ok) {
    const fields = Array.isArray(answer.errors) ? [] : Object.values(answer.errors ?? {})
    return { ok: false, words: [answer.title ?? '导入失败，请重试。', ...fields].join(' '), errors: [] }
  }
  if (errors.length > 0) return { ok: false, words: `${errors.length} 处有误，没有导入：`, errors }
  return { ok: true, words: done(answer), errors: [] }
}
