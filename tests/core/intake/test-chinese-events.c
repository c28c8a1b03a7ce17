/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lines between messages say: each with what happened, who did it ("by"), to whom, who else is named ("with")
 * and the new name ("as"). "me" is the one who made the export. */
#include <glib.h>
#include <string.h>

#include "gops-chinese-events.h"

static const struct
{
  const char *line;
  const char *event;   /* "": no line of a platform */
} cases[] = {
  /* QQ, joining */
  { "新人甲加入本群。", "joined 新人甲" },
  { "新人甲加入了本群", "joined 新人甲" },
  { "新人甲(500000007)加入了本群。", "joined 新人甲#500000007" },
  { "新人甲<new@example.com>加入本群。", "joined 新人甲#new@example.com" },
  { "新人甲 加入了群聊。", "joined 新人甲" },
  { "新人甲已加入本群", "joined 新人甲" },
  { "欢迎新人甲加入本群！", "joined 新人甲" },
  { "老周邀请新人乙加入了本群。", "joined 新人乙 by 老周" },
  { "老周邀请新人乙、新人丙加入了本群。", "joined 新人乙, 新人丙 by 老周" },
  { "老周(500000001) 邀请 新人乙(500000008) 加入了群聊", "joined 新人乙#500000008 by 老周#500000001" },
  { "你邀请新人乙加入了本群", "joined 新人乙 by me" },
  { "老周邀请你加入了本群", "joined me by 老周" },
  { "新人乙经老周邀请加入了本群", "joined 新人乙 by 老周" },
  { "新人乙通过老周的邀请加入本群", "joined 新人乙 by 老周" },
  { "管理员老周已同意新人丁的入群申请", "joined 新人丁" },
  { "管理员 老周 通过了 新人丁 的加群请求", "joined 新人丁" },
  { "新人戊通过扫描群二维码加入本群", "joined 新人戊" },
  { "新人戊通过老周分享的群链接加入了本群", "joined 新人戊 by 老周" },
  /* WeChat, joining */
  { "\"阿珍\"邀请\"新人甲\"加入了群聊", "joined 新人甲 by 阿珍" },
  { "“阿珍”邀请“新人甲”加入了群聊", "joined 新人甲 by 阿珍" },
  { "\"阿珍\"邀请\"新人甲、新人乙、新人丙\"加入了群聊", "joined 新人甲, 新人乙, 新人丙 by 阿珍" },
  { "\"阿珍\"邀请\"新人甲\"、\"新人乙\"加入了群聊", "joined 新人甲, 新人乙 by 阿珍" },
  { "\"阿珍\"邀请你加入了群聊，群聊参与人还有：老周、王五、Huan LI++", "joined me by 阿珍 with 老周, 王五, Huan LI++" },
  { "\"阿珍\"邀请你和\"新人甲\"加入了群聊", "joined me, 新人甲 by 阿珍" },
  { "\"阿珍\"邀请你和\"新人甲、新人乙\"加入了群聊", "joined me, 新人甲, 新人乙 by 阿珍" },
  { "你邀请\"新人甲\"加入了群聊  撤销", "joined 新人甲 by me" },
  { "\"爱邀请的人\"邀请\"不邀请的人\"加入了群聊", "joined 不邀请的人 by 爱邀请的人" },
  { "\"王五\"通过扫描\"阿珍\"分享的二维码加入群聊", "joined 王五 by 阿珍" },
  { "\"王五\"通过扫描你分享的二维码加入群聊", "joined 王五 by me" },
  { "你通过扫描\"阿珍\"分享的二维码加入群聊，群聊参与人还有：老周、王五", "joined me by 阿珍 with 老周, 王五" },
  { "你通过扫描二维码加入群聊，群聊参与人还有：老周", "joined me with 老周" },
  { "\"阿珍\" invited \"新人甲, 新人乙\" to the group chat", "joined 新人甲, 新人乙 by 阿珍" },
  { "Ada invited you to a group chat with Bob, Chris", "joined me by Ada with Bob, Chris" },
  { "Ada invited you and Bob to the group chat", "joined me, Bob by Ada" },
  { "You invited Bob to the group chat.", "joined Bob by me" },
  { "\"Bob\" joined the group chat via the QR Code shared by \"Ada\"", "joined Bob by Ada" },
  { "\"Bob\" joined group chat via the QR code you shared", "joined Bob by me" },
  { "Bob has joined the group.", "joined Bob" },
  /* Going and being put out */
  { "路人退出了本群", "left 路人" },
  { "路人已退出本群。", "left 路人" },
  { "路人(500000005)主动退出群聊", "left 路人#500000005" },
  { "\"路人\"退出了群聊", "left 路人" },
  { "路人离开了讨论组", "left 路人" },
  { "路人已退群", "left 路人" },
  { "Bob left the group chat", "left Bob" },
  { "路人被移出本群", "removed 路人" },
  { "路人已被管理员移出本群。", "removed 路人" },
  { "路人 被 老周 移出了群聊", "removed 路人 by 老周" },
  { "路人被管理员老周移出本群", "removed 路人 by 老周" },
  { "老周将路人移出本群", "removed 路人 by 老周" },
  { "你将\"路人\"移出了群聊", "removed 路人 by me" },
  { "你被\"老周\"移出群聊", "removed me by 老周" },
  { "You removed \"Bob, Chris\" from the group chat", "removed Bob, Chris by me" },
  { "You were removed from the group chat by \"Ada\"", "removed me by Ada" },
  /* Roles */
  { "小A成为管理员", "made-admin 小A" },
  { "小A(500000002)已成为本群管理员", "made-admin 小A#500000002" },
  { "小A被设置为管理员", "made-admin 小A" },
  { "小A被群主老周设为管理员", "made-admin 小A by 老周" },
  { "老周将小A设为管理员", "made-admin 小A by 老周" },
  { "你将\"小A\"添加为群管理员", "made-admin 小A by me" },
  { "小A被取消管理员身份", "unmade-admin 小A" },
  { "小A被老周取消了管理员资格", "unmade-admin 小A by 老周" },
  { "老周取消了小A的管理员身份", "unmade-admin 小A by 老周" },
  { "小A不再是管理员", "unmade-admin 小A" },
  { "\"小A\"已成为新群主", "made-admin 小A=owner" },
  { "你已成为新群主", "made-admin me=owner" },
  { "老周将群主转让给小A", "made-admin 小A=owner by 老周" },
  { "Bob is now the group owner", "made-admin Bob=owner" },
  { "Bob is no longer an admin", "unmade-admin Bob" },
  /* Names */
  { "\"阿珍\"修改群名为“读书会 三期”", "retitled by 阿珍 as 读书会 三期" },
  { "你修改群名为“读书会”", "retitled by me as 读书会" },
  { "老周将群名称修改为读书会", "retitled by 老周 as 读书会" },
  { "群名称已被老周修改为\"读书会\"", "retitled by 老周 as 读书会" },
  { "本群更名为读书会", "retitled as 读书会" },
  { "\"Ada\" changed the group name to \"Books: 2024\"", "retitled by Ada as Books: 2024" },
  { "小A将自己的群昵称修改为阿A", "renamed by 小A as 阿A" },
  { "老周创建了本群", "created by 老周" },
  { "你发起了群聊", "created by me" },
  /* Taken back */
  { "小A撤回了一条消息", "deleted by 小A" },
  { "\"阿珍\" 撤回了一条消息", "deleted by 阿珍" },
  { "你撤回了一条消息 重新编辑", "deleted by me" },
  { "你撤回了一条消息，并坏笑了一下", "deleted by me" },
  { "\"Ada\" recalled a message", "deleted by Ada" },
  { "You've recalled a message", "deleted by me" },
  { "老周撤回了路人的一条消息", "notice by 老周" },
  /* Known and nothing */
  { "你和abc有12个共同好友，点击添加好友。", "notice" },
  { "\"新人甲\"与群里其他人都不是微信朋友关系，请注意隐私安全", "notice" },
  { "群主已启用“群聊邀请确认”，群成员需群主确认才能邀请朋友进群。", "notice" },
  { "\"阿珍\" 拍了拍 \"老周\" 的肩膀", "notice" },
  { "你领取了\"阿珍\"的红包", "notice" },
  { "路人被管理员禁言10分钟", "notice" },
  /* Messages of people */
  { "大家好，我是新来的", "" },
  { "加入本群", "" },
  { "\"阿珍邀请\"新人甲\"", "" },
  { "撤回了一条消息", "" },
  { "Anybody left?", "" },
  { "", "" },
  { "。。。", "" },
};

static void
append_people (GString    *result,
               const char *lead,
               GArray     *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const GopsChatPerson *person = &g_array_index (people, GopsChatPerson, i);

      g_string_append_printf (result, "%s%s", i > 0 ? ", " : lead, person->me ? "me" : person->name);
      if (*person->id != '\0')
        g_string_append_printf (result, "#%s", person->id);
      if (g_str_equal (person->role, "owner"))
        g_string_append (result, "=owner");
    }
}

static char *
describe (GopsChineseEvent *event)
{
  GString *result = g_string_new (event->kind == GOPS_CHAT_DELETED ? "deleted" : gops_chat_event_get_id (event->event));

  append_people (result, " ", event->people);
  if (!gops_chat_person_is_nobody (&event->sender))
    g_string_append_printf (result, " by %s", event->sender.me ? "me" : event->sender.name);
  if (*event->sender.id != '\0')
    g_string_append_printf (result, "#%s", event->sender.id);
  append_people (result, " with ", event->others);
  if (*event->detail != '\0')
    g_string_append_printf (result, " as %s", event->detail);
  return g_string_free (result, FALSE);
}

static void
test_phrases (void)
{
  g_auto (GopsChineseEvent) event;

  gops_chinese_event_init (&event);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean known = gops_chinese_event_read (&event, cases[i].line);
      g_autofree char *got = known ? describe (&event) : g_strdup ("");

      if (g_strcmp0 (got, cases[i].event) != 0)
        g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (got, ==, cases[i].event);
    }
}

/* Reads the line: whoever is named stands in it, and all of them together are no longer than it.
 * Returns: how many people it names */
static guint
read_sound (GopsChineseEvent *event,
            const char       *line)
{
  gsize length = 0;
  guint n = 0;

  (void) gops_chinese_event_read (event, line);
  for (guint l = 0; l < 2; l++)
    for (guint i = 0; i < (l == 0 ? event->people : event->others)->len; i++)
      {
        const GopsChatPerson *who = &g_array_index (l == 0 ? event->people : event->others, GopsChatPerson, i);

        g_assert_nonnull (strstr (line, who->name));
        g_assert_nonnull (strstr (line, who->id));
        length += strlen (who->name) + strlen (who->id);
        n++;
      }
  g_assert_nonnull (strstr (line, event->detail));
  g_assert_cmpuint (length, <=, strlen (line));
  return n;
}

/* Nothing is read that is not there, however often the words of the phrases come. */
static void
test_hostile (void)
{
  static const char *const parts[] = { "邀请", "\"", "被", "加入", "将", "、", "a", "已", "(1234567)", "（" };
  g_auto (GopsChineseEvent) event;

  gops_chinese_event_init (&event);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint n = 1; n < 2000; n = n * 3 + 1)
      {
        g_autoptr (GString) line = g_string_new (NULL);

        for (guint k = 0; k < n; k++)
          g_string_append_printf (line, "%s%s", parts[i], parts[(i + k * k) % G_N_ELEMENTS (parts)]);
        (void) read_sound (&event, line->str);
        g_string_append (line, "加入了本群");
        (void) read_sound (&event, line->str);
      }
}

/* A line that breaks off names nobody whom the whole one does not. */
static void
test_truncated (void)
{
  g_auto (GopsChineseEvent) event;

  gops_chinese_event_init (&event);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint all = read_sound (&event, cases[i].line);

      for (const char *p = cases[i].line; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_autofree char *cut = g_strndup (cases[i].line, p - cases[i].line);

          if (read_sound (&event, cut) > all && *cases[i].event != '\0')
            g_error ("“%s” names more people than “%s”", cut, cases[i].line);
          (void) read_sound (&event, p);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/chinese-events/phrases", test_phrases);
  g_test_add_func ("/intake/chinese-events/hostile", test_hostile);
  g_test_add_func ("/intake/chinese-events/truncated", test_truncated);
  return g_test_run ();
}
