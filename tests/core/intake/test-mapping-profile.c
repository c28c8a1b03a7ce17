/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of known programs: recognised by their headers, and by nothing less. */
#include <string.h>

#include "gops-figures-import.h"
#include "gops-mapping-profile.h"
#include "gops-member-mapping.h"
#include "gops-order-draft.h"

typedef struct
{
  const char             *kind;
  const GopsMappingField *fields;
  guint                   n;
} Kind;

static Kind
kind_of (const char *id)
{
  const Kind kinds[] = {
    { "members", gops_member_field_get_info (0), GOPS_MEMBER_N_FIELDS }, { "orders", gops_order_fields (), GOPS_ORDER_N_FIELDS },
    { "figures", gops_figures_fields (), GOPS_FIGURES_N_FIELDS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, id))
      return kinds[i];
  g_assert_not_reached ();
}

/* Headers and what they are, with commas between; "-" is left out. */
static const struct
{
  const char *kind;
  const char *profile;   /* NULL: none */
  const char *headers;
  const char *fields;
} cases[] = {
  { "members", "wenjuanxing", "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的姓名,2、您的手机号（必填）,3. 请填写您的微信号,总分", "-,-,-,-,-,-,name,phone,wechat,-" },
  { "orders", "wenjuanxing", "序号,提交答卷时间,所用时间,来源,来自IP,1、姓名,2、商品,3、金额", "-,date,-,-,-,name,product,amount" },
  { "members", "jinshuju", "序号,姓名,手机,提交人,提交时间,更新时间,填写设备,操作系统,浏览器,IP,微信昵称,微信OpenID", "-,name,phone,-,-,-,-,-,-,-,nickname,external-id" },
  { "orders", "jinshuju", "序号,姓名,手机,总价,提交时间,更新时间,填写设备,操作系统,浏览器,IP,交易号,微信OpenID", "-,name,phone,amount,date,-,-,-,-,-,number,account" },
  { "members", "tencent-docs", "提交者（自动）,提交时间（自动）,姓名（必填）,手机号（必填）,生日（选填）", "nickname,-,name,phone,birthday" },
  { "figures", "wecom-groups", "统计日期,群名称,群主,群创建时间,群总人数,新增群人数,退群人数,有过消息的群成员数,群消息总数", "date,group,-,-,members,joined,left,spoke,messages" },
  { "members", "wecom-customers", "客户名称,描述,添加人,添加人账号,添加时间,来源,手机,标签", "name,note,-,-,-,-,phone,tags" },
  { "members", "groupops-before-points", "姓名,群昵称,账号,手机号,邮箱,生日,角色,分层,入群日期,最后发言,消息数,活跃天数,邀请数,打卡次数,购买次数,积分,标签,邀请人,备注,QQ,Birthday",
    "name,nickname,external-id,phone,email,birthday,role,-,joined-on,last-spoke,messages,active-days,invites,checkins,purchases,points,tags,"
    "invited-by,note,-,-" },
  { "members", "groupops", "姓名,群昵称,账号,手机号,邮箱,生日,角色,分层,入群日期,最后发言,消息数,活跃天数,邀请数,打卡次数,购买次数,积分,带来的积分,标签,邀请人,备注,QQ,Birthday",
    "name,nickname,external-id,phone,email,birthday,role,-,joined-on,last-spoke,messages,active-days,invites,checkins,purchases,-,points,tags,"
    "invited-by,note,-,-" },
  { "members", NULL, "序号,姓名,手机,来源", NULL },
  { "members", NULL, "姓名,手机,提交时间", NULL },
  { "figures", NULL, "提交者（自动）,提交时间（自动）", NULL },
  { "orders", NULL, "订单号,买家,付款时间,实付金额", NULL },
};

static char *
map (const GopsMappingProfile *profile,
     const Kind               *kind,
     char                    **headers)
{
  guint n = g_strv_length (headers);
  g_autofree guint *fields = g_new0 (guint, n);
  GString *out = g_string_new (NULL);

  gops_mapping_profile_apply (profile, kind->fields, kind->n, (const char *const *) headers, n, fields);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", fields[i] == 0 ? "-" : kind->fields[fields[i]].id);
  return g_string_free (out, FALSE);
}

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) headers = g_strsplit (cases[i].headers, ",", -1);
      const Kind kind = kind_of (cases[i].kind);
      const GopsMappingProfile *profile = gops_mapping_profile_find (cases[i].kind, (const char *const *) headers, g_strv_length (headers));
      g_autofree char *fields = profile != NULL ? map (profile, &kind, headers) : NULL;

      g_assert_cmpstr (profile != NULL ? gops_mapping_profile_get_id (profile) : NULL, ==, cases[i].profile);
      g_assert_cmpstr (fields, ==, cases[i].fields);
    }
}

static void
test_names (void)
{
  const GPtrArray *profiles = gops_mapping_profiles ();

  g_assert_cmpuint (profiles->len, >=, 5);
  for (guint i = 0; i < profiles->len; i++)
    g_assert_cmpstr (gops_mapping_profile_get_name (profiles->pdata[i]), !=, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/mapping-profile/tables", test_tables);
  g_test_add_func ("/intake/mapping-profile/names", test_names);
  return g_test_run ();
}
