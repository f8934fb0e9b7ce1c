import { expect, test } from 'vitest'
import { failureWords } from '@/lib/platform/postgres/outage'

const coded = (code: string, message: string) => Object.assign(new Error(message), { code })

test.each([
  [coded('53100', 'could not extend file'), '数据库所在的磁盘已满（原文：53100 could not extend file）'],
  [
    coded('57014', 'canceling statement due to user request'),
    '语句运行超时或者被取消（原文：57014 canceling statement due to user request）',
  ],
  [coded('57P01', 'terminating connection'), '数据库连接中断或者暂时不可用（原文：57P01 terminating connection）'],
  [coded('22012', 'division by zero'), '数据中有无法计算或者无法存放的值（原文：22012 division by zero）'],
  [coded('42703', 'column "x" does not exist'), '程序与数据库结构不一致，可能升级没有完成（原文：42703 column "x" does not exist）'],
  [new TypeError('x is not a function'), '程序内部出错，详见后台日志（原文：x is not a function）'],
  ['gone', '程序内部出错，详见后台日志（原文：gone）'],
  [coded('P0001', '没有这个期间'), '没有这个期间'],
])('%s', (error, words) => expect(failureWords(error)).toBe(words))

test('a long reason is cut to 500 characters and closed', () => {
  const words = failureWords(coded('53100', 'x'.repeat(2000)))
  expect(words).toHaveLength(500)
  expect(words.endsWith('x）')).toBe(true)
})
