'use client'

import { useRouter } from 'next/navigation'
import { pageSizes, type TableMemory, tableCookie } from '@/components/patterns/query-table/table-memory'
import { keepPreference } from '@/components/shell/browser-cookie'
import { Select } from '@/components/ui/select'

const options = pageSizes.map((size) => ({ value: String(size), label: `每页 ${size} 条` }))

/** How many rows a page; remembered for this list. */
export function PageSize({ id, memory, firstPage }: { id: string; memory: TableMemory; firstPage: string }) {
  const router = useRouter()
  return (
    <Select
      aria-label="每页条数"
      className="w-30"
      options={options}
      value={String(memory.size)}
      onChange={(event) => {
        keepPreference(tableCookie(id), JSON.stringify({ ...memory, size: Number(event.target.value) }))
        router.push(firstPage)
        router.refresh()
      }}
    />
  )
}
