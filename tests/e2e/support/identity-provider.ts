import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type KoaContext } from 'oidc-provider'
import { oidcClient } from '../../support/e2e-platform'

/** A real OpenID Connect provider on loopback, with the people it knows by their subject; gives how to stop it. */
export async function startIdentityProvider(issuer: string, platform: string, people: Readonly<Record<string, string>>) {
  const provider = new Provider(issuer, {
    clients: [{ client_id: oidcClient.id, client_secret: oidcClient.secret, redirect_uris: [`${platform}/api/auth/callback/oidc`] }],
    cookies: { keys: ['a key of this test run'] },
    claims: { openid: ['sub'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, name: people[sub] }) }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }: KoaContext) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const handle = provider.callback()
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, people, request, response)
    else void handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve))
  return () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
}

/** The provider's own page of sign-in: one link a person, which signs in as that person. */
async function interact(provider: Provider, people: Readonly<Record<string, string>>, request: IncomingMessage, response: ServerResponse) {
  const [, , uid, sub] = (request.url ?? '').split('/')
  if (sub) return provider.interactionFinished(request, response, { login: { accountId: decodeURIComponent(sub) } })
  const links = Object.entries(people).map(([key, name]) => `<li><a href="/interaction/${uid}/${encodeURIComponent(key)}">${name}</a></li>`)
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><html lang="zh-CN"><title>统一身份认证</title><h1>统一身份认证</h1><ul>${links.join('')}</ul></html>`)
}
