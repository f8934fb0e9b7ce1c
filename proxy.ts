import { type NextRequest, NextResponse } from 'next/server'

const doors = ['/gov', '/ent', '/screen']

/** Adds the security headers with a nonce of this response, and sends people without a cookie to sign in. It authorises nothing. */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  const hasCookie = request.cookies.has('next-auth.session-token') || request.cookies.has('__Secure-next-auth.session-token')
  if (!hasCookie && doors.some((door) => pathname === door || pathname.startsWith(`${door}/`))) {
    const login = new URL('/login', request.url)
    login.searchParams.set('next', `${pathname}${search}`)
    return NextResponse.redirect(login)
  }
  const nonce = btoa(crypto.randomUUID())
  const development = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', `${pathname}${search}`)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

// Uploads, the interface and files stay outside: the proxy would cut request bodies at 10 MB.
export const config = { matcher: [{ source: '/((?!api/|_next/static|_next/image|map/|icons.svg|favicon.ico).*)' }] }
