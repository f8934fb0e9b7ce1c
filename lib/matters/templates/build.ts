import { blank, type Known, type Skeleton } from './skeleton'

/** A material of the catalogue. */
export type Material = { readonly key: string; readonly name: string }
/** Makes a skeleton of one kind; the title is the material's own name where none is given. */
export type Build = (material: Material, known: Known) => Omit<Skeleton, 'title'> & { title?: string }

/** What the filing is called. */
export const about = (known: Known) => blank(known.subject, '事项标题')
/** Who files. */
export const enterprise = (known: Known) => blank(known.enterprise, '企业全称')
/** What it is about, in brackets; nothing where that is not known. */
export const target = (known: Known) => (known.target ? `（标的：${known.target}）` : '')
/** What stands in brackets behind a name lists what the material has to hold: （标的概况、必要性可行性、…）. */
export const listed = ({ name }: Material) => {
  const items = /（([^（）]*、[^（）]*)）\s*$/.exec(name)?.[1]?.split('、') ?? []
  return items.filter((item) => item.length > 1)
}
/** The headings a material's own name lists, else the usual ones of its kind. */
export const sections = (material: Material, usual: readonly (readonly [string, ...string[]])[]) => {
  const own = listed(material)
  return own.length >= 3
    ? own.map((item): [string, string] => [item.replace(/^含/, ''), `【${item.replace(/^含/, '')}的具体内容】`])
    : usual
}
