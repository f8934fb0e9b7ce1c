import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command, CommanderError, type Option } from 'commander'
import { isRefusal } from '@/lib/kernel/refusal'

/** What a file of scripts/commands exports as default: it adds its commands; an action may set `process.exitCode` to 1 when it finds problems. */
export type Register = (program: Command) => void

const titles: Record<string, string> = { 'Usage:': '用法：', 'Options:': '选项：', 'Commands:': '命令：', 'Arguments:': '参数：' }

const program = new Command('guozi')
  .description('数智国资监管云平台命令行')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(inChinese(text)) })
  .addHelpText('after', '\n退出码：0 正常；1 检查发现问题或执行失败；2 用法、参数或输入文件有误。')

// Commander knows English only; these are the faults a person can make.
function inChinese(text: string): string {
  const faults: [RegExp, string][] = [
    [/^error: unknown command '(.+?)'[\s\S]*/, '没有命令“$1”，请用 guozi help 查看全部命令。\n'],
    [/^error: unknown option '(.+?)'[\s\S]*/, '没有选项“$1”，请用 guozi help 查看用法。\n'],
    [/^error: missing required argument '(.+?)'[\s\S]*/, '缺少参数“$1”。\n'],
    [/^error: required option '(.+?)' not specified[\s\S]*/, '缺少选项“$1”。\n'],
    [/^error: option '(.+?)' argument missing[\s\S]*/, '选项“$1”缺少取值。\n'],
    [/^error: too many arguments[\s\S]*/, '参数过多。\n'],
    [
      /^error: (?:option|command-argument) '(.+?)' (?:value|argument) '([\s\S]*?)' is invalid\. ([\s\S]*?)\n?$/,
      '选项“$1”的取值“$2”不能用：$3。\n',
    ],
  ]
  const fault = faults.find(([pattern]) => pattern.test(text))
  return fault ? text.replace(fault[0], fault[1]) : text
}

const folder = join(import.meta.dirname, 'commands')
for (const name of readdirSync(folder).sort()) {
  const { default: register } = (await import(pathToFileURL(join(folder, name)).href)) as { default: Register }
  register(program)
}

// An empty list is no default worth telling.
const optionDescription = ({ description, defaultValue }: Option): string =>
  defaultValue === undefined || (Array.isArray(defaultValue) && defaultValue.length === 0)
    ? description
    : `${description}（不写为 ${String(defaultValue)}）`

// Settings of the program do not reach the commands below it.
const speakChinese = (command: Command): void => {
  command.helpOption('-h, --help', '显示帮助')
  if (command.commands.length > 0) command.helpCommand('help [命令]', '显示帮助')
  const given = command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`))
  command.usage(command.commands.length > 0 ? '<命令> [选项]' : [...given, '[选项]'].join(' '))
  command.configureHelp({ styleTitle: (title) => titles[title] ?? title, optionDescription })
  for (const child of command.commands) speakChinese(child)
}
speakChinese(program)

try {
  if (process.argv.length <= 2) program.outputHelp()
  else await program.parseAsync()
  process.exit()
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2)
  console.error(isRefusal(error) || error instanceof Error ? error.message : error)
  process.exit(1)
}
