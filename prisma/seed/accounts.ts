import { createHash } from 'node:crypto'

/** The password of every seeded account. Known to everybody who reads this file: a system in earnest use is not seeded with people. */
export const demoPassword = 'Guozi@2026demo'

export type DemoAccount = { login: string; name: string; role: string; org: string; password: string; note: string }

const commission = '青岛市国资委'
const factor = '须输入动态口令：npm run -s guozi -- totp '
const account = (login: string, name: string, role: string, org: string, note: string): DemoAccount => ({
  login,
  name,
  role,
  org,
  password: demoPassword,
  note,
})
const guarded = (login: string, name: string, role: string, note: string) =>
  account(login, name, role, commission, `${note};${factor}${login}`)

/** Accounts to try the platform with: every role that signs in at least once (the public, X-PUBLIC, has pages but no account). */
export const demoAccounts: readonly DemoAccount[] = [
  guarded('leader', '林海岳', 'R-LEAD', '主任，主持全面工作，分管办公室、人事、领导人员管理'),
  guarded('leader2', '周明远', 'R-LEAD', '副主任，分管产权、资本运营'),
  guarded('leader3', '孙立群', 'R-LEAD', '副主任，分管财务、预算、考核分配'),
  guarded('leader4', '高文博', 'R-LEAD', '副主任，分管规划、改革、科技创新'),
  guarded('leader5', '郑惠敏', 'R-LEAD', '副主任，分管监督、稽查、法规'),
  guarded('leader6', '曲建国', 'R-LEAD', '副主任，分管大数据、监测中心、社会责任、党建'),
  account('bgs-chief', '汪玉东', 'R-CHIEF', commission, '办公室主任：审批用印、印章密钥变更，签发首违通报'),
  account('cqgl-chief', '李文涛', 'R-CHIEF', commission, '产权管理处处长：复核、登记会议结果、发通知'),
  account('cqgl-officer', '王晓琳', 'R-OFFICER', commission, '产权管理处综合岗：初审、制发文书，看全部企业'),
  account('cqgl-officer2', '赵一鸣', 'R-OFFICER', commission, '产权管理处监管专员：只看分管企业'),
  account('cwjd-chief', '陈国栋', 'R-CHIEF', commission, '财务监管处处长，并受预算处处长委托'),
  account('cwjd-officer', '刘雅静', 'R-OFFICER', commission, '财务监管处综合岗'),
  account('ghfz-chief', '徐志刚', 'R-CHIEF', commission, '规划发展处处长'),
  account('ghfz-officer', '于佳宁', 'R-OFFICER', commission, '规划发展处综合岗'),
  account('jdjc-officer', '冷静秋', 'R-OFFICER', commission, '监督稽查处综合岗：核查采购风险，看全部企业'),
  account('jdjc-chief', '仲克勤', 'R-CHIEF', commission, '监督稽查处处长：认定风险、发布模型参数'),
  account('rsc-officer', '盛以宁', 'R-OFFICER', commission, '人事处综合岗：录入职业生涯全周期一件事'),
  account('rsc-chief', '贺长青', 'R-CHIEF', commission, '人事处处长：复核职业生涯事项'),
  account('zcfg-officer', '邵嘉雯', 'R-OFFICER', commission, '政策法规处：起草事项目录与授权放权清单'),
  account('zcfg-chief', '汤德洁', 'R-CHIEF', commission, '政策法规处处长：审批事项目录与授权放权清单'),
  account('window', '宋美玲', 'R-WINDOW', commission, '收件窗口：受理、补正、不予受理'),
  account('monitor', '韩东旭', 'R-MON', commission, '监测中心监测员：统计与大屏，不办件'),
  account('monitor-head', '马志远', 'R-MONHEAD', commission, '监测中心主任：统计、大屏、发通知'),
  account('data-admin', '吴思齐', 'R-DATA', commission, '数据管理员：企业主数据与元数据'),
  account('discipline', '石正清', 'R-JJ', commission, '派驻纪检监察组：监督条线只读'),
  account('accountability', '方致和', 'R-ZJ', commission, '责任追究调查员'),
  account('modeler', '沈知行', 'R-MODEL', commission, '风险模型管理员'),
  guarded('sysadmin', '程守一', 'R-SYS', '系统管理员：组织、账号、参数，不见业务'),
  guarded('secadmin', '严慎行', 'R-SEC', '安全保密管理员：授权审批、会话'),
  guarded('auditor', '陆鉴明', 'R-AUD', '安全审计员：日志只读'),
  account('ct-admin', '张启航', 'E-ADMIN', '城投集团', '集团管理员：本集团账号'),
  account('ct-fill', '杨雪晴', 'E-FILL', '城投集团', '填报人：填报并提交事项，代无专人的下级企业填报'),
  account('ct-check', '郭建平', 'E-CHECK', '城投集团', '审核人：复核、退回'),
  account('ct-head', '黎波', 'E-HEAD', '城投集团', '法定代表人：签发上报'),
  account('ct-party', '邵红梅', 'E-PARTY', '城投集团', '党委、董事会秘书'),
  account('ct-fin', '钱进宝', 'E-FIN', '城投集团', '财务、司库岗'),
  account('ct-pur', '丁采薇', 'E-PUR', '城投集团', '采购管理岗'),
  account('ct-jj', '廉志强', 'E-JJ', '城投集团', '企业纪检'),
  account('ct-view', '范宏业', 'E-VIEW', '城投集团', '集团领导：只读'),
  account('huangdao-admin', '薛海滨', 'D-ADMIN', '黄岛区国资', '区（市）管理员'),
  account('huangdao-officer', '逄晓东', 'D-OFFICER', '黄岛区国资', '区（市）监管专员：受理、初审区属企业办件'),
  account('huangdao-head', '殷国华', 'D-HEAD', '黄岛区国资', '区（市）国资负责人：复核、审签'),
  account('huangdao-qy-fill', '管春燕', 'E-FILL', '黄岛区属国有资本投资集团', '区属企业填报人'),
  account('audit-liaison', '尹审之', 'X-AUDIT', '市审计局', '协同部门联络员：只见移送件'),
  account('expert', '袁衡之', 'X-EXPERT', '外部专家', '外部专家：只见受邀事项'),
]

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The second-factor secret (base32, 160 bits) of a demo account; follows from the login, so the command line can show the code. */
export function demoTotpSecret(login: string): string {
  const bits = [...createHash('sha256').update(`guozi-demo-totp\0${login}`).digest().subarray(0, 20)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
  return bits.replace(/.{5}/g, (five) => base32[Number.parseInt(five, 2)]!)
}
