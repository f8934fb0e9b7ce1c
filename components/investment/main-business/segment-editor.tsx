'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { saveSegmentsAction } from '@/app/actions/investment/lists'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { toastDone } from '@/components/ui/toast'
import type { TypedLine } from '@/lib/investment/main-business/segments'

type Row = TypedLine & { key: number }
const columns = [
  { key: 'name', label: '业务板块', width: 'min-w-40' },
  { key: 'industry', label: '行业代码', width: 'min-w-24' },
  { key: 'revenue', label: '营业收入', width: 'min-w-32' },
  { key: 'assets', label: '资产总额', width: 'min-w-32' },
  { key: 'profit', label: '利润总额', width: 'min-w-32' },
] as const
const blank = { name: '', industry: '', revenue: '', assets: '', profit: '' }

/** The segments of a year as a table to type in; each wrong cell says what is wrong, and nothing is saved until all are right. */
export function SegmentEditor({ year, version, lines }: { year: number; version: number | null; lines: readonly TypedLine[] }) {
  const router = useRouter()
  const [rows, setRows] = useState<Row[]>(() => (lines.length > 0 ? lines : [blank, blank]).map((line, key) => ({ ...line, key })))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [dirty, setDirty] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [dirty])
  const next = () => rows.reduce((most, { key }) => Math.max(most, key), -1) + 1
  const change = (how: (all: Row[]) => Row[]) => {
    setDirty(true)
    setRows(how)
  }
  const type = (key: number, column: keyof TypedLine, value: string) =>
    change((all) => all.map((row) => (row.key === key ? { ...row, [column]: value } : row)))
  const save = async () => {
    setBusy(true)
    const outcome = await saveSegmentsAction({ year, version, lines: rows.map(({ key: _key, ...line }) => line) })
    setBusy(false)
    setErrors(outcome.ok ? {} : (outcome.fields ?? {}))
    setFailure(outcome.ok ? null : outcome.message)
    if (!outcome.ok) return
    setDirty(false)
    toastDone('已保存')
    router.refresh()
  }
  return (
    <Card title="各业务板块" note="行业代码按 GB/T 4754，如 C3911；总部、内部抵销等不分行业的留空，可为负数">
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="overflow-x-auto">
          <table className="w-full text-sm" aria-label="各业务板块">
            <thead>
              <tr>
                {columns.map(({ key, label }) => (
                  <th key={key} className="px-1 text-left font-medium text-muted">
                    {label}
                  </th>
                ))}
                <th>
                  <span className="sr-only">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={row.key}>
                  {columns.map(({ key, label, width }) => {
                    const error = errors[`${index}.${key}`]
                    const id = `segment-${row.key}-${key}`
                    return (
                      <td key={key} className={`p-1 align-top ${width}`}>
                        <Input
                          id={id}
                          aria-label={`第 ${index + 1} 行${label}`}
                          aria-invalid={error ? true : undefined}
                          aria-describedby={error ? `${id}-error` : undefined}
                          value={row[key]}
                          inputMode={key === 'name' || key === 'industry' ? undefined : 'decimal'}
                          onChange={(event) => type(row.key, key, event.target.value)}
                        />
                        {error && (
                          <p id={`${id}-error`} className="text-xs text-danger">
                            {error}
                          </p>
                        )}
                      </td>
                    )
                  })}
                  <td className="p-1 align-top">
                    <Button
                      size="sm"
                      aria-label={`删除第 ${index + 1} 行`}
                      onClick={() => change((all) => all.filter(({ key }) => key !== row.key))}
                    >
                      删除
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {failure && (
          <p role="alert" className="text-sm text-danger">
            {failure}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => change((all) => [...all, { ...blank, key: next() }])}>添加一行</Button>
          <Button type="submit" tone="primary" disabled={busy}>
            {busy ? '正在保存…' : '保存'}
          </Button>
        </div>
      </form>
    </Card>
  )
}
