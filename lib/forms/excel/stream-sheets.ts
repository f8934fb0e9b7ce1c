import { Readable } from 'node:stream'
import ExcelJS, { type Row } from 'exceljs'
import { Refusal } from '@/lib/kernel/refusal'
import { workbookParts } from './open-package'

/** A sheet of a workbook whose rows are read as they are asked for. */
export type StreamedSheet = { name: string; rows: AsyncIterable<Row> }

/** The steps of exceljs' stream reader, which it takes part by part. */
type Steps = {
  _parseRels: (part: Readable) => Promise<void>
  _parseWorkbook: (part: Readable) => Promise<void>
  _parseStyles: (part: Readable) => Promise<void>
  _parseSharedStrings: (part: Readable) => AsyncGenerator
  _parseWorksheet: (part: Readable, number: string) => Iterable<{ value: AsyncIterable<Row> & { name?: string } }>
}

/**
 * The sheets of a workbook one after the other, with memory for one row and the shared texts. The file must have passed `checkLargeWorkbook`; refuses
 * (whole) what is broken. The parts are taken out of the archive here: exceljs' own way through it now and then passes over the last ones, and cuts a
 * Chinese character in two where a piece of a part ends.
 */
export async function* streamSheets(file: Uint8Array): AsyncGenerator<StreamedSheet> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([]) as never, {
    ...{ worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore' },
  }) as unknown as Steps
  try {
    const parts = workbookParts(file)
    const open = (name: string) => parts.get(name)?.() ?? Readable.from([])
    await reader._parseRels(open('xl/_rels/workbook.xml.rels'))
    await reader._parseWorkbook(open('xl/workbook.xml'))
    if (parts.has('xl/styles.xml')) await reader._parseStyles(open('xl/styles.xml'))
    if (parts.has('xl/sharedStrings.xml')) for await (const _ of reader._parseSharedStrings(open('xl/sharedStrings.xml')));
    for (const part of parts.keys()) {
      const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(part)?.[1]
      if (number)
        for (const { value } of reader._parseWorksheet(open(part), number)) yield { name: value.name ?? '', rows: readable(value) }
    }
  } catch (error) {
    throw broken(error)
  }
}

async function* readable(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  try {
    yield* rows
  } catch (error) {
    throw broken(error)
  }
}

const broken = (error: unknown) => (error instanceof Refusal ? error : new Refusal('invalid', '工作簿内容已损坏，请重新保存或导出后上传。'))
