'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Place, SheetGrid } from '@/components/finance/statement/sheet-grid'
import type { EditorRecord } from '@/components/finance/statement/statement-page'
import { useStatementDraft } from '@/components/finance/statement/use-statement-draft'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'

/** `origin` = who wrote the cell last that is asked for. */
type Props = { record: EditorRecord; editable: boolean; sheet: string | null; cell: string | null; origin: ReactNode }

/** The sheets of a statement like a spreadsheet: arrows and Enter move, a block copied from a spreadsheet is pasted whole, saving is by itself. */
export function StatementEditor({ record, editable, sheet, cell, origin }: Props) {
  const first = record.sheets.some(({ key }) => key === sheet) ? sheet! : record.sheets[0]!.key
  const [current, setCurrent] = useState(first)
  const [rare, setRare] = useState(false)
  const draft = useStatementDraft(record)
  const [picked, setPicked] = useState<string | null>(null)
  const board = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (sheet && record.sheets.some(({ key }) => key === sheet)) setCurrent(sheet)
  }, [sheet, record.sheets])
  useEffect(() => {
    if (!cell?.startsWith(`${current}.`)) return
    const target = board.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`)
    target?.scrollIntoView({ block: 'center' })
    target?.focus()
  }, [cell, current])
  const other = record.unit === '元' ? '万元' : '元'
  const shown = record.sheets.find(({ key }) => key === current)!
  const failing = new Map(
    draft.results.filter(({ verdict }) => verdict === 'failed').flatMap((result) => result.cells.map((path) => [path, result] as const)),
  )
  const sums = new Set(record.formulaCells.map(({ path }) => path))
  const place = (path: string): Place => ({
    formula: sums.has(path),
    value: draft.values[path] ?? '',
    before: record.before ? (record.before[path] ?? '') : null,
    fault: draft.faults[path] ?? null,
    failing: failing.get(path)?.level ?? null,
    remark: record.remarks[path] ?? null,
    marked: path === cell,
    origin: path === cell ? origin : null,
  })
  return (
    <Card
      flush
      title={
        <span className="flex flex-wrap gap-1" role="tablist" aria-label="报表">
          {record.sheets.map((one) => (
            <button
              key={one.key}
              type="button"
              role="tab"
              aria-selected={one.key === current}
              onClick={() => setCurrent(one.key)}
              className={`rounded px-2 py-1 text-sm font-normal ${one.key === current ? 'bg-brand text-white' : 'hover:bg-brand-50'}`}
            >
              {one.title}
            </button>
          ))}
        </span>
      }
      actions={editable ? <SaveState draft={draft} /> : null}
    >
      {draft.refused && (
        <p role="alert" className="mx-4 mb-2 rounded bg-danger-100 px-3 py-2 text-sm text-danger">
          {draft.refused}
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-4 px-4 pb-2 text-sm text-muted">
        <span>
          {shown.code ? `${shown.code}，` : ''}金额单位：{record.unit}
        </span>
        {editable && (
          <Button size="sm" disabled={draft.state !== 'saved'} onClick={() => void draft.turn(other)}>
            改为{other}
          </Button>
        )}
        {editable && <span>可从电子表格复制一块区域后粘贴；标 ∑ 的格空着时随各项自动合计，键入 = 重新计算</span>}
        <label className="ml-auto flex items-center gap-1.5">
          <input type="checkbox" checked={rare} onChange={(event) => setRare(event.target.checked)} />
          显示少用的行
        </label>
      </p>
      <Picked {...{ record, path: picked?.startsWith(`${current}.`) ? picked : null }} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: fields tell by their focus; who cannot click has the links of formulas, remarks and indicators */}
      <div ref={board} onFocus={(event) => setPicked(cellAt(event.target))} onClick={(event) => setPicked(cellAt(event.target))}>
        <SheetGrid
          sheet={shown}
          {...{ place, rare, editable }}
          monthAgo={record.monthAgo}
          codes={record.codes}
          onType={draft.type}
          onPaste={draft.paste}
        />
      </div>
    </Card>
  )
}

/** The cell that something in the grid belongs to. */
const cellAt = (target: EventTarget) => (target as Element).closest('td')?.querySelector('[data-cell]')?.getAttribute('data-cell') ?? null

/** The cell one is in, with the way to who wrote it. It is there always, so that the grid does not jump. */
function Picked({ record, path }: { record: EditorRecord; path: string | null }) {
  const [sheetKey, lineKey, columnKey] = path?.split(/[.@]/) ?? []
  const sheet = record.sheets.find(({ key }) => key === sheetKey)
  const line = sheet?.lines.find(({ key }) => key === lineKey)
  const column = sheet?.columns.find(({ key }) => key === columnKey)
  const older = record.older === null ? '' : `&version=${record.older}`
  return (
    <p className="px-4 pb-2 text-sm text-muted">
      {path && line && column ? (
        <>
          {line.label}（{column.label}）{' '}
          <TextLink href={`?sheet=${sheetKey}&cell=${encodeURIComponent(path)}${older}`}>由谁、哪一批写入</TextLink>
        </>
      ) : (
        '点表中的一格，可查看由谁、哪一批写入'
      )}
    </p>
  )
}

const words = { saved: '已自动保存', dirty: '有未保存的改动', saving: '正在保存……', refused: '未保存' } as const

function SaveState({ draft }: { draft: ReturnType<typeof useStatementDraft> }) {
  return (
    <span role="status" className={`text-sm ${draft.state === 'refused' ? 'text-danger' : 'text-muted'}`}>
      {words[draft.state]}
      {draft.state === 'refused' && Object.keys(draft.faults).length > 0 && '，请改正标红的单元格'}
    </span>
  )
}
