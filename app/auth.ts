import { headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { callerOf } from '@/lib/identity/sign-in/caller-address'
import { signIn } from '@/lib/identity/sign-in/sign-in'
import { signInBySso } from '@/lib/identity/sign-in/sso'
import { isRefusal } from '@/lib/kernel/refusal'
import { env, secret } from '@/lib/platform/env'
import { reportBug } from '@/lib/platform/log'
import { endSession, sessionHours } from '@/lib/platform/session'

export const authSecret = secret('auth')
const secure = env.PUBLIC_URL?.startsWith('https://') ?? false
export const sessionCookie = secure ? '__Secure-next-auth.session-token' : 'next-auth.session-token'

/** The address of the caller, as the connection or the proxies in front say it (`TRUSTED_PROXIES`); null when unknown. */
export async function callerAddress(): Promise<string | null> {
  return callerOf((await headers()).get('x-forwarded-for'), env.TRUSTED_PROXIES)
}

const password = CredentialsProvider({
  id: 'password',
  name: '账号口令',
  credentials: { login: { label: '账号' }, password: { label: '口令', type: 'password' } },
  async authorize(given) {
    try {
      const asked = await headers()
      const input = {
        login: String(given?.login ?? ''),
        password: String(given?.password ?? ''),
        ip: await callerAddress(),
        userAgent: asked.get('user-agent'),
      }
      const signedIn = await signIn(input, new Date())
      return { id: signedIn.userId, name: signedIn.name, token: signedIn.token }
    } catch (error) {
      // next-auth shows the message of an Error to the caller: only expected refusals may speak.
      if (isRefusal(error)) throw new Error(error.message)
      throw new Error(`系统出现未预料的错误（编号 ${reportBug(error, 'signIn')}），请稍后再试。`)
    }
  },
})

const singleSignOn: NextAuthOptions['providers'] =
  env.OIDC_ISSUER && env.OIDC_CLIENT_ID
    ? [
        {
          id: 'oidc',
          name: env.OIDC_NAME ?? '统一身份认证',
          type: 'oauth',
          wellKnown: `${env.OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
          clientId: env.OIDC_CLIENT_ID,
          clientSecret: env.OIDC_CLIENT_SECRET ?? '',
          authorization: { params: { scope: 'openid profile' } },
          idToken: true,
          checks: ['pkce', 'state', 'nonce'],
          profile: (profile: { sub: string; name?: string }) => ({ id: profile.sub, name: profile.name ?? profile.sub }),
        },
      ]
    : []

/** Sign-in by name and password or by OpenID Connect; the cookie carries only the random session token, sealed. */
export const authOptions: NextAuthOptions = {
  secret: authSecret,
  session: { strategy: 'jwt', maxAge: sessionHours * 3600 },
  pages: { signIn: '/login', error: '/login', signOut: '/login' },
  useSecureCookies: secure,
  providers: [password, ...singleSignOn],
  callbacks: {
    async signIn({ user, account, profile }) {
      if (account?.provider !== 'oidc') return true
      const subject = (profile as { sub?: string } | undefined)?.sub
      const signedIn = subject ? await signInBySso(env.OIDC_ISSUER ?? '', subject, await callerAddress(), new Date()) : null
      if (!signedIn) return '/login?error=unbound'
      user.token = signedIn.token
      user.id = signedIn.userId
      return true
    },
    jwt({ token, user }) {
      return user?.token ? { sub: user.id, token: user.token } : token
    },
    // Nothing of the token goes to scripts in the browser.
    session: ({ session }) => ({ expires: session.expires }),
    redirect: ({ url, baseUrl }) =>
      url.startsWith('/') && !url.startsWith('//') ? `${baseUrl}${url}` : new URL(url).origin === baseUrl ? url : baseUrl,
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.token === 'string') await endSession(token.token, '本人退出', new Date())
    },
  },
}
