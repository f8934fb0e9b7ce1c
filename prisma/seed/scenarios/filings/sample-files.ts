import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { put } from '@/lib/platform/storage'
import type { SampleKind } from './sample-documents'

/** A shared document of the demonstration on the disk. */
export type StoredSample = { readonly key: string; readonly size: number; readonly sm3: string }

type Sheet = { title: string; lead: string; points: readonly string[]; sign: string }

const sheets: Readonly<Record<SampleKind, Sheet>> = {
  request: {
    title: '关于申请办理国资监管事项的请示',
    lead: '市国资委：按照国资监管有关规定和公司章程，经公司党委前置研究讨论、董事会审议通过，现就有关事项请示如下。',
    points: [
      '事项背景与必要性：围绕主责主业，优化资源配置，提高国有资本运营效率。',
      '主要内容：详见申报表及所附方案。',
      '决策程序：已履行党委前置研究、董事会决策和合法合规性审查。',
      '风险与应对：已逐项评估并落实责任部门。',
    ],
    sign: '示例企业（印章）',
  },
  party: {
    title: '党委会会议纪要',
    lead: '会议听取了有关部门关于申报事项的汇报，经前置研究讨论，形成如下意见。',
    points: ['事项符合党的路线方针政策和国家战略要求。', '事项有利于国有资产保值增值，职工群众合法权益得到保障。', '同意提交董事会审议。'],
    sign: '示例企业党委',
  },
  board: {
    title: '董事会决议',
    lead: '公司董事会会议应到董事七名，实到七名，会议召集、召开符合公司章程规定。经审议，形成如下决议。',
    points: ['审议通过所申报事项的方案。', '授权经理层办理后续具体事宜。', '表决结果：同意七票，反对零票，弃权零票。'],
    sign: '与会董事签字（略）',
  },
  audit: {
    title: '审计报告（摘要）',
    lead: '我们审计了示例企业的财务报表，包括资产负债表、利润表、现金流量表及附注。',
    points: [
      '审计意见：财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了财务状况和经营成果。',
      '形成审计意见的基础：按照注册会计师审计准则的规定执行了审计工作。',
      '其他信息：无需要披露的事项。',
    ],
    sign: '示例会计师事务所',
  },
  appraisal: {
    title: '资产评估报告（摘要）',
    lead: '受托对委托评估对象在评估基准日的市场价值进行评估。',
    points: [
      '评估方法：资产基础法、收益法。',
      '评估结论：详见评估结果汇总表。',
      '特别事项说明：部分房屋产权证书正在办理，不影响评估结论的成立。',
      '使用有效期：自评估基准日起一年。',
    ],
    sign: '示例资产评估机构',
  },
  legal: {
    title: '法律意见书',
    lead: '根据有关法律、行政法规和国资监管规定，就申报事项的合法合规性出具如下意见。',
    points: [
      '申报主体依法设立并有效存续。',
      '已履行必要的内部决策程序。',
      '方案内容不违反法律、行政法规的强制性规定。',
      '尚需取得履行出资人职责机构的批准。',
    ],
    sign: '示例律师事务所',
  },
  commitment: {
    title: '材料真实性、完整性承诺函',
    lead: '本企业郑重承诺：',
    points: [
      '所提交的全部材料真实、准确、完整，复印件与原件一致。',
      '不存在虚假记载、误导性陈述和重大遗漏。',
      '如有不实，愿承担相应责任。',
    ],
    sign: '法定代表人（签章）',
  },
  contract: {
    title: '合同（协议、章程）文本',
    lead: '各方本着平等自愿、诚实信用的原则，就有关事项达成如下条款。',
    points: ['标的与价款。', '交割与过渡期安排。', '陈述、保证与违约责任。', '争议解决与生效条件：经有权机构批准后生效。'],
    sign: '各方签章（略）',
  },
  plan: {
    title: '实施方案及说明',
    lead: '为规范有序推进申报事项，制定本方案。',
    points: [
      '基本情况与必要性、可行性分析。',
      '实施步骤与时间安排。',
      '资金来源与效益测算。',
      '风险评估与应对措施。',
      '组织保障与责任分工。',
    ],
    sign: '示例企业',
  },
  certificate: {
    title: '证明材料',
    lead: '兹附申报事项所需的证照、登记资料和有关凭证的扫描件。',
    points: ['证照名称及编号：见原件。', '登记机关：见原件。', '有效期限：见原件。'],
    sign: '示例企业（印章）',
  },
}

const page = `
#set document(title: sys.inputs.title, date: none)
#set page(paper: "a4", margin: (x: 28mm, y: 32mm), background: rotate(-30deg, text(52pt, fill: luma(232), "演示数据")))
#set text(font: "Noto Serif SC", size: 14pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), leading: 1.1em, justify: true)
#align(center, text(20pt, weight: "bold", sys.inputs.title))
#v(8mm)
#sys.inputs.lead

#let numerals = ("一", "二", "三", "四", "五", "六")
#for (index, point) in json(bytes(sys.inputs.points)).enumerate() [
  #numerals.at(index)、#point

]
#v(14mm)
#align(right, sys.inputs.sign)
#v(4mm)
#align(right, text(11pt, fill: luma(110), "本文件为平台演示数据，不具有任何效力"))
`

let made: Promise<ReadonlyMap<string, StoredSample>> | undefined

/** Makes the shared documents and stores them, once a process; the same content is stored once. */
export function storeSamples(): Promise<ReadonlyMap<string, StoredSample>> {
  made ??= makeSamples()
  return made
}

async function makeSamples(): Promise<ReadonlyMap<string, StoredSample>> {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts() }] })
  const stored = new Map<string, StoredSample>()
  for (const [kind, sheet] of Object.entries(sheets)) {
    const { title, lead, sign } = sheet
    const pdf = compiler.pdf({ mainFileContent: page, inputs: { title, lead, sign, points: JSON.stringify(sheet.points) } })
    stored.set(kind, await put(new Uint8Array(pdf)))
  }
  return stored
}

function fonts(): Buffer[] {
  const name = '@expo-google-fonts/noto-serif-sc'
  const entry = createRequire(import.meta.url).resolve(name)
  const folder = entry.slice(0, entry.lastIndexOf(name) + name.length)
  return ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'].map((file) => readFileSync(join(folder, file)))
}
