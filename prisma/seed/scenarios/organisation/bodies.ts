import { cityAdcode, districts } from '@/lib/identity/districts'
import { seedId } from '../../ids'
import type { OrgRow } from './types'

/** Name of the commission. */
export const commissionName = '青岛市人民政府国有资产监督管理委员会'
export const commissionId = seedId('org', commissionName)

/** Bodies outside whose people take part: by name, with their short name and internal code. */
export const externalBodies = [
  { name: '青岛市审计局', shortName: '市审计局', code: 'X-SJJ' },
  { name: '青岛市财政局', shortName: '市财政局', code: 'X-CZJ' },
  { name: '外部专家库（示例）', shortName: '外部专家', code: 'X-EXPERT' },
] as const

const body = (row: Pick<OrgRow, 'kind' | 'code' | 'name' | 'shortName' | 'adcode' | 'owner'>): OrgRow => ({
  ...row,
  id: seedId('org', row.name),
  parentId: null,
  level: 0,
  groupId: null,
  industry: 'S9221',
  industryName: '综合事务管理机构',
  coreBusiness: [],
  orgForm: '',
  functionClass: '',
  foundedOn: null,
  registeredCapital: 0n,
  paidCapital: 0n,
  legalPerson: '',
  isListed: false,
  isOverseas: false,
  isDormant: false,
  consolidated: false,
  status: '存续',
  registrationNo: null,
})

/** Name of the body that supervises a district's own enterprises. */
export function districtBodyName(district: string): string {
  return `${district}国有资产监督管理机构`
}

/**
 * The commission, the ten district bodies and the bodies outside. District bodies stand beside the commission, not below it: it guides
 * them, it does not own what they own, and their enterprises are no part of its tree.
 */
export function bodyRows(): OrgRow[] {
  return [
    body({ kind: 'sasac', code: 'QD-GZW', name: commissionName, shortName: '青岛市国资委', adcode: cityAdcode, owner: 'city' }),
    ...districts.map(({ name, adcode }) =>
      body({ kind: 'district', code: `QD-${adcode}`, name: districtBodyName(name), shortName: `${name}国资`, adcode, owner: 'district' }),
    ),
    ...externalBodies.map((external) => body({ ...external, kind: 'external', adcode: cityAdcode, owner: 'city' })),
  ]
}
