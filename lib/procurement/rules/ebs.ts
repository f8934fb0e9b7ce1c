import type { EbsList, EbsRequirement } from '../ebs/requirements'

export const ebsStatuses = ['未开展', '进行中', '已达标', '不适用'] as const
export type EbsStatus = (typeof ebsStatuses)[number]
export const ebsKinds = ['交易平台', '公共服务平台', '行政监督平台'] as const

export type EbsChapterScore = {
  code: string
  title: string
  total: number
  met: number
  /** Requirements that do not apply; they count neither for nor against. */
  outside: number
  /** Share of the applicable ones that are met, in hundredths of a point of 100; null where none applies. */
  score: number | null
}
export type EbsState = { stars: number; score: number; chapters: EbsChapterScore[]; gaps: EbsRequirement[] }

const share = (met: number, of: number) => Math.round((met * 10_000) / of)

/**
 * Where a platform stands: a level is reached when every requirement up to it is met or does not apply. `gaps` = requirements up to the target
 * that are neither. A requirement without a status is 未开展.
 */
export function ebsState(list: EbsList, statusOf: (item: string) => EbsStatus | undefined, targetStars: number): EbsState {
  const all = list.chapters.flatMap(({ items }) => items)
  const settled = ({ code }: EbsRequirement) => statusOf(code) === '已达标' || statusOf(code) === '不适用'
  const stars = [3, 2, 1].find((level) => all.filter((item) => item.stars <= level).every(settled)) ?? 0
  const chapters = list.chapters.map(({ code, title, items }): EbsChapterScore => {
    const met = items.filter((item) => statusOf(item.code) === '已达标').length
    const outside = items.filter((item) => statusOf(item.code) === '不适用').length
    const of = items.length - outside
    return { code, title, total: items.length, met, outside, score: of > 0 ? share(met, of) : null }
  })
  const sum = (pick: (chapter: EbsChapterScore) => number) => chapters.reduce((total, chapter) => total + pick(chapter), 0)
  const applicable = sum(({ total, outside }) => total - outside)
  return {
    ...{
      stars,
      chapters,
      score:
        applicable > 0
          ? share(
              sum(({ met }) => met),
              applicable,
            )
          : 0,
    },
    gaps: all.filter((item) => item.stars <= targetStars && !settled(item)),
  }
}
