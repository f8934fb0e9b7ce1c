import { lookup as resolve } from 'node:dns'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { type Allowed, hostOf, mayConnect, urlProblem } from '@/lib/openapi/rules/address'

/** What the receiver answered; `code` null = no answer, and `error` says why in Chinese. */
export type Posted = { code: number | null; error: string | null }

const wholeMs = 10_000

/**
 * Posts a text to a receiver. The address is asked where the connection is made, so a name that leads elsewhere a moment later leads
 * nowhere; redirects are not followed and the answer is not kept. Throws nothing.
 */
export async function post(target: string, headers: Readonly<Record<string, string>>, body: string, allowed: Allowed): Promise<Posted> {
  const problem = urlProblem(target)
  if (problem) return { code: null, error: problem }
  const url = new URL(target)
  const host = hostOf(url)
  if (isIP(host) && !mayConnect(host, host, allowed)) return { code: null, error: refused(host) }
  return new Promise((answer) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest
    const request = send(
      url,
      {
        method: 'POST',
        agent: false,
        lookup: guardedLookup(host, allowed),
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const code = response.statusCode ?? 0
        response.resume()
        response.destroy()
        finish({ code, error: code >= 200 && code < 300 ? null : `接收方返回 ${code}` })
      },
    )
    const timer = setTimeout(() => request.destroy(new Error('timeout')), wholeMs)
    const finish = (posted: Posted) => {
      clearTimeout(timer)
      answer(posted)
    }
    request.on('error', (error) => finish({ code: null, error: wordsOf(error) }))
    request.end(body)
  })
}

const refused = (address: string) => `地址 ${address} 属于内部或保留网段，未经系统管理员允许`

class Forbidden extends Error {}

function guardedLookup(host: string, allowed: Allowed): LookupFunction {
  return (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '')
      const bad = found.find((one) => !mayConnect(host, one.address, allowed))
      if (bad || !found[0]) return done(new Forbidden(refused(bad?.address ?? name)), '')
      if (options.all) return done(null, found)
      done(null, found[0].address, found[0].family)
    })
  }
}

const known: Readonly<Record<string, string>> = {
  ECONNREFUSED: '接收方拒绝连接',
  ECONNRESET: '连接被接收方中断',
  ENOTFOUND: '找不到接收方的域名',
  EAI_AGAIN: '域名暂时无法解析',
  ETIMEDOUT: '连接超时',
  EHOSTUNREACH: '网络不可达',
  ENETUNREACH: '网络不可达',
}

function wordsOf(error: Error): string {
  if (error instanceof Forbidden) return error.message
  if (error.message === 'timeout') return '10 秒内没有应答'
  const code = 'code' in error ? String(error.code) : ''
  if (/CERT|TLS|SSL|SELF_SIGNED|ALTNAME/i.test(code)) return `接收方的证书不受信任（${code}）`
  return known[code] ?? `连接失败${code ? `（${code}）` : ''}`
}
