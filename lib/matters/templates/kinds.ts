import type { Build, Material } from './build'
import { contract, event, opinion, plan, report, risk, sheet, statement, study } from './content-kinds'
import { commitment, legal, minutes, request, resolution, staff } from './formal-kinds'
import type { Known, Skeleton } from './skeleton'

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
