import { z } from 'zod'

/**
 * Figures of systems that are not connected, by the name formulas use: what each is, and the scopes in which it speaks for a statement. Taxes are declared
 * by each taxpayer for itself, wages are approved and profits handed over for the whole enterprise.
 */
export const externalKinds = {
  tax_revenue: {
    label: '税务申报收入',
    fact: 'EXT.tax.declared_revenue',
    span: '本年累计',
    scopes: ['single', 'parent'],
    why: '按纳税主体申报，只与单户、本部口径核对',
  },
  payroll_approved: {
    label: '核定工资总额',
    fact: 'EXT.payroll.approved_total',
    span: '全年',
    scopes: ['single', 'consolidated'],
    why: '按企业整体核定，不与本部口径核对',
  },
  dividend_paid: {
    label: '国有资本收益缴库数',
    fact: 'EXT.dividend.paid_in',
    span: '本年累计',
    scopes: ['single', 'consolidated'],
    why: '按企业整体上缴，不与本部口径核对',
  },
} as const

export type ExternalKind = keyof typeof externalKinds
export const externalKindKeys = Object.keys(externalKinds) as [ExternalKind, ...ExternalKind[]]
export const externalKind = z.enum(externalKindKeys, '请选择数据事项')
