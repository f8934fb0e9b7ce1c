import { type Block, blank, dataTable, type Known, numbered, type Skeleton, signedBy, table, text } from './skeleton'

type Material = { readonly key: string; readonly name: string }
type Build = (material: Material, known: Known) => Omit<Skeleton, 'title'> & { title?: string }

const about = (known: Known) => blank(known.subject, '事项标题')
const enterprise = (known: Known) => blank(known.enterprise, '企业全称')
const target = (known: Known) => (known.target ? `（标的：${known.target}）` : '')
/** What stands in brackets behind a name lists what the material has to hold: （标的概况、必要性可行性、…）. */
const listed = ({ name }: Material) => {
  const items = /（([^（）]*、[^（）]*)）\s*$/.exec(name)?.[1]?.split('、') ?? []
  return items.filter((item) => item.length > 1)
}
const sections = (material: Material, usual: readonly (readonly [string, ...string[]])[]) => {
  const own = listed(material)
  return own.length >= 3
    ? own.map((item): [string, string] => [item.replace(/^含/, ''), `【${item.replace(/^含/, '')}的具体内容】`])
    : usual
}

const request: Build = (_, known) => ({
  title: `${enterprise(known)}关于${about(known)
    .replace(/^关于/, '')
    .replace(/的请示$/, '')}的请示`,
  addressee: known.organ,
  blocks: [
    text(`　　${enterprise(known)}拟办理${known.matter}${target(known)}。现将有关情况请示如下：`),
    ...numbered([
      ['基本情况', '【企业及标的的基本情况、本事项的由来】'],
      ['必要性和可行性', '【办理本事项的必要性、可行性和预期效果】'],
      ['主要内容', '【方案要点；主要数据见下表】'],
    ]),
    ...dataTable(known),
    ...numbered([
      ['决策程序', '【党委（党组）前置研究、董事会或者股东会决议的时间、届次和结果】'],
      ['政策依据', known.basis.join('；')],
      ['风险及防控', '【主要风险和防控措施】'],
      ['请示事项', `恳请同意${about(known)}。`],
    ]).map(shift(3)),
    text('妥否，请批示。'),
    ...(known.attachments.length > 0 ? [text(`附件：${known.attachments.map((name, index) => `${index + 1}. ${name}`).join('；')}`)] : []),
  ],
  signature: signedBy(known, `（联系人：${blank(known.contact, '姓名')}，电话：【联系电话】）`),
})

// The second run of numbers goes on where the first ended.
const numerals = '一二三四五六七八九十'
const shift =
  (by: number) =>
  (block: Block): Block =>
    block.kind === 'heading'
      ? { ...block, text: block.text.replace(/^(.)、/, (_, n: string) => `${numerals[numerals.indexOf(n) + by] ?? n}、`) }
      : block

const commitment: Build = (_, known) => ({
  addressee: known.organ,
  blocks: [
    text(`　　就${about(known)}，本企业郑重承诺：`),
    text('一、所提交的申报内容和全部材料真实、准确、完整，复印件与原件一致，无虚假记载、误导性陈述或者重大遗漏。'),
    text('二、本事项已按法律法规、公司章程和“三重一大”决策制度履行内部决策程序，相关决策合法有效。'),
    text('三、本企业对所提交材料的真实性、合法性承担相应法律责任；情况发生变化的，及时书面报告。'),
    text('四、【针对本事项的其他承诺】'),
  ],
  signature: signedBy(known, '法定代表人（签字）：【　　　　】'),
})

const resolution: Build = ({ name }, known) => ({
  title: `${enterprise(known)}${name.includes('股东') && !name.includes('董事会') ? '股东会' : '董事会【或者股东会】'}决议`,
  addressee: null,
  blocks: [
    ...numbered([
      ['会议情况', '会议时间：【年　月　日】；会议地点：【地点】；召集人和主持人：【姓名】；届次：【第　届第　次】'],
      ['出席情况', '应到【　】人，实到【　】人，委托出席【　】人；列席人员：【姓名】。会议的召集、召开符合公司法和公司章程的规定'],
      ['审议事项', `审议《关于${about(known).replace(/^关于/, '')}的议案》${target(known)}`],
      ['回避情况', '【关联董事（股东）姓名及回避表决的情况；没有的写“无”】'],
      ['表决结果', '同意【　】票，反对【　】票，弃权【　】票'],
      ['决议内容', '【同意……；授权……办理后续手续】'],
    ]),
    table(
      ['姓名', '职务', '表决意见', '签字'],
      [
        ['【姓名】', '【职务】', '【同意／反对／弃权】', ''],
        ['【姓名】', '【职务】', '【同意／反对／弃权】', ''],
      ],
    ),
  ],
  signature: signedBy(known),
})

const minutes: Build = ({ name }, known) => ({
  title: name.includes('党委') || name.includes('党组') ? `中共${enterprise(known)}委员会前置研究讨论意见` : `${enterprise(known)}会议纪要`,
  addressee: null,
  blocks: numbered([
    ['会议情况', '时间：【年　月　日】；地点：【地点】；主持人：【姓名】；参加人员：【姓名、职务】；记录人：【姓名】'],
    ['研究事项', `${about(known)}${target(known)}`],
    ['讨论情况', '【各位成员的意见；有不同意见的如实记录】'],
    ['研究意见', '【是否符合党的理论和路线方针政策、国家发展战略、国有资产保值增值、职工权益和社会稳定要求；同意／不同意提交董事会审议】'],
  ]),
  signature: signedBy(known),
})

const staff: Build = (_, known) => ({
  title: `${known.target ?? enterprise(known)}职工安置方案`,
  addressee: null,
  blocks: [
    ...numbered([
      ['企业和职工基本情况', '【职工总数、在岗、内退、工伤、女职工“三期”等人数】'],
      ['安置原则和方式', '【继续履行劳动合同、协商变更、经济补偿等】'],
      ['劳动关系和社会保险的处理', '【劳动合同、社会保险、住房公积金的接续】'],
      ['费用测算和资金来源', '【经济补偿、欠薪欠费、预留费用的测算和来源】'],
      ['维护稳定的措施', '【沟通、应急预案和责任人】'],
    ]),
    ...numbered([
      [
        '职工代表大会决议',
        '会议时间：【年　月　日】；应到代表【　】人，实到【　】人；同意【　】票，反对【　】票，弃权【　】票；决议：【通过／未通过】',
      ],
    ]).map(shift(5)),
  ],
  signature: signedBy(known, '工会（职代会）负责人（签字）：【　　　　】'),
})

const legal: Build = (_, known) => ({
  title: `关于${about(known).replace(/^关于/, '')}的法律意见书`,
  addressee: enterprise(known),
  blocks: numbered([
    ['出具依据和声明', '【委托关系、查验范围、所依据的法律法规、声明事项】'],
    ['主体资格', `【申报企业${known.target ? `、${known.target}` : ''}及相对方的设立、存续和资格】`],
    ['决策和批准程序', '【已履行和尚须履行的内部决策、批准、备案程序】'],
    ['方案的合法性', `【${known.matter}方案是否符合法律法规；涉及的依据：${known.basis.join('；')}】`],
    ['债权债务、担保和诉讼', '【重大债权债务、对外担保、未决诉讼仲裁及影响】'],
    ['职工权益和其他重大事项', '【职工安置、关联交易、国家安全审查等】'],
    ['法律风险提示', '【主要法律风险和防范建议】'],
    ['结论意见', '【合法、合规、有效；或者存在的障碍】'],
  ]),
  signature: ['【律师事务所名称】（盖章）／总法律顾问（签字）', '经办律师（签字）：【　　　　】', '【年　月　日】'],
})

const study: Build = (material, known) => ({
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

const plan: Build = (material, known) => ({
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

const risk: Build = (material, known) => ({
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

const event: Build = ({ name }, known) => ({
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

const report: Build = (material, known) => ({
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

const contract: Build = ({ name }, known) => ({
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

const sheet: Build = (material, known) => {
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

const opinion: Build = ({ name }, known) => ({
  addressee: null,
  blocks: numbered([
    ['征求意见的事项', `${about(known)}${target(known)}`],
    ['审阅的材料', '【材料名称】'],
    ['意见', `【${name.replace(/（.*$/, '')}：同意／不同意／有条件同意及理由】`],
  ]),
  signature: ['【单位或者人员】（签章）', '【年　月　日】'],
})

const statement: Build = (material, known) => ({
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

/** Which kind a material is of: the first row whose words occur in its name before the brackets; what is of no kind is a statement. */
export const kinds: readonly { kind: string; words: RegExp; build: Build }[] = [
  { kind: '请示', words: /请示|申请文件/, build: request },
  { kind: '承诺函', words: /承诺/, build: commitment },
  { kind: '职工安置方案', words: /职工安置/, build: staff },
  { kind: '纪要', words: /党委|党组|纪要/, build: minutes },
  { kind: '法律意见书', words: /法律意见/, build: legal },
  { kind: '决议', words: /决议|决策文件/, build: resolution },
  { kind: '首报续报', words: /首报|续报|终报|快报/, build: event },
  { kind: '协议章程', words: /协议(?!方式)|合同草案|租赁合同|约定书|章程/, build: contract },
  { kind: '风险评估', words: /风险评估|风险与合规/, build: risk },
  { kind: '表册', words: /表$|清单|台账|明细|名单|清册|登记表|测算表|数据$|报表|得分/, build: sheet },
  { kind: '论证', words: /可行性|论证|可研/, build: study },
  { kind: '报告', words: /报告$/, build: report },
  { kind: '方案', words: /方案|计划|规划|措施|选聘文件|申请书/, build: plan },
  { kind: '意见', words: /意见|表决票|请假审批/, build: opinion },
  { kind: '报告', words: /报告|评估|执行情况|自查|自评|整改|核查|情况$|对标|分析/, build: report },
  { kind: '说明', words: /./, build: statement },
]

/** 方案（含…）→ 方案; a bracket within the name (改制（混改）方案) belongs to it. */
const headOf = (name: string) => (name.endsWith('）') ? name.replace(/（.*$/, '') : name)

/** The skeleton of a material from its name and what is known of the filing. Pure. */
export function skeletonOf(material: Material, known: Known): Skeleton & { kind: string } {
  const { kind, build } = kinds.find(({ words }) => words.test(headOf(material.name)))!
  const made = build(material, known)
  return { kind, ...made, title: made.title ?? headOf(material.name) }
}
