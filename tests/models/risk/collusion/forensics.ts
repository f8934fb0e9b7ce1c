import { cases } from '../cases'
import { consortium, traces } from './rows'

const time = (created: string, modified: string) => ({
  created_at: `2026-05-20T${created}+08:00`,
  modified_at: `2026-05-20T${modified}+08:00`,
})
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at)
const hash = (end: string) => end.padStart(64, '0')

export const fileCases = [
  cases(
    'WB012',
    traces({ author: '张三', last_saved_by: '李四' }, { last_saved_by: '王五' }),
    traces({ author: 'Administrator', last_saved_by: '李四' }, { last_saved_by: '王五' }),
    { t: { doc_author: '张三' }, ...traces({ author: '张三', last_saved_by: '李四' }, { last_saved_by: '王五' }) },
    false,
  ),
  cases(
    'WB013',
    { b: [{}, {}], x: [{ company: '宁江市B公司造价部' }], ...named('宁江市B公司') },
    { b: [{}, {}], x: [{ company: '其他公司' }], ...named('宁江市B公司') },
    { t: { doc_company: '宁江市B公司' }, b: [{}, {}], x: [{ company: '宁江市B公司' }], ...named('宁江市B公司') },
    false,
  ),
  cases(
    'WB014',
    traces({ rsid_root: '00AA', rsids: [1] }, { rsids: [2] }),
    traces({ rsid_root: '00AA', rsids: numbers(1, 40) }, { rsid_root: '00BB', rsids: numbers(38, 40) }),
    traces({ rsid_root: '00AA', rsids: numbers(1, 40) }, { rsid_root: '00BB', rsids: numbers(37, 40) }),
    true,
  ),
  cases(
    'WB015',
    traces({ pdf_id: 'uuid:1' }),
    traces({ pdf_id: 'uuid:1' }, { pdf_id: 'uuid:2' }),
    { t: { doc_author: '招标办' }, ...traces({ pdf_id: 'uuid:1', author: '招标办' }) },
    false,
  ),
  cases(
    'WB016',
    traces(time('09:00:00', '11:00:00'), time('09:01:00', '11:01:00')),
    traces(time('09:00:00', '11:00:00'), time('09:00:00', '11:03:00')),
    traces(time('09:00:00', '11:00:00'), time('09:02:00', '10:58:00')),
    true,
  ),
  cases(
    'WB017',
    traces({ images: ['图一', '图二'] }),
    traces({ images: ['图一', '图二'] }, { images: ['图一', '图三'] }),
    // 31 bits apart: 7 full digits (28) and one of 7 (3).
    traces({ images: ['图一', hash('0')] }, { images: ['图一', hash('7fffffff')] }),
    true,
  ),
  cases('WB018', traces({ scanner: '类7' }), traces({ scanner: '类7' }, { scanner: '类8' }), traces({ scanner: '电子生成' }), false),
  cases(
    'WB030',
    { b: { hidden_chars: 0, ocr_gap: 0.3 } },
    { b: { hidden_chars: 2, ocr_gap: 0.19 } },
    { b: { hidden_chars: 3, ocr_gap: 0 } },
    true,
  ),
  cases(
    'WB029',
    traces({ cert_nos: ['证001', '证002'] }, { cert_nos: ['证001'] }),
    { t: { category: '货物' }, ...traces({ cert_nos: ['证001'] }) },
    { ...traces({ cert_nos: ['证001'] }), ...consortium },
    false,
  ),
]

function named(name: string) {
  return {
    p: [
      { party_id: 'A', uscc: 'A', name: 'A公司' },
      { party_id: 'B', uscc: 'B', name },
    ],
  }
}
