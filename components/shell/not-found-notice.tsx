'use client'

import { ButtonLink } from '@/components/ui/button'
import { NoticePage } from '@/components/ui/notice-page'

/** Shown alike for what does not exist and what the person may not see; inside the frame or outside. */
export function NotFoundNotice() {
  return (
    <NoticePage mark="404" title="未找到该内容" actions={<ButtonLink href="/">返回首页</ButtonLink>}>
      <p>该页面或记录不存在、已被移除，或不在您的权限范围内。</p>
      <p>请核对编号后重试；如确需查看，请联系本单位系统管理员核实岗位与授权。</p>
    </NoticePage>
  )
}
