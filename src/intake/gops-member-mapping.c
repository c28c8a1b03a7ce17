/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a foreign table is which fact about a member. */
#include "config.h"

#include "gops-member-mapping.h"

#include <glib/gi18n-lib.h>

static const GopsMappingField fields[GOPS_MEMBER_N_FIELDS] = {
  [GOPS_MEMBER_FIELD_IGNORE] = { "ignore", N_("Leave out"), GOPS_MAPPING_TEXT, NULL },
  [GOPS_MEMBER_FIELD_NAME] = { "name", N_("Name"), GOPS_MAPPING_TEXT,
    "姓名 name fullname realname membername 名字 名称 成员姓名 真实姓名 成员 会员 会员姓名 学员 学员姓名 客户 客户姓名 客户名称 用户 用户名称 member person "
    "contact contactname customer student user displayname player 称呼 收货人 收货人姓名 收件人 收件人姓名 购买人 下单人 买家姓名 买家 买家昵称 昵称 微信昵称 微信名 qq昵称 网名" },
  [GOPS_MEMBER_FIELD_GIVEN_NAME] = { "given-name", N_("Given name"), GOPS_MAPPING_TEXT,
    "firstname givenname forename playerfirstname 名" },
  [GOPS_MEMBER_FIELD_FAMILY_NAME] = { "family-name", N_("Family name"), GOPS_MAPPING_TEXT,
    "lastname familyname surname playerlastname 姓 姓氏" },
  [GOPS_MEMBER_FIELD_NICKNAME] = { "nickname", N_("Nickname in the group"), GOPS_MAPPING_TEXT,
    "群昵称 群名片 nickname groupnickname groupname 昵称 nick alias screenname 微信昵称 微信名 qq昵称 群内昵称 网名 username 用户名 handle" },
  [GOPS_MEMBER_FIELD_EXTERNAL_ID] = { "external-id", N_("Id on the platform"), GOPS_MAPPING_TEXT,
    "externalid platformid userid memberid authorid openid unionid 平台id 用户id 成员id 会员号 会员编号 账号 帐号 account accountid uid "
    "id 工号 学号" },
  [GOPS_MEMBER_FIELD_WECHAT] = { "wechat", N_("WeChat account"), GOPS_MAPPING_TEXT,
    "微信号 微信id 微信账号 微信帐号 wxid 微信 wechat wechatid weixin" },
  [GOPS_MEMBER_FIELD_WECOM] = { "wecom", N_("WeCom account"), GOPS_MAPPING_TEXT,
    "企业微信号 企业微信id 企业微信账号 企业微信 企微号 企微 wecom wecomid" },
  [GOPS_MEMBER_FIELD_QQ] = { "qq", N_("QQ number"), GOPS_MAPPING_TEXT, "qq号 qq号码 qq账号 qq帐号 qq qqnumber qqid" },
  [GOPS_MEMBER_FIELD_TELEGRAM] = { "telegram", N_("Telegram account"), GOPS_MAPPING_TEXT,
    "telegramid telegram telegramaccount telegram账号 telegram号 tgid tg tg号 电报号 电报id 电报" },
  [GOPS_MEMBER_FIELD_DISCORD] = { "discord", N_("Discord account"), GOPS_MAPPING_TEXT,
    "discordid discord discordaccount discord账号 discord号" },
  [GOPS_MEMBER_FIELD_SLACK] = { "slack", N_("Slack account"), GOPS_MAPPING_TEXT, "slackid slack slackaccount slack账号 slack号" },
  [GOPS_MEMBER_FIELD_FEISHU] = { "feishu", N_("Feishu account"), GOPS_MAPPING_TEXT,
    "飞书号 飞书id 飞书账号 飞书 feishu feishuid lark larkid" },
  [GOPS_MEMBER_FIELD_DINGTALK] = { "dingtalk", N_("DingTalk account"), GOPS_MAPPING_TEXT,
    "钉钉号 钉钉id 钉钉账号 钉钉 dingtalk dingtalkid" },
  [GOPS_MEMBER_FIELD_PHONE] = { "phone", N_("Phone"), GOPS_MAPPING_TEXT,
    "phone mobile 手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 phonenumber mobilenumber mobilephone "
    "cell cellphone telephone tel telefon handy 收货人手机号 收货人手机 收件人手机 收货电话 买家手机号 whatsapp whatsappnumber whatsapp号" },
  [GOPS_MEMBER_FIELD_EMAIL] = { "email", N_("E-mail"), GOPS_MAPPING_TEXT,
    "email mail emailaddress mailaddress 邮箱 电子邮箱 电子邮件 邮件 邮箱地址 邮件地址" },
  [GOPS_MEMBER_FIELD_BIRTHDAY] = { "birthday", N_("Birthday"), GOPS_MAPPING_DATE,
    "birthday 生日 出生日期 出生年月日 birthdate dateofbirth dob geburtstag" },
  [GOPS_MEMBER_FIELD_JOINED_ON] = { "joined-on", N_("Joined"), GOPS_MAPPING_DATE,
    "joinedon joined 入群时间 入群日期 加入时间 加入日期 进群时间 进群日期 joindate joinedat datejoined joinedgroup membersince createdat "
    "optintime confirmtime 注册时间 报名时间 报名日期 joined入群 入群" },
  [GOPS_MEMBER_FIELD_LEFT_ON] = { "left-on", N_("Left"), GOPS_MAPPING_DATE,
    "lefton left 退群时间 退群日期 离开时间 离群时间 退出时间 leftat leavedate dateleft" },
  [GOPS_MEMBER_FIELD_LAST_SPOKE] = { "last-spoke", N_("Last spoke"), GOPS_MAPPING_DATE,
    "lastspoke lastspokeat 最后发言 最后发言时间 最近发言 最近发言时间 上次发言 lastactive lastmessage lastpostedat lastposted lastactivity "
    "最后活跃 最后活跃时间 最近活跃 活跃时间 lastseenat lastseen" },
  [GOPS_MEMBER_FIELD_MESSAGES] = { "messages", N_("Messages"), GOPS_MAPPING_NUMBER,
    "messages 消息数 消息 发言数 发言次数 消息条数 发言条数 消息数量 messagecount posts postcount" },
  [GOPS_MEMBER_FIELD_ACTIVE_DAYS] = { "active-days", N_("Active days"), GOPS_MAPPING_NUMBER,
    "activedays 活跃天数 发言天数 活跃天数30天 activedays30" },
  [GOPS_MEMBER_FIELD_INVITES] = { "invites", N_("Invites"), GOPS_MAPPING_NUMBER,
    "invites 邀请数 邀请人数 拉新数 拉新人数 invitecount invited 裂变人数" },
  [GOPS_MEMBER_FIELD_CHECKINS] = { "checkins", N_("Check-ins"), GOPS_MAPPING_NUMBER,
    "checkins 打卡数 打卡次数 打卡天数 签到次数 签到数 checkincount" },
  [GOPS_MEMBER_FIELD_PURCHASES] = { "purchases", N_("Purchases"), GOPS_MAPPING_NUMBER,
    "purchases 购买次数 订单数 下单次数 成交次数 orders ordercount" },
  [GOPS_MEMBER_FIELD_POINTS] = { "points", N_("Points"), GOPS_MAPPING_NUMBER,
    "pointsbroughtalong 带来的积分 points 积分 score 总积分 分数" },
  [GOPS_MEMBER_FIELD_ROLE] = { "role", N_("Role"), GOPS_MAPPING_TEXT,
    "role 角色 身份 群身份 职务 grouprole memberrole" },
  [GOPS_MEMBER_FIELD_TAGS] = { "tags", N_("Tags"), GOPS_MAPPING_TEXT,
    "tags 标签 tag labels 客户标签 分组标签 groupnames" },
  [GOPS_MEMBER_FIELD_INVITED_BY] = { "invited-by", N_("Invited by"), GOPS_MAPPING_TEXT,
    "invitedby 邀请人 推荐人 介绍人 拉群人 inviter referrer referredby 来源人" },
  [GOPS_MEMBER_FIELD_NOTE] = { "note", N_("Note"), GOPS_MAPPING_TEXT,
    "note 备注 notes remark remarks comment comments 说明 备注信息" },
};

const GopsMappingField *
gops_member_field_get_info (GopsMemberField field)
{
  g_return_val_if_fail ((guint) field < GOPS_MEMBER_N_FIELDS, NULL);

  return &fields[field];
}

gboolean
gops_member_field_is_account (GopsMemberField field)
{
  return field >= GOPS_MEMBER_FIELD_EXTERNAL_ID && field < GOPS_MEMBER_FIELD_EXTERNAL_ID + GOPS_MEMBER_N_ACCOUNTS;
}

/* Fields are called as the platforms of the method are. */
const char *
gops_member_field_get_platform (GopsMemberField  field,
                                const char      *group)
{
  g_return_val_if_fail (gops_member_field_is_account (field), group);

  return field == GOPS_MEMBER_FIELD_EXTERNAL_ID ? group : fields[field].id;
}

gboolean
gops_member_field_from_id (const char      *id,
                           GopsMemberField *out_field)
{
  guint field;

  if (g_ascii_strcasecmp (id, "last-spoke-at") == 0 || g_ascii_strcasecmp (id, "last_spoke_at") == 0)
    id = "last-spoke";   /* the database's name for it */
  if (!gops_mapping_find (fields, GOPS_MEMBER_N_FIELDS, id, &field))
    return FALSE;
  *out_field = field;
  return TRUE;
}

guint
gops_member_mapping_guess (const char *const *headers,
                           guint              n,
                           GopsMemberField   *out_fields)
{
  g_autofree guint *found = g_new0 (guint, n);
  guint n_found = gops_mapping_guess (fields, GOPS_MEMBER_N_FIELDS, headers, n, found);

  for (guint i = 0; i < n; i++)
    out_fields[i] = found[i];
  return n_found;
}
