'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { reportLinesAction } from '@/app/actions/treasury-actions'
import { Card } from '@/components/ui/card'
import { FileDrop } from '@/components/ui/file-drop'

/** Text of a file from a spreadsheet: UTF-8, else what older programs write (GB 18030). */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Sends the lines of a file; what was taken in, or which line is wrong, is said below. */
export function ReportDrop() {
  const router = useRouter()
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (file: File) => {
    if (file.size > 400_000) return setSaid({ ok: false, words: '文件过大，请分成每份 500 笔以内。' })
    setBusy(true)
    setSaid(null)
    try {
      const result = await reportLinesAction({ lines: textOf(await file.arrayBuffer()) })
      setSaid({ ok: result.ok, words: result.message ?? '' })
      if (result.ok) router.refresh()
    } catch {
      setSaid({ ok: false, words: '网络中断，文件没有送达，请重试。' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title="上传流水文件" note="CSV 或制表符分隔的文本，UTF-8 或 GB 18030 编码">
      <FileDrop
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        onFiles={(files) => files[0] && !busy && void send(files[0])}
        label={busy ? '正在报送' : '选择文件或拖到此处'}
        hint="各列与下面相同；再次上传同一文件不会重复入库"
      />
      {said && (
        <p role="status" className={said.ok ? 'mt-2 text-sm text-ok' : 'mt-2 text-sm text-danger'}>
          {said.words}
        </p>
      )}
    </Card>
  )
}
