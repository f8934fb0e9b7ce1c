import { about, type Build, enterprise, target } from './build'
import { type Block, blank, dataTable, numbered, signedBy, table, text } from './skeleton'

/** 请示: why, what, how decided, on what grounds, what is asked. */
export const request: Build = (_, known) => ({
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

/** 承诺函: what the signer answers for. */
export const commitment: Build = (_, known) => ({
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

/** 决议: who met, how they voted, what was decided. */
export const resolution: Build = ({ name }, known) => ({
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

/** 纪要、前置研究意见: who discussed what with which result. */
export const minutes: Build = ({ name }, known) => ({
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

/** 职工安置方案 with the resolution of the staff congress. */
export const staff: Build = (_, known) => ({
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

/** 法律意见书: from the mandate to the conclusion. */
export const legal: Build = (_, known) => ({
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
