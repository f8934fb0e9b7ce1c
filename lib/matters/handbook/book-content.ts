import { issuingOrgan } from '@/lib/matters/paper/organ'
import { drawDependencies } from '@/lib/matters/pictures/dependencies'
import { drawFlow } from '@/lib/matters/pictures/flow'
import { layoutFlow } from '@/lib/matters/pictures/flow-layout'
import { flowNames } from '@/lib/matters/pictures/flow-names'
import { type HandbookEntry, handbookEntry } from './entry'
import type { HandbookSource } from './read-handbook'

/** A picture with its width in units, so that print keeps the size of its letters where there is room. */
export type BookPicture = { svg: string; width: number; height: number }
export type BookEntry = HandbookEntry & { flow: BookPicture; around: BookPicture | null }
export type BookContent = {
  title: string
  organ: string
  day: string
  digest: string
  groups: { name: string; entries: BookEntry[] }[]
  /** The picture of all matters; absent in the print of a single one. */
  map: BookPicture | null
}

/** The whole book, or one matter of it, as the typesetter takes it. Pure; `onEntry` hears of each matter that is laid out. */
export function bookContent(
  source: HandbookSource,
  head: { scope: string; day: string; digest: string },
  onEntry: (done: number) => void = () => undefined,
): BookContent {
  const all = source.versions.map(({ matter }) => matter)
  const wanted = source.versions.filter(({ matter }) => head.scope === 'all' || matter.code === head.scope)
  const names = [...new Set(wanted.map(({ matter }) => matter.group))]
  let done = 0
  const entryOf = (version: HandbookSource['versions'][number]): BookEntry => {
    const { matter } = version
    const words = flowNames(matter, source.names.departments)
    const { width, height } = layoutFlow(matter.flow, words, undefined, 'print')
    const entry = {
      ...handbookEntry(matter, version, source.names),
      flow: { svg: drawFlow(matter.flow, words, undefined, { lanes: 'print' }), width, height },
      around: matter.dependencies.length > 0 ? sized(drawDependencies(all, { focus: matter.code })) : null,
    }
    done += 1
    onEntry(done)
    return entry
  }
  const groups = names.map((name) => ({ name, entries: wanted.filter(({ matter }) => matter.group === name).map(entryOf) }))
  const single = head.scope === 'all' ? null : wanted[0]?.matter.name
  return {
    title: single ? `${single}一本通` : '国有资产监管事项一本通',
    ...{ organ: issuingOrgan.name, day: head.day, digest: head.digest, groups },
    map: single ? null : sized(drawDependencies(all)),
  }
}

function sized(svg: string): BookPicture {
  const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  return { svg, width: Number(width), height: Number(height) }
}
