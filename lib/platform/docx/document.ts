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
import type { Block, Skeleton } from './blocks'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const body = '仿宋_GB2312'
const faces = { title: '方正小标宋简体', heading: '黑体', body, table: body }
// Half points after GB/T 9704-2012: 二号 22 pt, 三号 16 pt; twentieths of a point for lines and indents.
const sizes = { title: 44, body: 32, table: 24 }
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
  const face = block.kind === 'heading' ? faces.heading : faces.body
  const words = block.text.replace(/^\u3000+/, '')
  return [new Paragraph({ spacing: line, indent: { firstLine: twoLetters }, children: runs(words, face, sizes.body) })]
}

function tableOf({ heads, rows }: Extract<Block, { kind: 'table' }>): Table {
  const width = Math.floor(8844 / heads.length)
  const cell = (words: string, face: string, fill?: string) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
      ...(fill ? { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } } : {}),
      children: [new Paragraph({ children: runs(words, face, sizes.table) })],
    })
  return new Table({
    width: { size: 8844, type: WidthType.DXA },
    columnWidths: heads.map(() => width),
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, children: heads.map((head) => cell(head, faces.heading, 'F2F2F2')) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((words) => cell(words, faces.table)) })),
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
