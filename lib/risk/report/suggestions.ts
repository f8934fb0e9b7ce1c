import type { CaseRecord } from '../queries/case-record'

/** What may be done next with a case, from where its findings stand; for a person to keep, change or strike out. */
export function suggestionsOf(record: Pick<CaseRecord, 'findings' | 'decisive' | 'level' | 'org' | 'period'>, today: string): string[] {
  const { findings } = record
  const said = (verdict: string) => findings.filter((finding) => finding.verdict === verdict && finding.status === 'closed')
  const [open, asked, explained] = (['open', 'asked', 'explained'] as const).map((status) =>
    findings.filter((finding) => finding.status === status),
  )
  const late = asked!.filter(({ dueOn }) => dueOn !== null && dueOn < today)
  const codes = (list: typeof findings) => [...new Set(list.map(({ modelCode }) => modelCode))].join('、')
  const name = record.org?.shortName ?? '企业'
  return [
    ...(open!.length > 0
      ? [
          `对 ${codes(open!)} 要求${name}说明事实经过、决策依据和已采取的措施${record.decisive ? '，并调取招标文件、投标文件和开评标记录原件核对' : ''}。`,
        ]
      : []),
    ...(late.length > 0 ? [`${name}对 ${codes(late)} 的说明已过期限（${late[0]!.dueOn}），建议督办。`] : []),
    ...(asked!.length > late.length ? [`等待${name}对 ${codes(asked!.filter((finding) => !late.includes(finding)))} 的说明。`] : []),
    ...(explained!.length > 0 ? [`对照${name}的说明和佐证材料，对 ${codes(explained!)} 作出认定。`] : []),
    ...(said('属实').length > 0
      ? [`${codes(said('属实'))} 已认定属实，建议责令整改、追究责任；涉嫌违法违纪的，按规定移送【有关机关】。`]
      : []),
    ...(said('误报').length > 0 ? [`${codes(said('误报'))} 已认定为误报，不再计分；同类误报较多时建议调整模型参数。`] : []),
    ...(record.level === '红' && open!.length + explained!.length > 0
      ? [
          record.period
            ? '认定之前，建议约谈企业财务负责人，核对报表与账册、银行对账单【视情况】。'
            : '认定之前，建议暂缓签订合同或者支付款项【视合同状态】。',
        ]
      : []),
    ...(findings.length === 0 ? ['没有现行发现，建议归档。'] : []),
  ]
}
