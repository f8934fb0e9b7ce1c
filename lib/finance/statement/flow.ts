import { type FlowDefinition, flowDefinitionSchema } from '@/lib/flow/schema'

/** 填报 → 审核 → 签发 → 受理: the way of every statement. The department of finance takes it in; whoever filled it does not check it. */
export const statementFlow: FlowDefinition = flowDefinitionSchema.parse({
  ...{ code: 'STATEMENT', title: '财务报表报送', promiseDays: 3, statutoryDays: null },
  steps: [
    {
      ...{ key: 'fill', name: '填报', duty: '填写报表，处理审核公式未通过的单元格', side: 'ent', kind: 'task' },
      ...{ pools: [{ role: 'E-FILL', applicant: true }], days: 0, counts: false, actions: ['submit', 'withdraw'], passLabel: '提交审核' },
      phase: 'filling',
    },
    {
      ...{
        key: 'check',
        name: '审核',
        duty: '审核报表数据与说明',
        side: 'ent',
        kind: 'task',
        pools: [{ role: 'E-CHECK', applicant: true }],
      },
      ...{ days: 0, counts: false, actions: ['pass', 'return'], apartFrom: ['fill'], passLabel: '审核通过', phase: 'filling' },
    },
    {
      ...{ key: 'sign', name: '签发', duty: '签发上报，对报表的真实、完整负责', side: 'ent', kind: 'task' },
      ...{ pools: [{ role: 'E-HEAD', applicant: true }], days: 0, counts: false, actions: ['pass', 'return'] },
      ...{ apartFrom: ['fill', 'check'], passLabel: '签发上报', phase: 'filling' },
    },
    {
      ...{ key: 'accept', name: '受理', duty: '核对报表，不符的在单元格上批注后退回', side: 'gov', kind: 'task' },
      ...{ pools: [{ role: 'R-OFFICER', department: 'lead' }], days: 3, counts: true, actions: ['conclude', 'return'] },
      ...{ passLabel: '受理', phase: 'review' },
    },
  ],
})

/** The department that takes statements in. */
export const statementLine = 'CWJD'
