'use client'

import { type ChangeEvent, useRef, useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toastDone, toastFailed } from '@/components/ui/toast'
import type { ExcelError } from '@/lib/forms/excel/read-workbook'

type Outcome = { saved: number; errors: readonly ExcelError[] }
/** `template` = where the empty workbook is, where that differs from the filled one; `fill` = whether it may be brought back. */
type Props = { address: string; template?: string; fill?: boolean }

/** A record as a workbook: take it away, bring it back filled in; errors are named by sheet, row and column. */
export function WorkbookTools({ address, template, fill = true }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [errors, setErrors] = useState<Outcome['errors']>([])
  const [pending, setPending] = useState(false)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setPending(true)
    const answer = await fetch(address, {
      method: 'POST',
      body: file,
      headers: { 'x-file-name': encodeURIComponent(file.name) },
    }).catch(() => null)
    const body = await answer?.json().catch(() => null)
    setPending(false)
    if (!answer?.ok) return toastFailed(body?.title ?? '导入没有完成，请检查网络后重试。')
    const outcome = body as Outcome
    if (outcome.errors.length > 0) return setErrors(outcome.errors)
    toastDone(`已导入 ${outcome.saved} 项`)
    window.location.reload()
  }
  return (
    <>
      {template && <ButtonLink href={template}>下载模板</ButtonLink>}
      <ButtonLink href={address}>导出 Excel</ButtonLink>
      {fill && (
        <Button pending={pending} onClick={() => input.current?.click()}>
          导入 Excel
        </Button>
      )}
      <input ref={input} type="file" accept=".xlsx" className="hidden" aria-label="选择填好的 Excel" onChange={read} />
      <Dialog
        title={`表格有 ${errors.length} 处需要修改，没有导入`}
        open={errors.length > 0}
        onOpenChange={(open) => !open && setErrors([])}
      >
        <div className="max-h-96 overflow-y-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="text-left text-muted">
                <th scope="col" className="py-1 font-medium">
                  工作表
                </th>
                <th scope="col" className="px-2 font-medium">
                  行
                </th>
                <th scope="col" className="px-2 font-medium">
                  列
                </th>
                <th scope="col" className="font-medium">
                  问题
                </th>
              </tr>
            </thead>
            <tbody>
              {errors.map((error) => (
                <tr key={`${error.sheet}${error.row}${error.column}${error.message}`} className="border-t border-line align-top">
                  <td className="py-1">{error.sheet}</td>
                  <td className="px-2 tabular-nums">{error.row}</td>
                  <td className="px-2">{error.column}</td>
                  <td>{error.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Dialog>
    </>
  )
}
