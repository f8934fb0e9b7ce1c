import { parseArgs } from 'node:util'

/** Which of the measurements run, and how long: `quick` asks fewer and shorter rounds. */
export type Options = { quick: boolean; only: ReadonlySet<number> }

export const usage = `用法：npm run bench -- [--quick] [--only 1,2,3,4,5,6,7,8,9]
  1 页面吞吐  2 数据增长  3 上报与审核
  4 内存  5 自动校验  6 一本通  7 风险模型  8 财务指标  9 导入
  --quick  次数和时长减少，数据增长只到十万件`

/** The options of the command line; undefined when they cannot be read. */
export function readOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '1,2,3,4,5,6,7,8,9' } },
    })
    const only = new Set(values.only.split(',').map(Number))
    return [...only].every((part) => [1, 2, 3, 4, 5, 6, 7, 8, 9].includes(part)) ? { quick: values.quick, only } : undefined
  } catch {
    return undefined
  }
}
