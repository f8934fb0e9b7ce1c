import { cases } from '../cases'
import { consortium, traces } from './rows'

const at = (time: string) => `2026-05-20T${time}+08:00`
const ip = { ip: '10.1.1.8', ip_shared: false, uploaded_at: '2026-05-20T09:00:00+08:00' }
const uploads = (...times: string[]) => ({
  t: { deadline_at: at('18:00:00') },
  x: times.map((time) => ({ uploaded_at: at(time) })),
})

export const deviceCases = [
  cases(
    'WB001',
    traces(ip, { uploaded_at: '2026-05-20T10:00:00+08:00' }),
    traces({ ...ip, ip_shared: true }),
    traces(ip, { uploaded_at: '2026-05-21T09:00:00+08:00' }),
    true,
  ),
  cases(
    'WB002',
    traces({ mac: '3C-7C-3F-11-22-33' }),
    traces({ mac: '00-0C-29-11-22-33' }),
    { ...traces({ mac: '3C-7C-3F-11-22-33' }), ...consortium },
    false,
  ),
  cases(
    'WB003',
    traces({ cpu: 'CPU-SN-7788' }),
    traces({ cpu: 'To Be Filled By O.E.M.' }),
    traces({ cpu: 'BFEBFBFF000906EA', disk: 'D1', board: 'M1' }, { disk: 'D2', board: 'M2' }),
    false,
  ),
  cases('WB004', traces({ disk: 'S3Z8NB0K' }), traces({ disk: 'S3Z8NB0K' }, { disk: 'S3Z8NB0L' }), traces({ disk: '0000_0000' }), false),
  cases(
    'WB005',
    traces({ board: 'MB-9001' }),
    traces({ board: 'Default string' }),
    traces({ board: 'MB-9001' }, { board: 'MB-9002' }),
    false,
  ),
  cases(
    'WB006',
    traces({ lock_no: 'GLD-10086' }),
    traces({ lock_no: '学习版' }),
    traces({ lock_no: 'GLD-10086' }, { lock_no: 'GLD-10087' }),
    false,
  ),
  cases(
    'WB007',
    { t: { doc_file_code: 'F0' }, ...traces({ file_code: 'F1' }) },
    { t: { doc_file_code: 'F1' }, ...traces({ file_code: 'F1' }) },
    { t: {}, ...traces({ file_code: 'F1' }) },
    false,
  ),
  cases(
    'WB008',
    traces({ ca_handler_token: '甲', ca_applied_at: at('09:00:00') }, { ca_applied_at: at('15:00:00') }),
    traces({ ca_handler_token: '甲', ca_applied_at: at('09:00:00') }, { ca_handler_token: '乙', ca_applied_at: at('15:00:00') }),
    traces({ ca_handler_token: '甲', ca_applied_at: at('09:00:00') }, { ca_handler_token: '乙', ca_applied_at: at('09:05:00') }),
    false,
  ),
  cases(
    'WB009',
    traces({ login_device: 'DEV-1' }),
    traces({ login_device: 'DEV-1' }, { login_device: 'DEV-2' }),
    traces({ login_device: 'DEV-1', ip_shared: true }),
    false,
  ),
  cases(
    'WB010',
    uploads('17:10:00', '17:12:00', '10:00:00'),
    uploads('17:10:00', '17:12:00', '17:30:00'),
    uploads('17:10:00', '17:15:00', '10:00:00'),
    false,
  ),
  cases(
    'WB011',
    traces({ download_device: 'DEV-1' }),
    traces({ download_device: 'DEV-1' }, { download_device: 'DEV-2' }),
    traces({ download_device: '交易中心公用终端' }),
    false,
  ),
]
