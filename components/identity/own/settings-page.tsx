import { OwnDevices } from '@/components/identity/own/own-devices'
import { OwnPhrases } from '@/components/identity/own/own-phrases'
import { OwnViews } from '@/components/identity/own/own-views'
import { DateTime } from '@/components/patterns/date-time'
import { PageFrame } from '@/components/patterns/page-frame'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Status } from '@/components/ui/status'
import { type OwnProfile, ownProfile } from '@/lib/identity/queries/profile'
import { ownSessions } from '@/lib/identity/queries/sessions'
import { type Actor, may } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor }

/** The person's own data, how they prove themselves, where they are signed in, and how they like the platform. */
export async function SettingsPage({ face, actor }: Props) {
  const { profile, sessions } = await runTogether(actor, async (ask) => ({
    profile: await ask(ownProfile, {}),
    sessions: await ask(ownSessions, {}),
  }))
  const writes = may(actor, 'inbox.read')
  return (
    <PageFrame title="个人设置" facts={[profile.orgName, profile.departmentName, profile.title]}>
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <Card title="基本信息">
          <DefinitionList columns={1} items={own(profile)} />
        </Card>
        <Card title="登录安全">
          <DefinitionList columns={1} items={proofs(profile)} />
        </Card>
      </div>
      <OwnDevices sessions={sessions} />
      <div className="grid items-start gap-3 lg:grid-cols-2">
        {writes && <OwnPhrases phrases={profile.phrases} />}
        <OwnViews face={face} views={profile.views} />
      </div>
    </PageFrame>
  )
}

function own(profile: OwnProfile) {
  return [
    { key: 'name', label: '姓名', value: profile.name },
    { key: 'login', label: '账号名', value: profile.login },
    { key: 'phone', label: '手机', value: profile.phoneMask || '未登记' },
    {
      key: 'posts',
      label: '岗位',
      value: (
        <ul className="space-y-1">
          {profile.posts.map((post) => (
            <li key={`${post.role}${post.department}`} className="flex flex-wrap gap-x-2">
              {[post.department, post.role].filter(Boolean).join(' · ')}
              {post.isMain && <Status tone="brand">主岗</Status>}
              {post.toDate && <span className="text-muted">至 {post.toDate}</span>}
            </li>
          ))}
        </ul>
      ),
    },
    { key: 'last', label: '本次登录', value: <DateTime iso={profile.lastLoginAt} /> },
  ]
}

function proofs(profile: OwnProfile) {
  const left = profile.passwordDaysLeft
  return [
    {
      key: 'password',
      label: '口令',
      value: (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          {left !== null && <span className={left <= 7 ? 'text-warn' : ''}>{left} 天后须更换</span>}
          <ButtonLink href="/login/password" size="sm">
            修改口令
          </ButtonLink>
        </span>
      ),
    },
    {
      key: 'factor',
      label: '动态口令',
      value: profile.enrolled ? (
        <span className="flex flex-wrap items-center gap-2">
          <Status tone="ok" shape="check">
            已登记
          </Status>
          <span className="text-muted">更换手机请联系安全保密管理员重置</span>
        </span>
      ) : (
        <span className="text-muted">{profile.needsFactor ? '下次登录时登记' : '您的岗位不要求'}</span>
      ),
    },
  ]
}
