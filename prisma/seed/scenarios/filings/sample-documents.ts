/** The shared documents a material may be, and the words by which the name of a material finds its document; the last one takes the rest. */
const kinds = [
  ['request', /申请文件|请示|申请书|登记表|备案表|核准表|快报|首报|续报|终报/],
  ['party', /党委|会议纪要|会议通知|表决/],
  ['board', /董事会|股东会|决议|决定|职工代表大会|职代会/],
  ['audit', /审计报告|审计|决算|报表|验资|清产核资|财务/],
  ['appraisal', /评估|估值|询价|定价/],
  ['legal', /法律|合规|律师|判决|起诉|裁/],
  ['commitment', /承诺/],
  ['contract', /合同|协议|章程|约定书|公约/],
  ['plan', /方案|计划|说明|报告|论证|分析|规划|测算|明细|清单|表/],
  ['certificate', /./],
] as const

export type SampleKind = (typeof kinds)[number][0]

/** Which shared document stands for a material of this name. */
export function sampleKindOf(name: string): SampleKind {
  return kinds.find(([, words]) => words.test(name))?.[0] ?? 'certificate'
}
