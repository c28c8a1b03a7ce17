/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What WeFlow, echotrace and chatlog make of WeChat: what the fields mean, and what is made of broken and hostile files. */
#include <string.h>

#include "gops-entry-dump.h"
#include "gops-json-suite.h"

#define FORMAT "wechat-json"

/* --- samples --- */

static const GopsJsonSample samples[] = {
  { "weflow.json",
    "15#0 text 2025-01-01T00:00:00 - wxid_aaa111:阿岚 | 早上好\n"
    "26#0 text 2025-01-01T00:01:00 - wxid_bbb222: | 没有发送者\n"
    "35#0 image 2025-01-01T00:02:00 - :~\n"
    "45#0 text 2025-01-01T00:03:00 8800000000000000004 wxid_me0000:我 > 8800000000000000001 | 同意 & <加一>\n"
    "57#0 file 2025-01-01T00:04:00 - wxid_aaa111:阿岚 || 路线.gpx\n"
    "67#0 file 2025-01-01T00:05:00 - wxid_aaa111:阿岚 || 名单.docx\n"
    "77#0 joined 2025-01-01T00:06:00 - :阿岚 = :小满 :阿树\n"
    "86#0 joined 2025-01-01T00:07:00 - :阿岚 = :小雨\n"
    "95#0 removed 2025-01-01T00:08:00 - wxid_me0000: = :阿树\n"
    "104#0 retitled 2025-01-01T00:09:00 - :阿岚 || 周日徒步\n"
    "113#0 deleted 2025-01-01T00:10:00 - :阿岚\n"
    "122#0 notice 2025-01-01T00:11:00 - wxid_aaa111:阿岚 | \"阿岚\" 拍了拍 \"小满\"\n"
    "132#0 red-packet 2025-01-01T00:12:00 - wxid_aaa111:阿岚 | [红包] 恭喜发财\n"
    "142#0 text 2025-01-01T00:13:00 - gh_0123456789ab:某公众号! | [undecoded]\n"
    "154#0 member - wxid_ccc333:小满(深圳)(满满)\n"
    "room 0: 48000000001@chatroom 周末徒步\n"
    "note 147: what stands at byte 3980 is no JSON and was read as it was meant (1 such places)\n" },
  { "senders-apart.json",
    "9#0 text 2025-01-01T00:00:00 77 wxid_friend1:薇拉(Vera) | 在吗\n"
    "10#0 call 2025-01-01T00:01:00 - wxid_me0000:我(Me)\n"
    "11#0 text 2025-01-01T00:02:00 - : | 谁\n"
    "room 0: wxid_friend1 薇拉 (no group)\n" },
  { "chatlog.json",
    "2#0 text 2025-01-01T00:00:00 1735689600000 wxid_aaa111:阿岚 | 早上好\n"
    "3#0 joined 2025-01-01T00:01:00 1735689660000 : = :小雨\n"
    "4#0 text 2025-01-01T00:02:00 1735689720000 wxid_me0000: >> 阿岚 | 好\n"
    "5#0 link 2025-01-01T00:03:00 1735689780000 wxid_aaa111:阿岚 | 天气预报\n"
    "6#1 image 2025-01-01T00:04:00 1735689840000 wxid_friend1:薇拉\n"
    "7#0 file 2025-01-01T00:05:00 1735689900000 wxid_aaa111:阿岚 || 路线.gpx\n"
    "room 0: 48000000001@chatroom 周末徒步\n"
    "room 1: wxid_friend1 薇拉 (no group)\n" },
};

#define SYSTEM "{\"session\":{\"username\":\"1@chatroom\"},\"messages\":[{\"createTime\":1735689600,\"localType\":10000," \
               "\"senderUsername\":\"\",\"content\":\"%s\"}]}"
#define AT     " 2025-01-01T00:00:00 -"

/* --- what the platform says --- */

static const struct
{
  const char *text;
  const char *entry;
} lines[] = {
  { "\\\"甲\\\"邀请\\\"乙、丙\\\"加入了群聊", "1#0 joined" AT " :甲 = :乙 :丙" },
  { "“甲”邀请你加入了群聊", "1#0 joined" AT " :甲 = :~" },
  { "你邀请\\\"乙\\\"加入了群聊", "1#0 joined" AT " :~ = :乙" },
  { "\\\"乙\\\"通过扫描你分享的二维码加入群聊", "1#0 joined" AT " :~ = :乙" },
  { "你将\\\"乙\\\"移出了群聊", "1#0 removed" AT " :~ = :乙" },
  { "你被\\\"甲\\\"移出群聊", "1#0 removed" AT " :甲 = :~" },
  { "你修改群名为“新名字”", "1#0 retitled" AT " :~ || 新名字" },
  { "你撤回了一条消息", "1#0 deleted" AT " :~" },
  { "\\\"甲\\\" 撤回了一条消息", "1#0 deleted" AT " :甲" },
  { "收到红包，请在手机上查看", "1#0 notice" AT " : | 收到红包，请在手机上查看" },
  { "<sysmsg><x>1</x></sysmsg>", "1#0 notice" AT " :" },
  { "<sysmsg><replacemsg><![CDATA[群</replacemsg></sysmsg>", "1#0 notice" AT " : | <![CDATA[群" },
  { "", "1#0 notice" AT " :" },
};

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *json = g_strdup_printf (SYSTEM, lines[i].text);
      g_autofree char *entry = g_strdup_printf ("%s\n", lines[i].entry);
      g_autofree char *dump = gops_chat_dump_bytes (FORMAT, json, strlen (json), NULL);

      g_assert_true (g_str_has_prefix (dump, entry));
    }
}

/* --- kinds --- */

static const struct
{
  const char *fields;
  const char *entry;
} kinds[] = {
  { "\"localType\":1,\"content\":\"[好]\"", "text" AT " wxid_a: | [好]" },
  { "\"localType\":\"3\",\"content\":\"[图片]\"", "image" AT " wxid_a:" },
  { "\"localType\":34,\"content\":\"转成的文字\"", "voice" AT " wxid_a: | 转成的文字" },
  { "\"localType\":42", "contact" AT " wxid_a:" },
  { "\"localType\":43", "video" AT " wxid_a:" },
  { "\"localType\":47", "sticker" AT " wxid_a:" },
  { "\"localType\":48,\"content\":\"<msg><location label=\\\"x\\\"/></msg>\"", "location" AT " wxid_a:" },
  { "\"localType\":50", "call" AT " wxid_a:" },
  { "\"localType\":49,\"type\":\"链接消息\",\"content\":\"标题\"", "link" AT " wxid_a: | 标题" },
  { "\"localType\":49,\"type\":\"小程序\"", "link" AT " wxid_a:" },
  { "\"localType\":49,\"type\":\"转账消息\"", "red-packet" AT " wxid_a:" },
  { "\"localType\":21474836529,\"content\":\"<msg><appmsg><title>A &amp; B &x;</title></appmsg></msg>\"", "link" AT " wxid_a: | A & B &x;" },
  { "\"localType\":81604378673", "link" AT " wxid_a:" },
  { "\"localType\":373662154801,\"content\":\"公告\"", "text" AT " wxid_a: | 公告" },
  { "\"localType\":8589934592049,\"content\":\"[转账]\"", "red-packet" AT " wxid_a:" },
  { "\"localType\":12345", "other" AT " wxid_a:" },
  { "\"type\":\"语音消息\"", "voice" AT " wxid_a:" },
  { "\"type\":\"语音通话\"", "call" AT " wxid_a:" },
  { "\"type\":\"没见过\",\"content\":\"x\"", "text" AT " wxid_a: | x" },
  { "\"content\":\"no:\\n prefix\"", "text" AT " wxid_a: | no:\n prefix" },
  { "\"localType\":1,\"content\":\"<msg> is not always XML\"", "text" AT " wxid_a:" },
};

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"session\":{\"username\":\"1@chatroom\"},\"messages\":[{\"createTime\":1735689600,"
                                               "\"senderUsername\":\"wxid_a\",%s}]}", kinds[i].fields);
      g_autofree char *entry = g_strdup_printf ("1#0 %s\n", kinds[i].entry);
      g_autofree char *dump = gops_chat_dump_bytes (FORMAT, json, strlen (json), NULL);

      g_assert_true (g_str_has_prefix (dump, entry));
    }
}

static void
test_me (void)
{
  const GopsChatOptions options = { .me = "阿岚" };
  g_autofree char *json = g_strdup_printf (SYSTEM, "你撤回了一条消息");
  g_autofree char *dump = gops_chat_dump_bytes (FORMAT, json, strlen (json), &options);

  g_assert_true (g_str_has_prefix (dump, "1#0 deleted" AT " :阿岚\n"));
}

/* --- hostile files --- */

#define RECORD "\"createTime\":1735689600,\"senderUsername\":\"wxid_a\""

static const char *const fields[] = {
  "localId", "formattedTime", "type", "localType", "content", "isSend", "senderUsername", "senderDisplayName",
  "senderID", "platformMessageId", "replyToMessageId", "quotedSender", "seq", "talker", "sender", "isSelf", "subType",
  "contents", "unknown", NULL,
};

static const GopsHostileJson hostile = {
  FORMAT, "{\"session\":{\"username\":\"1@chatroom\"},\"messages\":[", "]}", RECORD, RECORD ",\"localType\":1,\"content\":\"last one\"", fields,
};

static const GopsJsonSuite suite = {
  "wechat-json", samples, G_N_ELEMENTS (samples), &hostile, NULL, 0,
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gops_json_suite_add (&suite);
  g_test_add_func ("/intake/wechat-json/lines", test_lines);
  g_test_add_func ("/intake/wechat-json/kinds", test_kinds);
  g_test_add_func ("/intake/wechat-json/me", test_me);
  return g_test_run ();
}
