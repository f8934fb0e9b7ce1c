import type { CatalogueRow } from './model'

/** Where one parameter of a model comes from, and the words for it: the article with the version of its law, the published method, or who set it. */
export type ParameterOrigin = {
  origin: '法定' | '公开来源' | '建议值'
  text: string
  /** For what the law sets: the article has been read against the text of the law. Others need no reading. */
  checked: boolean
}

/** Versions of the laws that set parameters; a citation that tells its own is left as it is. */
const versions: readonly [law: RegExp, version: string][] = [
  [/《招标投标法实施条例》/, '《招标投标法实施条例》2019-03-02 修订文本'],
  [/《招标投标法》/, '《招标投标法》2017-12-27 修正文本'],
  [/2018年第16号令/, '第16号令 2018-06-01 起施行'],
  [/建质〔2017〕138号/, '建质〔2017〕138号 2017-07-01 起施行'],
]

/**
 * Parameters that the published method itself names, of models whose catalogue row tells a published source for some of their numbers only. What
 * stands here is what the row says (its `threshold` and `source`); the model's other parameters were set by the platform.
 */
const published: Readonly<Record<string, readonly string[]>> = {
  WB017: ['distance'],
  WB038: ['even'],
  WB040: ['tolerance'],
  WB042: ['fence'],
  WB043: ['distance', 'spread'],
  WB044: ['spread'],
  WB052: ['least', 'away'],
  WB054: ['same', 'strict'],
  WB058: ['mean', 'most'],
  WB064: ['least', 'even'],
  WB065: ['fence', 'busy'],
  LC004: ['attendance'],
  LC059: ['least', 'fence'],
  LC062: ['to_mean', 'to_second', 'to_ceiling'],
  LC071: ['days'],
  LC081: ['z', 'items'],
  LC082: ['sigma', 'share'],
  JY008: ['wins', 'iqr'],
  JY027: ['times', 'share'],
  YS007: ['share'],
  YS013: ['red'],
  HT020: ['days'],
  HT021: ['days'],
  YC01: ['z'],
  ZB12: ['p1', 'p2'],
  ZB13: ['p1'],
}

/** Parameters that the law sets in models whose judgement as a whole is the platform's, with the article; none of these has been read against the text yet. */
const lawful: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FS012: { lawful: '《招标投标法实施条例》第八条' },
  HT010: { days: '《招标投标法》第四十六条' },
  LC057: { least: '《招标投标法》第二十八条' },
}

/** The open-contracting indicators: every parameter is that of the published tool. */
const wholly = /^R\d{3}$/

type Row = Pick<CatalogueRow, 'code' | 'origin' | 'basis' | 'checked' | 'source'>

/** Where a parameter of a model comes from; every parameter has an origin, and one that neither law nor publication sets is a suggestion. */
export function parameterOrigin(row: Row, name: string): ParameterOrigin {
  const single = lawful[row.code]?.[name]
  if (single) return { origin: '法定', text: withVersions(single), checked: false }
  if (row.origin === '法定')
    return { origin: '法定', text: withVersions(row.basis || '条文未载明'), checked: row.checked && row.basis !== '' }
  if (wholly.test(row.code) || published[row.code]?.includes(name)) return { origin: '公开来源', text: row.source, checked: true }
  const idea = row.source && row.source !== '平台设定' ? `平台设定，思路参照：${row.source}` : '平台设定'
  return { origin: '建议值', text: idea, checked: true }
}

function withVersions(article: string): string {
  const told = versions.filter(([law]) => law.test(article)).map(([, version]) => version)
  return told.length > 0 ? `${article}（${told.join('；')}）` : article
}

/** What the tables here speak of, for the test that holds them to the models. */
export const toldParameters: readonly [code: string, name: string][] = [
  ...Object.entries(published).flatMap(([code, names]) => names.map((name): [string, string] => [code, name])),
  ...Object.entries(lawful).flatMap(([code, names]) => Object.keys(names).map((name): [string, string] => [code, name])),
]
