import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from '../steps/build-web'
import { generateClient } from '../steps/generate-client'
import { phase } from '../steps/phase'
import { layout } from './cores'
import { type Figure, isMet, median, tableOf } from './figures'
import { type Ground, openGround } from './ground'
import type { Options } from './options'
import { measureBook } from './sections/book'
import { measureCommands } from './sections/commands'
import { measureFinance } from './sections/finance'
import { measureGrowth } from './sections/growth'
import { measureImports } from './sections/imports'
import { measureMemory } from './sections/memory'
import { measureModels } from './sections/models'
import { measurePages } from './sections/pages'
import { measureRules } from './sections/rules'

type Section = { part: number; name: string; layout: string; measure: (ground: Ground, options: Options) => Promise<Figure[]> }

const sections: Section[] = [
  { part: 1, name: '页面吞吐', layout: layout({ 网页进程: 'first', 数据库: 'rest', 压测进程: 'rest' }), measure: measurePages },
  { part: 4, name: '内存', layout: layout({ 网页进程: 'any', 数据库: 'rest', 压测进程: 'any' }), measure: measureMemory },
  { part: 2, name: '数据增长', layout: layout({ 查询进程: 'first', 数据库: 'rest' }), measure: measureGrowth },
  { part: 3, name: '上报与审核', layout: layout({ 命令进程: 'first', 数据库: 'rest' }), measure: measureCommands },
  { part: 5, name: '自动校验', layout: layout({ 校验进程: 'first', 数据库: 'rest' }), measure: measureRules },
  { part: 6, name: '一本通', layout: layout({ 排版进程: 'first' }), measure: measureBook },
  { part: 7, name: '风险模型', layout: layout({ 全部进程: 'any' }), measure: measureModels },
  { part: 8, name: '财务指标', layout: layout({ 全部进程: 'any' }), measure: measureFinance },
  { part: 9, name: '导入', layout: layout({ 全部进程: 'any' }), measure: measureImports },
]

/** Measures the chosen parts on a server of its own, prints the table and keeps it as JSON in `reports`. */
export async function runBench(options: Options, reports: string): Promise<void> {
  const wanted = sections.filter(({ part }) => options.only.has(part))
  await phase('生成数据库客户端代码', () => generateClient())
  if (wanted.some(({ part }) => part === 1 || part === 4 || part === 8)) await phase('构建网页', buildWeb)
  const ground = await phase('启动测量用数据库并写入初始数据', openGround)
  const stop = () => ground.close().finally(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  try {
    const figures: Figure[] = []
    for (const { name, measure } of wanted) figures.push(...(await phase(name, () => measure(ground, options))))
    figures.sort((a, b) => a.section - b.section)
    report(figures, wanted, options, reports)
  } finally {
    await ground.close()
  }
}

function report(figures: Figure[], wanted: Section[], { quick }: Options, reports: string): void {
  const machine = {
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 2 ** 20),
    node: process.version,
  }
  console.log(`\n${machine.processor} × ${machine.cores}，${machine.memoryMb} MB，Node ${machine.node}${quick ? '，快速模式' : ''}`)
  for (const { part, name, layout } of [...wanted].sort((a, b) => a.part - b.part)) console.log(`${part} ${name} — ${layout}`)
  console.log(`\n${tableOf(figures)}\n`)
  const path = join(reports, `${new Date().toISOString().replace(/[:.]/g, '-')}.json`)
  mkdirSync(reports, { recursive: true })
  const results = figures.map((figure) => ({ ...figure, median: median(figure.samples), met: isMet(figure) ?? null }))
  const layouts = Object.fromEntries(wanted.map(({ name, layout }) => [name, layout]))
  writeFileSync(path, `${JSON.stringify({ machine, quick, layouts, figures: results }, null, 2)}\n`)
  console.log(`明细：${path}`)
}
