import { asSystem } from '@/lib/platform/db'

/** How the processes of an enterprise are called for which nobody gave a number. */
export const processPrefix = (orgId: string) => `ocds-gz3702-${orgId.replaceAll('-', '').slice(-12)}-`

/** The numbers of processes that an enterprise already has, by the code of the tender; the latest where a code stands twice. */
export const knownOcids = (orgId: string) => (codes: readonly string[]) =>
  asSystem('导入：已有的标段', async (tx) => {
    const rows = await tx.$queryRaw<{ code: string; ocid: string }[]>`
      select code, ocid from tender where org_id = ${orgId}::uuid and lot_no is null and code = any(${[...codes]}) order by received_at`
    return new Map(rows.map(({ code, ocid }) => [code, ocid]))
  })
