import type { SendBackReason } from '@/lib/flow/reasons'

// The first line that fits decides; what fits none is `other`.
const signs: readonly (readonly [RegExp, SendBackReason])[] = [
  [/授权决策范围|监管范围|不需报|申报主体有误/, 'authority'],
  [/前置|先履行|尚未反馈|尚未办结|前置批准/, 'prerequisite'],
  [/规范|公文格式|扫描件不清晰|截图看不出|重新上传/, 'format'],
  [/不一致|矛盾|不符合现|勾稽|相差较大|不衔接|不对应|不符，/, 'mismatch'],
  [/类型选择有误|电话有误|更正|单位与附件|口径/, 'misfilled'],
  [/决策程序|民主程序|职工代表大会|前置研究|董事会审议|会签意见/, 'procedure'],
  [/缺少|未附|补充|不全|未载明|未加盖|未由/, 'missing'],
  [/不符合|负面清单|超出|超过|不属于|限制|应当进场|连续亏损|低于|不足以|不利于|高于|拆分/, 'ineligible'],
  [/未说明|未作|论证|依据|即将届满|关联度|测算|衔接/, 'unfounded'],
]

/** The coded reason that fits the words of a return, a correction or a refusal; the same words always give the same code. */
export function reasonOfWords(words: string): SendBackReason {
  return signs.find(([sign]) => sign.test(words))?.[1] ?? 'other'
}
