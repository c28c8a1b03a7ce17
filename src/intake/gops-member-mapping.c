/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a foreign table is which fact about a member. */
#include "config.h"

#include "gops-member-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Words are compared without case, blanks and punctuation, so "E-mail Address" is "emailaddress". Earlier words fit
 * better. */
static const struct
{
  GopsMemberFieldInfo info;
  const char         *words;   /* (nullable), separated by blanks */
} fields[GOPS_MEMBER_N_FIELDS] = {
  [GOPS_MEMBER_FIELD_IGNORE] = { { "ignore", N_("Leave out"), GOPS_MEMBER_VALUE_TEXT }, NULL },
  [GOPS_MEMBER_FIELD_NAME] = { { "name", N_("Name"), GOPS_MEMBER_VALUE_TEXT },
    "姓名 name fullname realname membername 名字 名称 成员姓名 真实姓名 成员 会员 会员姓名 学员 学员姓名 客户 客户姓名 客户名称 用户 用户名称 member person "
    "contact contactname customer student user displayname player 称呼 收件人" },
  [GOPS_MEMBER_FIELD_GIVEN_NAME] = { { "given-name", N_("Given name"), GOPS_MEMBER_VALUE_TEXT },
    "firstname givenname forename playerfirstname 名" },
  [GOPS_MEMBER_FIELD_FAMILY_NAME] = { { "family-name", N_("Family name"), GOPS_MEMBER_VALUE_TEXT },
    "lastname familyname surname playerlastname 姓 姓氏" },
  [GOPS_MEMBER_FIELD_NICKNAME] = { { "nickname", N_("Nickname in the group"), GOPS_MEMBER_VALUE_TEXT },
    "群昵称 群名片 nickname groupnickname groupname 昵称 nick alias screenname 微信昵称 微信名 qq昵称 群内昵称 网名 username 用户名 handle" },
  [GOPS_MEMBER_FIELD_EXTERNAL_ID] = { { "external-id", N_("Id on the platform"), GOPS_MEMBER_VALUE_TEXT },
    "externalid platformid wxid 微信号 微信id 微信 wechat wechatid weixin qq qq号 qq号码 qqnumber userid memberid authorid openid "
    "unionid telegramid discordid slackid 平台id 用户id 成员id 会员号 会员编号 账号 帐号 account accountid uid id 工号 学号" },
  [GOPS_MEMBER_FIELD_PHONE] = { { "phone", N_("Phone"), GOPS_MEMBER_VALUE_TEXT },
    "phone mobile 手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 phonenumber mobilenumber mobilephone "
    "cell cellphone telephone tel telefon handy" },
  [GOPS_MEMBER_FIELD_EMAIL] = { { "email", N_("E-mail"), GOPS_MEMBER_VALUE_TEXT },
    "email mail emailaddress mailaddress 邮箱 电子邮箱 电子邮件 邮件 邮箱地址 邮件地址" },
  [GOPS_MEMBER_FIELD_BIRTHDAY] = { { "birthday", N_("Birthday"), GOPS_MEMBER_VALUE_DATE },
    "birthday 生日 出生日期 出生年月日 birthdate dateofbirth dob geburtstag" },
  [GOPS_MEMBER_FIELD_JOINED_ON] = { { "joined-on", N_("Joined"), GOPS_MEMBER_VALUE_DATE },
    "joinedon joined 入群时间 入群日期 加入时间 加入日期 进群时间 进群日期 joindate joinedat datejoined joinedgroup membersince createdat "
    "optintime confirmtime 注册时间 报名时间 报名日期 joined入群 入群" },
  [GOPS_MEMBER_FIELD_LEFT_ON] = { { "left-on", N_("Left"), GOPS_MEMBER_VALUE_DATE },
    "lefton left 退群时间 退群日期 离开时间 离群时间 退出时间 leftat leavedate dateleft" },
  [GOPS_MEMBER_FIELD_LAST_SPOKE] = { { "last-spoke", N_("Last spoke"), GOPS_MEMBER_VALUE_DATE },
    "lastspoke lastspokeat 最后发言 最后发言时间 最近发言 最近发言时间 上次发言 lastactive lastmessage lastpostedat lastposted lastactivity "
    "最后活跃 最后活跃时间 最近活跃 活跃时间 lastseenat lastseen" },
  [GOPS_MEMBER_FIELD_MESSAGES] = { { "messages", N_("Messages"), GOPS_MEMBER_VALUE_NUMBER },
    "messages 消息数 消息 发言数 发言次数 消息条数 发言条数 消息数量 messagecount posts postcount" },
  [GOPS_MEMBER_FIELD_ACTIVE_DAYS] = { { "active-days", N_("Active days"), GOPS_MEMBER_VALUE_NUMBER },
    "activedays 活跃天数 发言天数 活跃天数30天 activedays30" },
  [GOPS_MEMBER_FIELD_INVITES] = { { "invites", N_("Invites"), GOPS_MEMBER_VALUE_NUMBER },
    "invites 邀请数 邀请人数 拉新数 拉新人数 invitecount invited 裂变人数" },
  [GOPS_MEMBER_FIELD_CHECKINS] = { { "checkins", N_("Check-ins"), GOPS_MEMBER_VALUE_NUMBER },
    "checkins 打卡数 打卡次数 打卡天数 签到次数 签到数 checkincount" },
  [GOPS_MEMBER_FIELD_PURCHASES] = { { "purchases", N_("Purchases"), GOPS_MEMBER_VALUE_NUMBER },
    "purchases 购买次数 订单数 下单次数 成交次数 orders ordercount" },
  [GOPS_MEMBER_FIELD_POINTS] = { { "points", N_("Points"), GOPS_MEMBER_VALUE_NUMBER },
    "points 积分 score 总积分 分数" },
  [GOPS_MEMBER_FIELD_ROLE] = { { "role", N_("Role"), GOPS_MEMBER_VALUE_TEXT },
    "role 角色 身份 群身份 职务 grouprole memberrole" },
  [GOPS_MEMBER_FIELD_TAGS] = { { "tags", N_("Tags"), GOPS_MEMBER_VALUE_TEXT },
    "tags 标签 tag labels 客户标签 分组标签 groupnames" },
  [GOPS_MEMBER_FIELD_INVITED_BY] = { { "invited-by", N_("Invited by"), GOPS_MEMBER_VALUE_TEXT },
    "invitedby 邀请人 推荐人 介绍人 拉群人 inviter referrer referredby 来源人" },
  [GOPS_MEMBER_FIELD_NOTE] = { { "note", N_("Note"), GOPS_MEMBER_VALUE_TEXT },
    "note 备注 notes remark remarks comment comments 说明 备注信息" },
};

const GopsMemberFieldInfo *
gops_member_field_get_info (GopsMemberField field)
{
  g_return_val_if_fail ((guint) field < GOPS_MEMBER_N_FIELDS, NULL);

  return &fields[field].info;
}

gboolean
gops_member_field_from_id (const char      *id,
                           GopsMemberField *out_field)
{
  g_autofree char *key = g_strdelimit (g_ascii_strdown (id, -1), "_", '-');

  if (g_str_equal (key, "last-spoke-at"))   /* the database's name for it */
    key[strlen ("last-spoke")] = '\0';
  for (guint i = 0; i < GOPS_MEMBER_N_FIELDS; i++)
    if (g_str_equal (fields[i].info.id, key))
      {
        *out_field = i;
        return TRUE;
      }
  return FALSE;
}

static char *
header_key (const char *header)
{
  g_autofree char *normal = g_utf8_normalize (header, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (normal != NULL ? normal : header, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '(' && key->len > 0)   /* a remark: "手机号 (必填)" */
        break;
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (key, g_utf8_get_char (p));
    }
  return g_string_free (key, FALSE);
}

/* Returns: 0 for no fit; the higher the better */
static guint
rate (const char      *key,
      GopsMemberField  field)
{
  const char *words = fields[field].words;
  gsize length = strlen (key);
  guint rating = 1000;

  for (const char *p = words; p != NULL && length > 0; p = strchr (p, ' '), rating--)
    {
      p += *p == ' ';
      if (strncmp (p, key, length) == 0 && (p[length] == ' ' || p[length] == '\0'))
        return rating;
    }
  return 0;
}

/* The best column for each field; ties go to the column on the left. */
guint
gops_member_mapping_guess (const char *const *headers,
                           guint              n,
                           GopsMemberField   *out_fields)
{
  guint best_rating[GOPS_MEMBER_N_FIELDS] = { 0 }, best_column[GOPS_MEMBER_N_FIELDS] = { 0 }, found = 0;

  for (guint column = 0; column < n; column++)
    {
      g_autofree char *key = header_key (headers[column]);

      out_fields[column] = GOPS_MEMBER_FIELD_IGNORE;
      for (guint field = 1; field < GOPS_MEMBER_N_FIELDS; field++)
        {
          guint rating = rate (key, field);

          if (rating > best_rating[field])
            {
              best_rating[field] = rating;
              best_column[field] = column;
            }
        }
    }
  for (guint field = 1; field < GOPS_MEMBER_N_FIELDS; field++)
    if (best_rating[field] > 0)
      {
        out_fields[best_column[field]] = field;
        found++;
      }
  return found;
}
