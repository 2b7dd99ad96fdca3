/** Words of the login page. */
export const zh = {
  "login.title": "登录",
  "login.email": "邮箱",
  "login.password": "密码",
  "login.submit": "登录",
  "login.forgot": "忘记密码",
  "login.invited": "我有邀请码",
  "login.expired": "登录已过期，请重新登录。未发送的内容仍保存在本机。",
  "login.no_officer": "这个账号还没有对应的干部信息，请联系系统管理员核对。",
  "login.show_password": "显示密码",
  "login.hide_password": "隐藏密码",

  "error.invalid_credentials": "邮箱或密码不正确",
  "error.invalid_credentials.next": "请检查后重新输入；忘记密码可以找回。",
  "error.account_disabled": "这个账号已停用",
  "error.account_disabled.next": "请联系系统管理员。",
  "error.email_not_confirmed": "邮箱尚未确认",
  "error.email_not_confirmed.next": "请打开确认邮件中的链接。",
} as const;
