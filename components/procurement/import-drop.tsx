'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FileDrop } from '@/components/ui/file-drop'
import { Download } from '@/components/ui/icon'
import { Progress } from '@/components/ui/progress'
import { Select } from '@/components/ui/select'

/** Sends a file of releases with progress; what the server says is shown, and the list is fetched anew. */
export function ImportDrop({ mappings }: { mappings: readonly { id: string; system: string }[] }) {
  const router = useRouter()
  const [mapping, setMapping] = useState('')
  const [share, setShare] = useState<number | null>(null)
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null)
  const send = (file: File) => {
    setSaid(null)
    setShare(0)
    const request = new XMLHttpRequest()
    request.open('POST', '/api/procurement/imports')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    if (mapping) request.setRequestHeader('x-mapping', mapping)
    request.upload.onprogress = (event) => setShare(event.lengthComputable ? (event.loaded / event.total) * 100 : null)
    request.onload = () => {
      setShare(null)
      const ok = request.status === 202
      setSaid({ ok, words: ok ? '已收到，正在导入；进度见下面的列表。' : wordsOf(request.responseText) })
      if (ok) router.refresh()
    }
    request.onerror = () => {
      setShare(null)
      setSaid({ ok: false, words: '网络中断，文件没有送达，请重试。' })
    }
    request.send(file)
  }
  return (
    <Card
      title="上传采购数据"
      note="填好的模板（.xlsx），或者开放采购数据标准（OCDS 1.1）的发布包、记录包、逐行 JSON（UTF-8）"
      actions={
        <>
          <ButtonLink href="/ent/procurement/mappings" size="sm">
            字段映射
          </ButtonLink>
          <a href="/api/procurement/template" download className={buttonClass('secondary', 'sm')}>
            <Download aria-hidden className="size-3.5 text-muted" />
            下载填报模板
          </a>
        </>
      }
    >
      {mappings.length > 0 && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
        <label className="mb-3 flex flex-wrap items-center gap-2 text-sm">
          <span className="text-muted">按什么读</span>
          <Select
            value={mapping}
            empty="填报模板或开放采购数据"
            options={mappings.map(({ id, system }) => ({ value: id, label: `${system}导出的表格` }))}
            onChange={(event) => setMapping(event.target.value)}
          />
        </label>
      )}
      <FileDrop
        accept={mapping ? '.xlsx,.csv,.txt' : '.xlsx,.json,.jsonl,.ndjson,application/json'}
        onFiles={(files) => files[0] && send(files[0])}
        label="选择文件或拖到此处"
        hint="同一份数据再次上传不会重复；有误的行会列出行号和原因，其余照常导入"
      />
      {share !== null && <Progress value={share} label="上传进度" className="mt-3" />}
      {said && (
        <p role="status" className={said.ok ? 'mt-2 text-sm text-ok' : 'mt-2 text-sm text-danger'}>
          {said.words}
        </p>
      )}
    </Card>
  )
}

function wordsOf(text: string): string {
  try {
    const { title } = JSON.parse(text) as { title?: string }
    return title ?? '上传没有成功，请重试。'
  } catch {
    return '上传没有成功，请重试。'
  }
}
