import { DateTime } from '@/components/patterns/date-time'
import { TextLink } from '@/components/ui/text-link'
import type { CellOrigin } from '@/lib/finance/intake/origin'
import { intakeKinds } from '@/lib/finance/intake/schema'

type Props = { face: 'gov' | 'ent'; statementId: string; origin: CellOrigin; newest?: number }

/** Who wrote a cell last, in words: the submission with its file and place, the person and the time; `newest` = the version that is looked at. */
export function CellOriginWords({ face, statementId, origin, newest }: Props) {
  const earlier = origin.kind !== 'empty' && newest !== undefined && origin.number < newest
  return (
    <>
      {earlier && (
        <span className="block">
          由 <TextLink href={`/${face}/finance/statements/${statementId}?version=${origin.number}`}>第 {origin.number} 版</TextLink>{' '}
          复制，该版中：
        </span>
      )}
      <Words {...{ face, statementId, origin }} />
    </>
  )
}

function Words({ face, origin }: Props) {
  if (origin.kind === 'empty') return <>未填写</>
  if (origin.kind === 'unrecorded')
    return <>{origin.intakes === 0 ? '该版没有登记来源批次，未逐格记录' : `该版的来源批次共 ${origin.intakes} 个，未逐格记录`}</>
  const { intake, at } = origin
  return (
    <>
      {origin.kind === 'carried' ? '建立报表时由平台带入（以前期间的数，不常用的项目为零）' : intakeKinds[intake.kind]}
      {origin.kind === 'computed' && '，由平台按各项自动合计'}
      {origin.kind !== 'carried' && origin.place && `，${origin.place}`}
      {origin.kind !== 'carried' && intake.fileName && <span className="block [overflow-wrap:anywhere]">文件 {intake.fileName}</span>}
      {origin.kind !== 'carried' && intake.kind === 'interface' && (
        <span className="block [overflow-wrap:anywhere]">{intake.request ? `请求 ${intake.request}` : '请求未带标识'}</span>
      )}
      <span className="block">
        {intake.byName}，<DateTime iso={at} />
        {origin.kind !== 'carried' && intake.shared && (
          <>
            ，<TextLink href={`/${face}/finance/batches/${intake.batchId}`}>同批的其他报表</TextLink>
          </>
        )}
      </span>
    </>
  )
}
