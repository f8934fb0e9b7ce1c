import { Status } from '@/components/ui/status'

type Org = { status: string; isListed: boolean; isOverseas: boolean; isDormant: boolean }

/** The state of an enterprise and what is special about it, in words. */
export function EnterpriseMarks({ org, quiet = false }: { org: Org; quiet?: boolean }) {
  return (
    <>
      {!(quiet && org.status === '存续') && (
        <Status tone={org.status === '存续' ? 'ok' : 'warn'} shape={org.status === '存续' ? 'check' : 'alert'}>
          {org.status}
        </Status>
      )}
      {org.isListed && <Status tone="brand">上市</Status>}
      {org.isOverseas && <Status tone="notice">境外</Status>}
      {org.isDormant && (
        <Status tone="warn" shape="pause">
          停业
        </Status>
      )}
    </>
  )
}
