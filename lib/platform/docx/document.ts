import {
  AlignmentType,
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { ChartRun } from 'docx/charts'
import type { Block, ChartBlock, Skeleton } from './blocks'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const body = '仿宋_GB2312'
const faces = { title: '方正小标宋简体', heading: '黑体', body, table: body }
// Half points after GB/T 9704-2012: 二号 22 pt, 三号 16 pt; twentieths of a point for lines and indents.
const sizes = { title: 44, body: 32, table: 24, wideTable: 18 }
/** Tables with more columns than this are set smaller, or every second word would break. */
const roomy = 5
const width = 8844
const line = { line: 560, lineRule: LineRuleType.EXACT }
const twoLetters = 640

/** The skeleton as a Word file (.docx); places to be filled in are marked yellow. */
export async function docxOf(skeleton: Skeleton): Promise<Uint8Array> {
  const { title, addressee, blocks, signature } = skeleton
  const children = [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { ...line, after: 400 }, children: runs(title, faces.title, sizes.title) }),
    ...(addressee === null ? [] : [new Paragraph({ spacing: line, children: runs(`${addressee}：`, faces.body, sizes.body) })]),
    ...blocks.flatMap(blockOf),
    new Paragraph({ spacing: line, children: [] }),
    ...signature.map(
      (words) => new Paragraph({ alignment: AlignmentType.RIGHT, spacing: line, children: runs(words, faces.body, sizes.body) }),
    ),
  ]
  const page = { size: { width: 11_906, height: 16_838 }, margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 } }
  const document = new Document({ title, creator: '数智国资监管云平台', sections: [{ properties: { page }, children }] })
  return new Uint8Array(await Packer.toBuffer(document))
}

function blockOf(block: Block): (Paragraph | Table)[] {
  if (block.kind === 'table') return [tableOf(block), new Paragraph({ spacing: line, children: [] })]
  if (block.kind === 'chart') return [chartOf(block)]
  const face = block.kind === 'heading' ? faces.heading : faces.body
  const words = block.text.replace(/^\u3000+/, '')
  return [new Paragraph({ spacing: line, indent: { firstLine: twoLetters }, children: runs(words, face, sizes.body) })]
}

/** A native chart with its workbook inside, so that it is sharp at any size and can be changed. */
function chartOf({ type, title, categories, series }: ChartBlock): Paragraph {
  const known = series.map(({ name, values }) => ({ name: allowed(name), values: [...values] }))
  const names = categories.map(allowed)
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepLines: true,
    children: [
      new ChartRun({ type, title: allowed(title), categories: names, series: known, transformation: { width: 580, height: 320 } }),
    ],
  })
}

function tableOf({ heads, rows, widths = heads.map(() => 1) }: Extract<Block, { kind: 'table' }>): Table {
  const shares = widths.reduce((sum, share) => sum + share, 0)
  const columns = widths.map((share) => Math.floor((width * share) / shares))
  const size = heads.length > roomy ? sizes.wideTable : sizes.table
  const cell = (words: string, index: number, face: string, fill?: string) =>
    new TableCell({
      width: { size: columns[index]!, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
      ...(fill ? { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } } : {}),
      children: [new Paragraph({ children: runs(words, face, size) })],
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, children: heads.map((head, index) => cell(head, index, faces.heading, 'F2F2F2')) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((words, index) => cell(words, index, faces.table)) })),
    ],
  })
}

/** A text in runs: places in 【】 marked, characters that XML does not allow left out. */
function runs(words: string, face: string, size: number): TextRun[] {
  const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: face, cs: 'Times New Roman' }
  return allowed(words)
    .split(/(【[^】]*】)/)
    .filter(Boolean)
    .map((part) => new TextRun({ text: part, font, size, ...(part.startsWith('【') ? { highlight: 'yellow' as const } : {}) }))
}

function allowed(words: string): string {
  return words.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (letter) => (letter === '\n' || letter === '\t' ? ' ' : ''))
}
