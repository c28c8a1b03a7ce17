/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of QQChatExporter: what the fields mean, and what is made of broken and hostile files. */
#include <string.h>

#include "gops-entry-dump.h"
#include "gops-json-suite.h"

#define FORMAT "qq-json"

/* --- samples --- */

static const GopsJsonSample samples[] = {
  { "group.json",
    "18#0 text 2025-01-01T00:00:00 7500000000000000001 600000002:小顾(Gu) @ 600000003:陈皮 | 周六 @陈皮 打球吗[微笑]\n"
    "19#0 text 2025-01-01T00:01:00 7500000000000000002 600000003:陈皮 > 7500000000000000001 | 打\n"
    "20#0 image 2025-01-01T00:02:00 7500000000000000003 u_dd: || court.jpg\n"
    "21#0 deleted 2025-01-01T00:00:00 7500000000000000004 600000002:小顾\n"
    "22#0 link 2025-01-01T00:03:00 7500000000000000005 600000002:小顾 | 球馆地图\n"
    "23#0 voice 2025-01-01T00:04:00 7500000000000000006 600000002:小顾 || a.amr\n"
    "24#0 text 2025-01-01T00:05:00.250000 7500000000000000007 600000002:小顾 | 旧版的时间\n"
    "25#0 text 2025-01-01T08:06:00 7500000000000000008 600000002:小顾 | 只有墙上的钟\n"
    "26#0 joined 2025-01-01T00:07:00 7500000000000000009 : = 600000005:新来的\n"
    "27#0 joined 2025-01-01T00:08:00 7500000000000000010 600000001:老徐 = :阿木\n"
    "28#0 notice 2025-01-01T00:09:00 7500000000000000011 : | 小顾 戳了戳 陈皮\n"
    "29#0 file 2025-01-01T00:10:00 7500000000000000012 600000003:Chen(Chen) || 名单.xlsx\n"
    "room 0:  羽毛球约球群\n" },
  { "c000001.jsonl",
    "1#0 text 2025-01-01T00:00:00 7500000000000000021 600000002:小顾 | 第一行\n"
    "3#0 text 2025-01-01T00:02:00 7500000000000000023 u_cc:陈皮 | 第三行\n"
    "room 0:  \n"
    "skipped 2: “了” stands where a name in quotes or “}” belongs, in line 2 (byte 373)\n" },
};

#define SYSTEM "{\"chatInfo\":{\"name\":\"G\"},\"messages\":[{\"id\":\"1\",\"timestamp\":1735689600000,\"sender\":{\"uid\":\"u_x\"," \
               "\"uin\":\"600000009\",\"name\":\"新人\"},\"content\":{\"text\":\"%s\"},\"system\":true}]}"
#define AT     " 2025-01-01T00:00:00 1"

/* --- what the platform says --- */

static const struct
{
  const char *text;
  const char *entry;
} lines[] = {
  { "新人 加入了群聊", "1#0 joined" AT " : = 600000009:新人" },
  { "新人加入本群。", "1#0 joined" AT " : = 600000009:新人" },
  { "老徐邀请新人加入了本群", "1#0 joined" AT " :老徐 = 600000009:新人" },
  { "你邀请“新人”加入了群聊", "1#0 joined" AT " :~ = 600000009:新人" },
  { "小顾退出了本群", "1#0 left" AT " : = :小顾" },
  { "小顾被老徐移出本群", "1#0 removed" AT " :老徐 = :小顾" },
  { "小顾被移出本群", "1#0 removed" AT " : = :小顾" },
  { "老徐将小顾、陈皮移出了群聊", "1#0 removed" AT " :老徐 = :小顾 :陈皮" },
  { "新人撤回了一条消息", "1#0 deleted" AT " 600000009:新人" },
  { "老徐修改群名为“羽毛球”", "1#0 retitled" AT " :老徐 || 羽毛球" },
  { "加入了群聊", "1#0 notice" AT " 600000009:新人 | 加入了群聊" },
  { "我想加入一个很长很长很长很长很长很长很长的群聊", "1#0 notice" AT " 600000009:新人 | 我想加入一个很长很长很长很长很长很长很长的群聊" },
  { "小顾 戳了戳 新人", "1#0 notice" AT " 600000009:新人 | 小顾 戳了戳 新人" },
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

/* --- hostile files --- */

#define RECORD "\"id\":\"1\",\"timestamp\":1735689600000,\"sender\":{\"uid\":\"u_x\",\"uin\":\"600000009\",\"name\":\"x\"}"

static const char *const fields[] = {
  "id", "seq", "time", "sender", "type", "content", "recalled", "system", "unknown", NULL,
};

static const GopsHostileJson hostile = {
  FORMAT, "{\"chatInfo\":{\"name\":\"G\"},\"messages\":[", "]}", RECORD, RECORD ",\"content\":{\"text\":\"last one\"}", fields,
};

/* --- files that programs really wrote, and what their manifest says of them --- */

static const GopsJsonFixture fixtures[] = {
  { "qq/handmade/ntqq-exporter.json", { .rooms = 1, .messages = 3, .events = 1, .joined = 1, .writers = 2, .actors = 2 } },
};

static const GopsJsonSuite suite = {
  "qq-json", samples, G_N_ELEMENTS (samples), &hostile, fixtures, G_N_ELEMENTS (fixtures),
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gops_json_suite_add (&suite);
  g_test_add_func ("/intake/qq-json/lines", test_lines);
  return g_test_run ();
}
