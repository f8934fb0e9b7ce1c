import { cookies } from 'next/headers'
import { readTableMemory, type TableMemory, tableCookie } from '@/components/patterns/query-table/table-memory'

/** What this browser remembers about the list `id`; a page needs `size` before it asks its query. */
export async function tablePreferences(id: string): Promise<TableMemory> {
  return readTableMemory((await cookies()).get(tableCookie(id))?.value)
}
