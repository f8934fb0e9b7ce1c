import { about, type Build, enterprise, listed, sections, target } from './build'
import { blank, dataTable, numbered, signedBy, table, text } from './skeleton'

/** 可行性研究、论证: from need to conclusion, with the figures of the form. */
export const study: Build = (material, known) => ({
  addressee: null,
  blocks: [
    ...numbered(
      sections(material, [
        ['概况', `【${about(known)}的背景、主体和范围】`],
        ['必要性', '【与主责主业、发展规划的关系，解决的问题】'],
        ['可行性', '【市场、技术、资金、人员、政策条件】'],
        ['方案比选', '【备选方案及取舍理由】'],
        ['财务和效益分析', '【投入、收益、现金流、敏感性分析；假设和依据】'],
        ['风险和应对', '【主要风险、概率、影响和应对措施】'],
        ['结论和建议', '【结论】'],
      ]),
    ),
    ...dataTable(known),
  ],
  signature: signedBy(known),
})

/** 方案、计划: what, when, by whom, for how much. */
export const plan: Build = (material, known) => ({
  addressee: null,
  blocks: [
    ...numbered(
      sections(material, [
        ['基本情况', `【${enterprise(known)}${known.target ? `、${known.target}` : ''}的基本情况】`],
        ['目的和必要性', '【为什么办、达到什么目的】'],
        ['主要内容', '【方案的具体安排】'],
        ['实施步骤和时间', '【分步安排、责任部门、完成时限】'],
        ['资金和定价', '【金额、来源、定价方法和依据】'],
        ['风险防控', '【风险点和措施】'],
        ['后续安排', '【收益处置、登记、信息披露等】'],
      ]),
    ),
    ...dataTable(known),
  ],
  signature: signedBy(known),
})

/** 风险评估: a row for each risk. */
export const risk: Build = (material, known) => ({
  addressee: null,
  blocks: [
    ...numbered(
      sections(material, [
        ['评估范围和方法', '【评估对象、资料来源、方法】'],
        ['风险识别', '【战略、市场、财务、法律、运营、稳定等方面；逐项列入下表】'],
      ]),
    ),
    table(
      ['风险', '等级', '成因和影响', '应对措施', '责任部门'],
      [['【风险】', '【高／中／低】', '【成因和影响】', '【措施】', '【部门】']],
    ),
    text('评估结论：【总体风险等级及可控性】'),
  ],
  signature: signedBy(known),
})

/** 首报、续报、终报、快报: what happened and what is being done. */
export const event: Build = ({ name }, known) => ({
  title: `${enterprise(known)}关于${about(known).replace(/^关于/, '')}的${name.replace(/（.*$/, '')}`,
  addressee: known.organ,
  blocks: numbered([
    ['事件概况', '【时间、地点、涉及单位和人员、经过】'],
    ['影响和损失', '【人员、资产、经营、舆情影响；损失金额及测算依据】'],
    ['已采取的措施', '【处置措施、责任人、进展】'],
    ['原因分析', '【直接原因、管理原因；尚未查明的写明调查安排】'],
    ['下一步安排', '【后续措施、续报时间、需要协调的事项】'],
  ]),
  signature: signedBy(known, `（联系人：${blank(known.contact, '姓名')}，电话：【联系电话】）`),
})

/** 报告: what was done, with which result. */
export const report: Build = (material, known) => ({
  addressee: /报告/.test(material.name) ? known.organ : null,
  blocks: [
    ...numbered(
      sections(material, [
        ['基本情况', `【${about(known)}的由来和范围】`],
        ['开展情况', '【做了什么，依据和方法】'],
        ['主要结果', '【数据、结论；与上年、预算、计划的比较】'],
        ['存在问题和原因', '【问题、原因】'],
        ['措施和下一步安排', '【措施、责任人、时限】'],
      ]),
    ),
  ],
  signature: signedBy(known),
})

/** 协议; of a charter the table of clauses before and after. */
export const contract: Build = ({ name }, known) => ({
  addressee: null,
  blocks: name.includes('章程')
    ? [
        text(`　　${known.target ?? enterprise(known)}章程修订对照表。党建工作要求、出资人职权、董事会授权等必备条款逐条写明。`),
        table(
          ['条款', '原文', '修订后', '修订理由和依据'],
          [
            ['【第　条】', '【原文】', '【修订后】', '【理由】'],
            ['【第　条】', '【原文】', '【修订后】', '【理由】'],
          ],
        ),
      ]
    : numbered([
        ['当事人', `甲方：${enterprise(known)}；乙方：【相对方全称、统一社会信用代码】`],
        ['标的', `${known.target ?? '【标的】'}【范围、数量、权属】`],
        ['价款和支付', '【金额（大写、小写）、支付期限和方式】'],
        ['交割和期间损益', '【条件、时间、损益归属】'],
        ['陈述和保证', '【双方陈述和保证】'],
        ['违约责任', '【违约情形和责任】'],
        ['生效条件', '经国有资产监督管理机构批准（核准、备案）后生效【其他条件】'],
        ['争议解决', '【诉讼或者仲裁】'],
      ]),
  signature: name.includes('章程') ? signedBy(known) : ['甲方（盖章）：【　　　　】', '乙方（盖章）：【　　　　】', '【年　月　日】'],
})

/** 表、清单、台账: columns as the material's name lists them. */
export const sheet: Build = (material, known) => {
  const own = listed(material)
  const heads = own.length >= 2 ? ['序号', ...own] : ['序号', '名称', '内容', '金额（万元）', '备注']
  const row = (number: number) => [String(number), ...heads.slice(1).map((head) => `【${head}】`)]
  return {
    addressee: null,
    blocks: [
      text(`　　填报单位：${enterprise(known)}　　事项：${about(known)}`),
      table(heads, [row(1), row(2), row(3)]),
      ...dataTable(known),
    ],
    signature: signedBy(known, '填表人：【　　　　】　审核人：【　　　　】'),
  }
}

/** 意见: on what, after reading what, saying what. */
export const opinion: Build = ({ name }, known) => ({
  addressee: null,
  blocks: numbered([
    ['征求意见的事项', `${about(known)}${target(known)}`],
    ['审阅的材料', '【材料名称】'],
    ['意见', `【${name.replace(/（.*$/, '')}：同意／不同意／有条件同意及理由】`],
  ]),
  signature: ['【单位或者人员】（签章）', '【年　月　日】'],
})

/** 说明: facts, grounds, reasons, conclusion. */
export const statement: Build = (material, known) => ({
  addressee: null,
  blocks: numbered(
    sections(material, [
      ['说明的事项', `${about(known)}${target(known)}`],
      ['事实和依据', '【事实、数据和政策依据】'],
      ['理由', '【理由】'],
      ['结论', '【结论】'],
    ]),
  ),
  signature: signedBy(known),
})
