import { count, type Judgement, judged, type Threshold, words } from './model'

type Clause = {
  words?: string[]
  unless?: string[]
  parties?: string
  documents?: string[]
  where?: string
  also?: string
  least?: number
  thresholds?: Record<string, Threshold>
  optional?: string[]
  exclusions?: string
}

/** Places where a demand is denied: “不得……【……】” and “【……】……不作为”, within one clause of the sentence. */
export const denied = [
  '(不得|不应|不能|不可|不要求|不需|不再|不限|不设|不以|不将|无需|无须|禁止|严禁|取消)[^，。；：【】]*【',
  '】[^，。；：]*(不作为|不得作为|不作要求|不做要求|不予要求|不列入|不纳入|不计分|不得分)',
]

export const allDocuments = ['招标文件', '资格条款', '评分办法', '公告']
export const terms = ['招标文件', '资格条款', '评分办法']

/** A model that looks for clauses; its words and what it leaves out are lists that an administrator may change. */
export function clause(
  code: string,
  why: string,
  { words: list, unless = denied, documents = allDocuments, least = 1, ...more }: Clause,
): Judgement {
  const { thresholds, optional = [], exclusions, ...parameters } = more
  return judged(
    code,
    why,
    'clause',
    { documents, words: Boolean(list), ...parameters },
    {
      thresholds: {
        ...(list && { words: words('条款用语（正则表达式）', list) }),
        unless: words('不计的语境（正则表达式，【】内为命中处）', unless),
        least: count('命中处数', least),
        ...thresholds,
      },
      optional: ['q.page', 'q.bid_id', ...optional],
      exclusions: exclusions ?? '否定句（不得、无需、不作为等）中的用语不计。',
    },
  )
}
