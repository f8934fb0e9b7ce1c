'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { saveMappingAction } from '@/app/actions/sunshine-actions'
import { draftsOf, keptLines, withHeads, withOneMore } from '@/components/procurement/mapping/draft-lines'
import { type DraftLine, MappingLines, type TargetSheet } from '@/components/procurement/mapping/mapping-lines'
import { PreviewTable } from '@/components/procurement/mapping/mapping-preview'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { Input } from '@/components/ui/input'
import type { MappingPreview } from '@/lib/procurement/mapping/preview'
import type { MappingRecord } from '@/lib/procurement/queries/mappings'

type Said = { ok: boolean; words: string } | null

/** Edits a mapping beside a sample file: its heads become lines, its first rows are read on trial, nothing of it is kept. */
export function MappingEditor({ mapping, sheets }: { mapping: MappingRecord | null; sheets: readonly TargetSheet[] }) {
  const router = useRouter()
  const [system, setSystem] = useState(mapping?.system ?? '')
  const [lines, setLines] = useState<DraftLine[]>(() => draftsOf(mapping?.lines ?? []))
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<MappingPreview | null>(null)
  const [said, setSaid] = useState<Said>(null)
  const [busy, setBusy] = useState(false)

  const work = async (doing: () => Promise<Said>) => {
    setBusy(true)
    setSaid(null)
    try {
      setSaid(await doing())
    } catch {
      setSaid({ ok: false, words: '网络中断，没有完成，请重试。' })
    } finally {
      setBusy(false)
    }
  }
  const read = (sample: File, which: readonly DraftLine[]) =>
    work(async () => {
      const answer = await ask(sample, which)
      if ('words' in answer) return { ok: false, words: answer.words }
      setPreview(answer)
      setLines((now) => withHeads(now, answer.heads, answer.suggestions))
      return null
    })
  const save = () =>
    work(async () => {
      const { id, version } = mapping ?? {}
      const outcome = await saveMappingAction({ id, version, system, lines: keptLines(lines) })
      if (!outcome.ok) return { ok: false, words: outcome.message }
      if (!mapping) router.replace(`/ent/procurement/mappings/${outcome.id}`)
      else router.refresh()
      return { ok: true, words: '已保存。在“数据报送”上传表格时选择这个映射即可。' }
    })

  return (
    <div className="space-y-3">
      <Card title="来源系统和样表">
        <div className="grid items-end gap-3 md:grid-cols-2">
          <Field id="mapping-system" label="来源系统" required hint="如：集团采购管理系统合同台账">
            <Input id="mapping-system" value={system} maxLength={60} onChange={(event) => setSystem(event.target.value)} />
          </Field>
          <FileDrop
            accept=".csv,.txt,.xlsx"
            multiple={false}
            disabled={busy}
            label={file ? file.name : '选择一份样表或拖到此处'}
            hint="CSV（UTF-8、GB 18030）或 Excel 工作簿（.xlsx），读第一张表，只用于试读，不保存"
            onFiles={([first]) => {
              if (!first) return
              setFile(first)
              void read(first, lines)
            }}
          />
        </div>
      </Card>
      <Card
        title="字段对应"
        note="标段编号、标段名称必须对应；其他表的标段编号、合同编号、投标人可由同一行带出"
        actions={
          <>
            <Button size="sm" onClick={() => setLines(withOneMore(lines, false))}>
              增加一列
            </Button>
            <Button size="sm" onClick={() => setLines(withOneMore(lines, true))}>
              增加固定值
            </Button>
          </>
        }
        flush
      >
        {lines.length === 0 ? (
          <p className="px-4 pb-3 text-sm text-muted">选择样表后，这里逐列列出来源表的列。</p>
        ) : (
          <MappingLines
            {...{ lines, sheets }}
            heads={preview?.heads ?? lines.flatMap(({ from }) => (from ? [from] : []))}
            sample={preview?.sample ?? {}}
            onChange={(key, change) => setLines(lines.map((line) => (line.key === key ? { ...line, ...change } : line)))}
            onRemove={(key) => setLines(lines.filter((line) => line.key !== key))}
          />
        )}
      </Card>
      <div className="flex flex-wrap items-center gap-2">
        <Button tone="primary" pending={busy} onClick={() => void save()}>
          保存映射
        </Button>
        <Button disabled={!file || busy} onClick={() => file && void read(file, lines)}>
          按现在的对应试读
        </Button>
        {said && (
          <p role="status" className={said.ok ? 'text-sm text-ok' : 'text-sm text-danger'}>
            {said.words}
          </p>
        )}
      </div>
      {preview && (preview.rows.length > 0 || preview.problems.length > 0) && <PreviewTable preview={preview} />}
    </div>
  )
}

/** The answer to a trial, or why there is none. */
async function ask(file: File, lines: readonly DraftLine[]): Promise<MappingPreview | { words: string }> {
  const form = new FormData()
  form.set('file', file)
  form.set('lines', JSON.stringify(keptLines(lines)))
  const response = await fetch('/api/procurement/mappings/preview', { method: 'POST', body: form })
  const answer = (await response.json()) as MappingPreview & { title?: string }
  return response.ok ? answer : { words: answer.title ?? '样表没有读成，请重试。' }
}
