import { addDays } from '@/lib/kernel/workday'
import { amount, dayNear, type Recipe, typed } from './draw'

const lossLevel = (loss: number) => (loss < 500 ? '一般' : loss < 5000 ? '较大' : '重大')

/** Accountability, safety, decision and purchasing matters. */
export const oversightRecipes: Readonly<Record<string, Recipe>> = {
  'GZ-JD-01': (draw, { today }) => {
    const day = dayNear(draw, today, -3, -1)
    return typed({
      ...{
        event_name: draw.pick(['合作方逾期回款', '子企业诉讼保全', '境外项目停工']),
        event_type: draw.pick(['重大诉讼仲裁', '债务违约']),
      },
      ...{
        event_time: `${day}T09:30`,
        report_time: `${addDays(day, 1)}T09:30`,
        delay_hours: 24,
        amount: amount(draw, 500, 4000),
        est_loss: amount(draw, 100, 3000),
      },
      ...{ pct_asset: 1.2, pct_net_asset: 3.4, pct_netprofit: 6, level: '较大', status: '首报' },
      measures:
        '已成立处置专班，暂停与相关方的新增业务往来，申请财产保全，梳理合同与担保链条，测算最大可能损失，每周向集团报告处置进展并同步监管部门。',
    })
  },
  'GZ-JD-02': (draw, { today }) =>
    typed({
      ...{
        role: draw.pick(['原告', '被告']),
        opponent: '某建设工程有限公司',
        amount: amount(draw, 100, 4000),
        cause: draw.pick(['建设工程施工合同纠纷', '买卖合同纠纷']),
      },
      ...{ stage: draw.pick(['立案', '一审', '二审']), stage_date: dayNear(draw, today, -60, -3), est_loss: amount(draw, 0, 800) },
    }),
  'GZ-JD-03': (draw, { today, people }) => {
    const loss = amount(draw, 50, 6000)
    return typed({
      ...{
        clue_name: '工程结算超付问题',
        phase_now: '核查',
        deadline: dayNear(draw, today, 40, 120),
        source: draw.pick(['审计', '系统模型']),
      },
      ...{
        category: '工程承包建设',
        situation_no: '未按规定办理工程结算',
        loss,
        level: lossLevel(loss),
        other_consequence: '一般',
        exempt: false,
      },
      persons: [{ name: people[0] ?? '钱责', post: '项目部经理', duty: '直接责任', measure: '诫勉' }],
    })
  },
  'GZ-JD-04': (draw, { today }) => {
    const issues = draw.int(5, 40)
    return typed({
      ...{
        content: '两项合并',
        audit_year: Number(today.slice(0, 4)),
        coverage: draw.int(35, 80),
        issues,
        rectified: Math.ceil(issues * 0.9),
      },
      ...{ has_defect: false, has_er: false },
      projects: [{ name: '采购管理专项审计', object: '所属三户企业', focus: '采购方式与合同履约', finish: dayNear(draw, today, 60, 180) }],
    })
  },
  'GZ-SH-01': (draw, { today }) =>
    typed({
      ...{ event_name: draw.pick(['施工现场物体打击', '厂区配电室起火']), event_type: '生产安全', report_kind: '快报', level: '一般' },
      ...{
        time: `${dayNear(draw, today, -2, -1)}T14:20`,
        report_minutes: draw.int(20, 55),
        dead: 0,
        hurt: draw.int(0, 2),
        loss: amount(draw, 10, 300),
      },
      location: draw.pick(['370202', '370211', '370214']),
    }),
  'GZ-ZH-01': (draw, { today }) => {
    const day = dayNear(draw, today, -6, -2)
    return typed({
      ...{
        matter_type: draw.pick(['重大决策', '重大项目安排']),
        topic: '关于新建项目立项与融资安排的议题',
        party_scope: true,
        party_pre: true,
      },
      ...{
        amount: amount(draw, 1000, 30000),
        meeting_date: day,
        due_attend: 9,
        attend: draw.int(7, 9),
        has_dissent: false,
        result: '通过',
      },
      ...{
        resolution_no: `决议〔${day.slice(0, 4)}〕${draw.int(1, 99)}号`,
        exec_status: '未执行',
        related_filing: `GZ-GH-02-${day.slice(0, 4)}-0001`,
      },
    })
  },
  'GZ-CG-01': (draw, { others }) => {
    const direct = draw.chance(0.5)
    return typed({
      ...{
        project_name: draw.pick(['检测设备采购', '软件运维服务']),
        category: draw.pick(['货物', '服务']),
        est_amount: amount(draw, 100, 900),
      },
      ...{
        is_legal_tender: false,
        method: direct ? '直接采购' : '询比采购',
        reason_code: '专利专有技术',
        split_check: '无',
        notice_days: 5,
      },
      suppliers: [{ name: others[0]!.name, uscc: others[0]!.uscc ?? '', quote: 90 }],
    })
  },
}
