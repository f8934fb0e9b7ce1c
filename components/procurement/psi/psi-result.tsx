'use client'

import { saveFile } from '@/components/procurement/psi/local-own'
import { Button } from '@/components/ui/button'
import { Table, Td, Th } from '@/components/ui/table'
import type { PsiResult } from '@/lib/procurement/psi/protocol'

const shown = 200

/** What both may know: how many, and in the mode of codes which; the table can be taken out. */
export function PsiResultCard({ id, result, mine }: { id: string; result: PsiResult; mine: number }) {
  const { codes } = result
  return (
    <div className="mt-3">
      <p role="status">
        双方共有 <strong className="text-lg">{result.size.toLocaleString('zh-CN')}</strong> 家供应商
        <span className="ml-2 text-sm text-muted">
          本方名单 {mine.toLocaleString('zh-CN')} 家，对方名单 {result.theirs.toLocaleString('zh-CN')} 家
        </span>
      </p>
      {codes && codes.length > 0 && (
        <>
          <div className="mt-2 flex items-center gap-2 text-sm">
            <Button
              size="sm"
              onClick={() =>
                saveFile(`共有供应商-${id}.csv`, `\uFEFF统一社会信用代码\r\n${codes.join('\r\n')}\r\n`, 'text/csv;charset=utf-8')
              }
            >
              导出共有供应商
            </Button>
            {codes.length > shown && <span className="text-muted">下面显示前 {shown} 家</span>}
          </div>
          <Table label="共有供应商" dense className="mt-2 max-h-96 overflow-y-auto">
            <thead>
              <tr>
                <Th align="right">序号</Th>
                <Th>统一社会信用代码</Th>
              </tr>
            </thead>
            <tbody>
              {codes.slice(0, shown).map((code, index) => (
                <tr key={code}>
                  <Td align="right">{index + 1}</Td>
                  <Td className="font-mono">{code}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </div>
  )
}
