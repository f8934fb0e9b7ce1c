import { shanghaiDate } from '@/lib/kernel/workday'
import { bookContent } from '@/lib/matters/handbook/book-content'
import { readHandbook } from '@/lib/matters/handbook/read-handbook'
import { renderBook } from '@/lib/matters/handbook/render-book'
import { typst } from '@/lib/matters/paper/compiler'
import { asSystem } from '@/lib/platform/db'
import { place } from '../cores'
import type { Figure } from '../figures'
import type { Ground } from '../ground'
import type { Options } from '../options'

/** (6) The whole 一本通 from the definitions to the PDF, its pages and time, against as many pages of plain text in the same typesetter. */
export async function measureBook(_ground: Ground, { quick }: Options): Promise<Figure[]> {
  place(process.pid, 'first')
  const times: number[] = []
  const bare: number[] = []
  let pages = 0
  let size = 0
  for (let round = 0; round < (quick ? 2 : 4); round++) {
    const begun = performance.now()
    const source = await asSystem('性能测量取数', (tx) => readHandbook(tx))
    const book = renderBook(bookContent(source, { scope: 'all', day: shanghaiDate(new Date()), digest: String(round).padEnd(64, '0') }))
    const taken = performance.now() - begun
    ;({ pages } = book)
    size = book.pdf.length
    const plain = plainPages(pages, round)
    // The first round loads the fonts.
    if (round === 0) continue
    times.push(taken / 1000)
    bare.push(plain / 1000)
  }
  place(process.pid, 'any')
  return [
    { section: 6, name: '一本通页数', unit: ' 页', samples: [pages] },
    { section: 6, name: '一本通大小', unit: ' MB', samples: [size / 2 ** 20] },
    { section: 6, name: '一本通：读取定义、画图、排版、成文', unit: ' 秒', samples: times },
    { section: 6, name: '一本通 ÷ 同样页数的纯文字', unit: '', samples: times.map((time, index) => time / bare[index]!) },
  ]
}

/** Sets so many pages of nothing but words; gives the milliseconds. */
function plainPages(pages: number, round: number): number {
  const line = '国有资产监督管理机构依照法律、行政法规履行出资人职责，依法享有资产收益、参与重大决策和选择管理者等权利。'
  const page = Array.from({ length: 16 }, () => line).join('\n\n')
  const body = Array.from({ length: pages }, (_, index) => `${round}-${index}\n\n${page}`).join('\n#pagebreak()\n')
  const begun = performance.now()
  const made = typst()
  const { result } = made.compile({ mainFileContent: `#set text(font: "Noto Serif SC", lang: "zh")\n${body}` })
  if (!result) throw new Error('The plain pages could not be set')
  made.pdf(result)
  made.evictCache(0)
  return performance.now() - begun
}
