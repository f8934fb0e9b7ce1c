import { type Command, InvalidArgumentError } from 'commander'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { chosenModels, refuseUnknown, type Setting, settingOf, thresholdsOf } from '../screen/choose'
import { type Found, judge, lackingWords, prepare } from '../screen/judge'
import { loadBids } from '../screen/load-bids'
import { loadReleases } from '../screen/load-releases'
import { Interrupted, type Place, withPlace } from '../screen/place'
import { Told } from '../screen/told'

type Options = { format?: 'ocds' | 'bids'; models: string[]; set: Setting[]; json?: true }

/** `guozi screen <file>`: runs the risk models on a file of OCDS releases or a table of bids, without the platform. */
export default function register(program: Command): void {
  program
    .command('screen')
    .description('对采购数据文件运行风险模型（开放采购数据 OCDS 1.1，或报价表 CSV），输出发现')
    .argument('<文件>', 'OCDS：逐行 JSON、发布包、记录包或数组；报价表：CSV，至少有 tender、amount 两列')
    .option('--format <格式>', 'ocds 或 bids；不写则 .csv、.tsv 为 bids，其他为 ocds', formatOf)
    .option('--models <编号>', '只运行这些模型，以逗号分隔，如 R024,R025；不写则运行数据齐备的全部模型', codesOf, [] as string[])
    .option(
      '--set <参数=值>',
      '改一个参数，可写多次：R003.threshold=10；不写模型编号则对所选模型都改：currency=USD',
      settings,
      [] as Setting[],
    )
    .option('--json', '一个发现一行 JSON')
    .addHelpText('after', help)
    .action(async (path: string, options: Options) => {
      const told = new Told()
      try {
        await screen(path, options, told)
        if (told.faults > 0) process.exitCode = 2
      } catch (error) {
        if (!isRefusal(error) && !(error instanceof Interrupted)) throw error
        console.error(error.message)
        process.exitCode = error instanceof Interrupted ? 130 : 2
      } finally {
        told.end()
      }
    })
}

const help = `
报价表的列：tender 标段、amount 报价，可有 bidder 投标人、winner 中标（1 或中标人）、date 日期、currency 币种、status 状态（valid、disqualified 等）。
逐行 JSON 一行一个发布、编译后的发布、记录或包，行数不限；一个完整的 JSON 文档不超过 64 MB。同一 ocid 有多个发布的，按发布日期逐字段合并。
JSON 输出：{"model":"R024","ocid":"…","subjects":[{"type":"tender","id":"…"}],"value":0.01,"evidence":{…}}；报价表以 tender 代替 ocid。
type 为 tender 过程、buyer 采购人、procuringEntity 采购机构、tenderer 投标人；id 都是文件里的标识。
开放采购指标的参数与公开工具同名：threshold、procurement_methods、procurement_method_details、minimum_contracting_processes、
minimum_submitted_bids、percentile、digits、price_comparison_procurement_methods、no_price_comparison_procurement_methods、currency；
比例写小数，金额写元；threshold 写 auto 表示按围栏。currency 不写则取文件里第一个币种。
缺数据的模型在标准错误上写明“未评估：缺…”。数据在临时库中处理：DATABASE_URL、正在运行的平台的库或临时启动的库，用后清除。
退出码：0 正常；1 有模型运行失败；2 文件或参数有误（有误的行写到标准错误，其余照常处理）；130 被中断。`

async function screen(path: string, options: Options, told: Told): Promise<void> {
  const models = chosenModels(options.models)
  refuseUnknown(models, options.set)
  for (const model of models) thresholdsOf(model, options.set)
  const bids = (options.format ?? (/\.(csv|tsv)$/i.test(path) ? 'bids' : 'ocds')) === 'bids'
  const at = new Date()
  const today = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  await withPlace(async (place, signal) => {
    const first = await (bids ? loadBids : loadReleases)(path, place, signal, at, told)
    await refuseEmpty(place)
    const coverage = await prepare(place, today)
    const set: Setting[] = [...(first ? [{ code: undefined, name: 'currency', value: first }] : []), ...options.set]
    if (!options.json) process.stdout.write(['模型', '名称', '标段', '主体', '值'].join('\t').concat('\n'))
    for (const model of models) {
      signal.throwIfAborted()
      const lost = lackingWords(model, coverage)
      if (lost) told.word(`${model.code} ${model.name} 未评估：缺${lost}`)
      else
        await tell(
          place,
          today,
          model,
          thresholdsOf(model, set),
          options.json ? (found) => line(found, bids) : (found) => row(model.name, found),
          told,
          signal,
        )
    }
  })
}

async function tell(
  place: Place,
  today: string,
  model: Parameters<typeof judge>[2],
  thresholds: Record<string, unknown>,
  show: (found: Found) => string,
  told: Told,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (const found of await judge(place, today, model, thresholds)) process.stdout.write(show(found))
  } catch (error) {
    if (signal.aborted || !(error instanceof Error)) throw error
    told.word(`${model.code} ${model.name} 运行失败：${error.message}`)
    process.exitCode = 1
  }
}

async function refuseEmpty({ client, schema }: Place): Promise<void> {
  const { rows } = await client.query(`select exists (select 1 from ${schema}.tender) as some`)
  if (!rows[0]?.some) throw new Refusal('invalid', '文件里没有可用的采购数据。')
}

function line({ model, tender, subjects, value, evidence }: Found, bids: boolean): string {
  const where = tender === undefined ? {} : bids ? { tender } : { ocid: tender }
  return `${JSON.stringify({ model, ...where, subjects, value, evidence })}\n`
}

const row = (name: string, { model, tender, subjects, value }: Found) =>
  `${[model, name, tender ?? '-', subjects.map(({ type, id }) => `${kinds[type] ?? type} ${id}`).join('；'), value === null ? '-' : Number(value.toFixed(4))].join('\t')}\n`
const kinds: Record<string, string> = { tender: '标段', buyer: '采购人', procuringEntity: '采购机构', tenderer: '投标人' }

function formatOf(text: string): 'ocds' | 'bids' {
  if (text === 'ocds' || text === 'bids') return text
  throw new InvalidArgumentError('应为 ocds 或 bids')
}

function codesOf(text: string): string[] {
  return text.split(/[,，\s]+/).filter(Boolean)
}

function settings(text: string, held: Setting[]): Setting[] {
  const found = settingOf(text)
  if (!found) throw new InvalidArgumentError('应写成 模型.参数=值，如 R003.threshold=10')
  return [...held, found]
}
