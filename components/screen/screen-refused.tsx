import { Link } from '@/components/ui/link'

/** Said to people of the commission and the districts whose post does not include the screen. */
export function ScreenRefused() {
  return (
    <main className="stage-page">
      <div className="panel max-w-xl gap-3 text-(--ink)">
        <h1 className="text-xl font-semibold">您的岗位不能查看大屏</h1>
        <p className="text-(--quiet)">大屏向委领导、处室负责人、监测与数据人员开放。如需查看，请由处室负责人向安全管理员提出授权申请。</p>
        <Link href="/gov" className="self-start text-(--bright) underline underline-offset-4">
          返回我的桌面
        </Link>
      </div>
    </main>
  )
}
