import type { Tx } from '@/lib/platform/db'

/** The findings of a case that still hold and are not judged, as far as the asker sees them. */
export async function openFindingsOf(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`select f.id::text from risk_finding f where f.case_id = ${caseId}::uuid and app.is_open(f)`
  return rows.map(({ id }) => id)
}
