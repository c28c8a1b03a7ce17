/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns recognised by the words over them. */
#include <glib.h>

#include "gops-member-mapping.h"

static const struct
{
  const char *headers;
  const char *fields;
} cases[] = {
  { "姓名,QQ号,手机号,入群时间,备注", "name,qq,phone,joined-on,note" },
  { "群昵称,微信号,最后发言,消息数,标签,邀请人,生日", "nickname,wechat,last-spoke,messages,tags,invited-by,birthday" },
  { "Name,Nickname,Phone,E-mail,Joined,Last spoke,Messages", "name,nickname,phone,email,joined-on,last-spoke,messages" },
  { "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,NOTES,TAGS", "email,given-name,family-name,ignore,joined-on,note,tags" },
  { "id,name,username,email,title,created_at,last_seen_at,last_posted_at,post_count",
    "external-id,name,nickname,email,ignore,joined-on,ignore,last-spoke,messages" },
  { "name,nickname,joined_on,last_spoke_at,active_days,role,invited_by", "name,nickname,joined-on,last-spoke,active-days,role,invited-by" },
  { "手机号 (必填),姓名", "phone,name" },
  { "昵称,手机", "nickname,phone" },
  { "序号,群昵称,昵称,微信号", "ignore,nickname,name,wechat" },
  { "姓名,群昵称,昵称", "name,nickname,ignore" },
  { "Player First Name,Email,Source,Another email", "given-name,email,ignore,ignore" },
  { "Email,email", "email,ignore" },
  { "姓名,微信号,QQ号,账号", "name,wechat,qq,external-id" },
  { "Name,Telegram,Discord,Slack ID,WhatsApp", "name,telegram,discord,slack,phone" },
  { "姓名,企业微信,飞书,钉钉号", "name,wecom,feishu,dingtalk" },
  { "wxid,微信号,QQ,qq号", "ignore,wechat,ignore,qq" },
  { "订单号,下单时间,买家昵称,收货人,手机号,商品,数量,实付金额", "ignore,ignore,ignore,name,phone,ignore,ignore,ignore" },
  { "买家昵称,收货人手机号,手机", "name,ignore,phone" },
  { "foo,bar,", "ignore,ignore,ignore" },
};

static void
test_guess (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) headers = g_strsplit (cases[i].headers, ",", -1);
      g_autofree GopsMemberField *fields = g_new0 (GopsMemberField, g_strv_length (headers));
      g_autoptr (GString) got = g_string_new (NULL);

      gops_member_mapping_guess ((const char *const *) headers, g_strv_length (headers), fields);
      for (guint c = 0; headers[c] != NULL; c++)
        g_string_append_printf (got, "%s%s", c > 0 ? "," : "", gops_member_field_get_info (fields[c])->id);
      g_assert_cmpstr (got->str, ==, cases[i].fields);
    }
}

static void
test_ids (void)
{
  GopsMemberField field;

  for (guint i = 0; i < GOPS_MEMBER_N_FIELDS; i++)
    {
      g_assert_nonnull (gops_member_field_get_info (i)->label);
      g_assert_true (gops_member_field_from_id (gops_member_field_get_info (i)->id, &field));
      g_assert_cmpuint (field, ==, i);
    }
  g_assert_true (gops_member_field_from_id ("last_spoke_at", &field));
  g_assert_cmpint (field, ==, GOPS_MEMBER_FIELD_LAST_SPOKE);
  g_assert_false (gops_member_field_from_id ("shoe-size", &field));
}

/* The same for fields of another kind. */
static void
test_other_fields (void)
{
  static const GopsMappingField fields[] = {
    { "ignore", "Leave out", GOPS_MAPPING_TEXT, NULL },
    { "amount", "Amount", GOPS_MAPPING_NUMBER, "amount total 金额" },
    { "paid-on", "Paid", GOPS_MAPPING_DATE, "paidon date 日期" },
  };
  static const char *const headers[] = { "Date", "Total (EUR)", "Paid on", "AMOUNT", "" };
  static const guint expected[] = { 0, 0, 2, 1, 0 };
  guint got[G_N_ELEMENTS (headers)], field = 7;

  g_assert_cmpuint (gops_mapping_guess (fields, G_N_ELEMENTS (fields), headers, G_N_ELEMENTS (headers), got), ==, 2);
  g_assert_cmpmem (got, sizeof got, expected, sizeof expected);
  g_assert_true (gops_mapping_find (fields, G_N_ELEMENTS (fields), "Paid_On", &field));
  g_assert_cmpuint (field, ==, 2);
  g_assert_false (gops_mapping_find (fields, G_N_ELEMENTS (fields), "paid", &field));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/mapping/guess", test_guess);
  g_test_add_func ("/intake/mapping/ids", test_ids);
  g_test_add_func ("/intake/mapping/other-fields", test_other_fields);
  return g_test_run ();
}
