import { issuingOrgan } from '../organ'
import type { FormPaperContent } from '../schema'
import { amountOf, keyDetails } from './amount'
import type { PaperSource } from './source'
import { chineseDate, conditionsOf, coreOf, numbered, sentence } from './words'

/** 备案表: what was filed, as a table, with the opinion of the organ. */
export function recordForm(source: PaperSource): Omit<FormPaperContent, 'verify'> {
  const { definition, filing, decision, organ = issuingOrgan } = source
  const amount = amountOf(source)
  const asked = decision.conditions?.map(sentence) ?? conditionsOf(decision.opinion)
  const wide = (label: string, value: string | null) => (value ? [{ label, value, wide: true }] : [])
  const half = (label: string, value: string | null) => (value ? [{ label, value, wide: false }] : [])
  return {
    layout: 'form',
    kind: '备案表',
    organ: organ.name,
    number: source.number,
    title: `${definition.name.replace(/(备案|报备)$/, '')}备案表`,
    date: source.issuedOn,
    filingNumber: filing.number,
    rows: [
      ...wide('申报企业', filing.orgName),
      ...wide('备案项目', coreOf(filing.title)),
      ...wide('标的企业', filing.targetName),
      ...wide('适用情形', filing.situation),
      ...half('收件日期', chineseDate(filing.arrivedOn)),
      ...half('备案日期', chineseDate(source.issuedOn)),
      ...(amount ? half(amount.label, amount.value) : []),
      ...keyDetails(source).flatMap(({ label, value }) => half(label, value)),
      ...wide('附件', decision.attachments?.join('；') || null),
    ],
    opinionLabel: '备案意见',
    opinion: ['经审查，报送材料齐全、符合备案要求，予以备案。', ...numbered(asked)],
    note: `${organ.adcode === null ? `承办处室：${decision.department}。` : ''}本备案不改变申报企业对所报材料真实性、完整性承担的责任。`,
  }
}
