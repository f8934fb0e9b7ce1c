import { Missing } from '@/components/patterns/missing'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { TenderRecord } from '@/lib/procurement/queries/tender/record'

/** The steps of a tender against the deadlines of the law; complaints and evaluators below. */
export function Milestones({ tender }: { tender: TenderRecord }) {
  return (
    <>
      <Card
        title="程序与法定时限"
        note={tender.mandatory ? '依法必须招标' : tender.mandatory === false ? '非依法必须招标，只核对一般规定' : '是否依法必须招标未报送'}
        flush
      >
        <Table label="程序与法定时限" dense>
          <thead>
            <tr>
              <Th>环节</Th>
              <Th>日期</Th>
              <Th>规定</Th>
              <Th>核对</Th>
            </tr>
          </thead>
          <tbody>
            {tender.milestones.map((step) => (
              <tr key={step.key}>
                <Td>{step.name}</Td>
                <Td>{step.on ?? <Missing reason="未报送" />}</Td>
                <Td className="text-muted">{step.rule}</Td>
                <Td>
                  {step.kept === null ? (
                    <span className="text-muted">{step.rule ? '不适用或缺日期' : '—'}</span>
                  ) : (
                    <Status tone={step.kept ? 'ok' : 'danger'} shape={step.kept ? 'check' : 'alert'}>
                      {step.kept ? '符合' : '需核查'} · {step.note}
                    </Status>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      {tender.complaints.length > 0 && (
        <Card title="异议与投诉" flush>
          <Table label="异议与投诉" dense>
            <thead>
              <tr>
                <Th>种类</Th>
                <Th>受理</Th>
                <Th>答复</Th>
                <Th>处理决定</Th>
                <Th>执行</Th>
              </tr>
            </thead>
            <tbody>
              {tender.complaints.map((one) => (
                <tr key={one.id}>
                  <Td>{one.kind}</Td>
                  <Td>{one.receivedOn}</Td>
                  <Td>{one.answeredOn ?? '—'}</Td>
                  <Td>{one.decidedOn ?? '—'}</Td>
                  <Td>{one.executedOn ?? '—'}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      <Card title="评标委员会" note={tender.drawnHow ?? undefined}>
        {tender.evaluators.length === 0 ? (
          <p className="text-sm text-muted">没有报送评委名单。</p>
        ) : (
          <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
            {tender.evaluators.map((one) => (
              <li key={one.id}>
                {one.no} <span className="text-muted">{one.ownerRep ? '招标人代表' : (one.speciality ?? '专家')}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}
