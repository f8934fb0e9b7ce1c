import { shanghaiDate } from '@/lib/kernel/workday'
import { type Allowed, readAllowed } from '@/lib/openapi/rules/address'
import type { Tx } from '@/lib/platform/db'

/** What the system administrator sets for the interface; kept with their history among the parameters. */
export const settings = {
  'interface.rate': { label: '每个密钥每分钟调用上限', default: '120', unit: '次' },
  'interface.webhook_allowed': { label: '允许回调的内部地址', default: '', unit: null },
} as const
export type SettingCode = keyof typeof settings
export const settingCodes = Object.keys(settings) as [SettingCode, ...SettingCode[]]

/** The values in force today for an enterprise (its own before those for everybody); null = for everybody. */
export async function readSettings(tx: Tx, orgId: string | null, now: Date): Promise<Record<SettingCode, string>> {
  const rows = await tx.$queryRaw<{ code: string; value: string }[]>`
    select distinct on (code) code, value from parameter
    where code like 'interface.%' and (org_id is null or org_id = ${orgId}::uuid) and effective_from <= ${shanghaiDate(now)}
    order by code, (org_id is not null) desc, effective_from desc, created_at desc`
  const set = new Map(rows.map((row) => [row.code, row.value]))
  const inForce = (code: SettingCode) => set.get(code) ?? settings[code].default
  return { 'interface.rate': inForce('interface.rate'), 'interface.webhook_allowed': inForce('interface.webhook_allowed') }
}

/** Where webhooks may go beyond public addresses. */
export async function allowedAddresses(tx: Tx, now: Date): Promise<Allowed> {
  return readAllowed((await readSettings(tx, null, now))['interface.webhook_allowed']).allowed
}
