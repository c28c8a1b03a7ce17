/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-up lists as people write them: every way to number, to count and to remark. */
#include <glib.h>
#include <string.h>

#include "gops-sign-up-list.h"
#include "gops-sign-up-table.h"

/* An entry reads "1 张三 x2 份 {2份} [备注]": number, name, count, unit, the words it was read from, the remark;
 * "again" where the name stands further up. */
static const struct
{
  const char *text;
  const char *title;   /* with the unit behind a bar; NULL: no list */
  const char *items;
} cases[] = {
  /* What WeChat makes */
  { "#接龙\n周六爬山\n例 姓名 人数\n\n1. 张三 2人\n2. 李四\n3. 王五 1人 开车", "周六爬山|人", "1 张三 x2 人 {2人}; 2 李四 x1; 3 王五 x1 人 {1人} [开车]" },
  { "#接龙 团购鸡蛋\n\n1. 张三 2盒", "团购鸡蛋|盒", "1 张三 x2 盒 {2盒}" },
  { "#接龙\n今晚八点直播\n记得准时\n\n1. 张三", "今晚八点直播|", "1 张三 x1" },
  { "#Group Note\nPicnic on Sunday\n\n1. Ann Lee x2\n2. Bob", "Picnic on Sunday|", "1 Ann Lee x2 {x2}; 2 Bob x1" },
  /* What people write for it */
  { "【接龙】\n早起打卡\n\n1. 张三", "早起打卡|", "1 张三 x1" },
  { "【接龙】周六爬山\n1. 张三", "周六爬山|", "1 张三 x1" },
  { "#接龙（周六）爬山\n1. 张三", "（周六）爬山|", "1 张三 x1" },
  { "#接龙：爬山\n1. 张三", "爬山|", "1 张三 x1" },
  { "[接龙]\n1. 张三", "|", "1 张三 x1" },
  /* Ticks */
  { "打卡\n1. 张三✅\n2. 李四 ✔\n3. 王五√\n4. ☑赵六\n5. 孙七✔️ 5公里\n6. 周八✅跑步\n7. 吴九✓\n8. Ann Lee ✅", "打卡|",
    "1 张三 x1; 2 李四 x1; 3 王五 x1; 4 赵六 x1; 5 孙七 x1 [5公里]; 6 周八 x1 [跑步]; 7 吴九 x1; 8 Ann Lee x1" },
  /* Numbers */
  { "接龙\n1、张三 2份\n2、李四 1份", "接龙|份", "1 张三 x2 份 {2份}; 2 李四 x1 份 {1份}" },
  { "1）张三 2份\n2）李四", "|份", "1 张三 x2 份 {2份}; 2 李四 x1" },
  { "1) 张三\n2) 李四", "|", "1 张三 x1; 2 李四 x1" },
  { "（1）张三\n（2）李四", "|", "1 张三 x1; 2 李四 x1" },
  { "1.张三\n2.李四\n10.王五", "|", "1 张三 x1; 2 李四 x1; 10 王五 x1" },
  { "１．张三\n２．李四", "|", "1 张三 x1; 2 李四 x1" },
  { "1️⃣ 张三\n2️⃣ 李四\n🔟 王五\n1️⃣1️⃣ 赵六", "|", "1 张三 x1; 2 李四 x1; 10 王五 x1; 11 赵六 x1" },
  { "①张三\n②李四\n㉑王五", "|", "1 张三 x1; 2 李四 x1; 21 王五 x1" },
  { "⑴ 张三\n⒉ 李四", "|", "1 张三 x1; 2 李四 x1" },
  { "一、张三\n二、李四\n十一、王五\n二十、赵六", "|", "1 张三 x1; 2 李四 x1; 11 王五 x1; 20 赵六 x1" },
  { "1 张三\n2 李四", "|", "1 张三 x1; 2 李四 x1" },
  { "1:张三\n2：李四", "|", "1 张三 x1; 2 李四 x1" },
  { "No.1 张三\nNo.2 李四", "|", "1 张三 x1; 2 李四 x1" },
  { "#1 Ann\n#2 Bob", "|", "1 Ann x1; 2 Bob x1" },
  { "1号 张三\n2号 李四", "|", "1 张三 x1; 2 李四 x1" },
  { "1-张三\n2-李四", "|", "1 张三 x1; 2 李四 x1" },
  { "- Ann x2\n- Bob", "|", "1 Ann x2 {x2}; 2 Bob x1" },
  /* Counts */
  { "1. 张三2份\n2. 李四+1\n3. 王五×3\n4. 赵六*2", "|份", "1 张三 x2 份 {2份}; 2 李四 x1 {+1}; 3 王五 x3 {×3}; 4 赵六 x2 {*2}" },
  { "1. 张三 两份\n2. 李四 十二个\n3. 王五 半斤\n4. 赵六 二十二盒", "|份", "1 张三 x2 份 {两份}; 2 李四 x12 个 {十二个}; 3 王五 x0.5 斤 {半斤}; 4 赵六 x22 盒 {二十二盒}" },
  { "1. 张三 2.5斤\n2. 李四 ２份", "|斤", "1 张三 x2.5 斤 {2.5斤}; 2 李四 x2 份 {２份}" },
  { "1. 张三 2\n2. 李四 +2", "|", "1 张三 x2 {2}; 2 李四 x2 {+2}" },
  { "1. 张三 2大1小\n2. 李四 大人2小孩1", "|人", "1 张三 x3 人 {2大1小}; 2 李四 x3 人 {大人2小孩1}" },
  { "1. 张三 土豆2份 白菜1份", "|份", "1 张三 x3 份 {土豆2份 白菜1份} [土豆2份 白菜1份] several" },
  { "1. 小吴 3箱苹果+2箱梨\n2. 小李 苹果3箱+梨2箱\n3. 小王 3箱苹果、2箱梨\n4. 小赵 苹果3箱梨两箱", "|箱",
    "1 小吴 x5 箱 {3箱苹果+2箱梨} [3箱苹果+2箱梨] several; 2 小李 x5 箱 {苹果3箱+梨2箱} [苹果3箱+梨2箱] several; "
    "3 小王 x5 箱 {3箱苹果 2箱梨} [3箱苹果、2箱梨] several; 4 小赵 x5 箱 {苹果3箱梨两箱} [苹果3箱梨两箱] several" },
  { "1. 小吴 两箱苹果一箱梨\n2. 小李 3箱苹果\n3. 小王 一盒三文鱼\n4. 小赵 大人2位 小孩1位", "|箱",
    "1 小吴 x3 箱 {两箱苹果一箱梨} [两箱苹果一箱梨] several; 2 小李 x3 箱 {3箱苹果} [3箱苹果]; 3 小王 x1 盒 {一盒三文鱼} [一盒三文鱼]; "
    "4 小赵 x3 位 {大人2位 小孩1位} [大人2位 小孩1位]" },
  { "1. 小吴 3斤装 2箱\n2. 小李 10人团\n3. 小王 2小时后到\n4. 小赵 2大+1小", "|箱",
    "1 小吴 x2 箱 {2箱} [3斤装]; 2 小李 x1 [10人团]; 3 小王 x1 [2小时后到]; 4 小赵 x3 人 {2大+1小}" },
  { "1. 小赵 一箱半\n2. 小钱2斤半\n3. 小孙 一箱半苹果\n4. 小李 一个半\n5. 小周 苹果一箱半\n6. 小吴 一箱半苹果+半箱梨", "|箱",
    "1 小赵 x1.5 箱 {一箱半}; 2 小钱 x2.5 斤 {2斤半}; 3 小孙 x1.5 箱 {一箱半苹果} [一箱半苹果]; 4 小李 x1.5 个 {一个半}; "
    "5 小周 x1.5 箱 {苹果一箱半} [苹果一箱半]; 6 小吴 x2 箱 {一箱半苹果+半箱梨} [一箱半苹果+半箱梨] several" },
  { "1. 小赵 1-2箱\n2. 小钱 两三斤\n3. 小孙 一百斤\n4. 小李 几箱都行\n5. 小周 2个半小时后到\n6. 小吴 住2单元", "|",
    "1 小赵 x1 [1-2箱] unread; 2 小钱 x1 [两三斤] unread; 3 小孙 x1 [一百斤] unread; 4 小李 x1 [几箱都行] unread; 5 小周 x1 [2个半小时后到]; 6 小吴 x1 [住2单元]" },
  { "1. 2份 张三\n2. +1 李四", "|份", "1 张三 x2 份 {2份}; 2 李四 x1 {+1}" },
  { "1. 张三 2人 1车", "|人", "1 张三 x2 人 {2人} [1车]" },
  { "1. Ann 2 tickets\n2. Bob, 1, vegetarian\n3. Carol - 3\n4. Dan: 2 kg", "|tickets", "1 Ann x2 tickets {2}; 2 Bob x1 {1} [vegetarian]; 3 Carol x3 {3}; 4 Dan x2 kg {2}" },
  { "1. Ann van Dyke 2x (no nuts)\n2. BOB", "|", "1 Ann van Dyke x2 {2x} [(no nuts)]; 2 BOB x1" },
  /* What is no count */
  { "1. 张三 18:00到\n2. 李四 3月5日 到\n3. 王五 30元\n4. 赵六 3号车", "|", "1 张三 x1 [18:00到]; 2 李四 x1 [3月5日 到]; 3 王五 x1 [30元]; 4 赵六 x1 [3号车]" },
  { "1. 8栋1202 王姐 3份\n2.3-501 李哥 1份\n3. 2号楼3单元 赵姐\n4. 5-602 2份", "|份", "1 王姐 x3 份 {3份} [8栋1202]; 2 李哥 x1 份 {1份} [3-501]; 3 赵姐 x1 [2号楼3单元]; 4 5-602 x2 份 {2份}" },
  { "1. 张三 13800138000 2份", "|份", "1 张三 x2 份 {2份} [13800138000]" },
  { "1. 小明2\n2. user301", "|", "1 小明2 x1; 2 user301 x1" },
  { "1. 张三 301", "|", "1 张三 x1 [301]" },
  /* Remarks */
  { "1. 张三 2份 不要辣，送到门口\n2. 李四（代王五）1份", "|份", "1 张三 x2 份 {2份} [不要辣，送到门口]; 2 李四 x1 份 {1份} [（代王五）]" },
  { "1. 张三，2份，不要辣\n2. 李四—1份—自取", "|份", "1 张三 x2 份 {2份} [不要辣]; 2 李四 x1 份 {1份} [自取]" },
  { "1. 张三 2份\n   放在快递柜\n2. 李四", "|份", "1 张三 x2 份 {2份} [放在快递柜]; 2 李四 x1" },
  { "1. @张三 2份", "|份", "1 张三 x2 份 {2份}" },
  /* People twice, people gone, numbers gone */
  { "1. 张三 2份\n2. 李四\n3. 张三 再加1份", "|份", "1 张三 x2 份 {2份}; 2 李四 x1; 3 张三 x1 份 {再加1份} [再加1份] again" },
  { "1. 张三 取消\n2. 李四 2份（不去了）\n3. Bob cancelled", "|份", "1 张三 x0 [取消]; 2 李四 x0 份 {2份} [（不去了）]; 3 Bob x0 [cancelled]" },
  { "1. 张三\n2. 取消\n3. 李四", "|", "1 张三 x1; 3 李四 x1" },
  { "1. 赵敏 ×取消\n2. 钱多 ❌\n3. 孙丽不来了\n4. 周通×", "|", "1 赵敏 x0 [×取消]; 2 钱多 x0 [❌]; 3 孙丽 x0; 4 周通 x0" },
  { "1. 欧阳娜娜 两个人\n2. 张三 十二位\n3. 李四3个大人\n4. 王五 一家三口", "|人", "1 欧阳娜娜 x2 人 {两个人}; 2 张三 x12 位 {十二位}; 3 李四 x3 大人 {3个大人}; 4 王五 x3 口 {一家三口} [一家三口]" },
  { "1. 张三\n李四 2份\n3. 王五", "|份", "1 张三 x1; 2 李四 x2 份 {2份}; 3 王五 x1" },
  { "1. 张三\n2.\n3. 王五\n4. ", "|", "1 张三 x1; 3 王五 x1" },
  { "1. 张三\n2. 李四\n王五", "|", "1 张三 x1; 2 李四 x1; 3 王五 x1" },
  { "1. 张三\n2. 李四\n\n截止今晚八点", "|", "1 张三 x1; 2 李四 x1" },
  { "接龙报名\n\n张三 2份\n李四 1份", "接龙报名|份", "1 张三 x2 份 {2份}; 2 李四 x1 份 {1份}" },
  /* More than one list */
  { "报名须知：\n1. 早上八点集合\n2. 自带水\n\n报名接龙：\n1. 张三\n2. 李四", "报名须知：|", "1 张三 x1; 2 李四 x1" },
  { "#接龙\n爬山\n1. 张三\n\n#接龙\n爬山\n1. 张三\n2. 李四", "爬山|", "1 张三 x1; 2 李四 x1" },
  { "周六\n1. 张三\n周日\n1. 李四", "周六|", "1 张三 x1 [周日]; 1 李四 x1" },
  { "2 日游\n单位：位\n1. 张三 2位", "2 日游|位", "1 张三 x2 位 {2位}" },
  /* No list */
  { "", NULL, NULL },
  { "大家好", NULL, NULL },
  { "1.5公里跑步", NULL, NULL },
  { "10:20 集合", NULL, NULL },
  { "1.\n2.\n", NULL, NULL },
};

static char *
describe (const GopsSignUpList *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->items->len; i++)
    {
      const GopsSignUpItem *item = list->items->pdata[i];

      g_string_append_printf (out, "%s%u %s x%g", i > 0 ? "; " : "", item->number, item->name, item->count);
      if (*item->unit != '\0')
        g_string_append_printf (out, " %s", item->unit);
      if (*item->said != '\0')
        g_string_append_printf (out, " {%s}", item->said);
      if (*item->remark != '\0')
        g_string_append_printf (out, " [%s]", item->remark);
      if (item->several)
        g_string_append (out, " several");
      if (item->unread)
        g_string_append (out, " unread");
      if (item->again)
        g_string_append (out, " again");
    }
  return g_string_free (out, FALSE);
}

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsSignUpList) list = gops_sign_up_read (cases[i].text);
      g_autofree char *title = list != NULL ? g_strdup_printf ("%s|%s", list->title, list->unit) : NULL;
      g_autofree char *items = list != NULL ? describe (list) : NULL;

      if (g_strcmp0 (title, cases[i].title) != 0 || g_strcmp0 (items, cases[i].items) != 0)
        g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (items, ==, cases[i].items);
    }
}

/* What one piece costs, told above the list. */
static void
test_prices (void)
{
  static const struct { const char *head, *price; } heads[] = {
    { "苹果团购 29.9/斤", "29.9 斤" }, { "苹果 29.9元/斤 包邮", "29.9 斤" }, { "鸡蛋团购\n¥18一盒，周五到", "18 盒" }, { "每斤12.5元", "12.5 斤" },
    { "草莓：一箱¥120", "120 箱" }, { "苹果 10 元每公斤", "10 公斤" }, { "Apples 3/kg", "3 kg" }, { "苹果 29.9/斤，梨 15/箱", " " },
    { "苹果 29.9/斤\n梨 15/箱", " " }, { "周六爬山 AA 50元", " " }, { "29.9元团购", " " }, { "11/28 打卡", " " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *text = g_strdup_printf ("#接龙\n%s\n\n1. 小吴 2\n2. 小李\n", heads[i].head), *found = NULL;
      g_autoptr (GopsSignUpList) list = gops_sign_up_read (text);

      g_test_message ("%s", heads[i].head);
      found = g_strdup_printf ("%s %s", list->price, list->price_unit);
      g_assert_cmpstr (found, ==, heads[i].price);
    }
}

/* The day of a duty, told above the list; on 30 November 2026. */
static void
test_days (void)
{
  static const struct { const char *head, *day; } heads[] = {
    { "11月29日 早起打卡", "2026-11-29" }, { "早起打卡 Day 3 11.28", "2026-11-28" }, { "2026-11-28 读书打卡", "2026-11-28" }, { "2026年11月28日打卡", "2026-11-28" },
    { "11/28 打卡", "2026-11-28" }, { "11月 9 号早起", "2026-11-09" }, { "１１月２９日打卡", "2026-11-29" }, { "打卡\n11月29日 星期日", "2026-11-29" },
    { "12月31日跨年跑打卡", "2025-12-31" }, { "2025/12/31 打卡", "2025-12-31" }, { "11-30打卡", "2026-11-30" }, { "第3天 11.08", "2026-11-08" },
    { "早起打卡", NULL }, { "早起 6.30 打卡", NULL }, { "跑步 11.28公里", NULL }, { "Day 3/21 打卡", NULL }, { "12月1日打卡", NULL },
    { "11.28-11.30 打卡", NULL }, { "11月28日、11月29日打卡", NULL }, { "13月40日", NULL }, { "2月30日打卡", NULL }, { "2027-01-01 打卡", NULL },
    { "苹果 9.9/斤", NULL }, { "打卡\n截止11月28日", NULL }, { "99999999999999999999.11.28", NULL }, { "v11.28", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *text = g_strdup_printf ("#接龙\n%s\n\n1. 小吴\n2. 小李\n", heads[i].head), *day = NULL;
      g_autoptr (GopsSignUpList) list = gops_sign_up_read (text);

      g_test_message ("%s", heads[i].head);
      day = gops_sign_up_find_day (list, "2026-11-30");
      g_assert_cmpstr (day, ==, heads[i].day);
    }
}

static void
test_leftovers (void)
{
  g_autoptr (GopsSignUpList) list = gops_sign_up_read ("#接龙\n标题\n说明一\n说明二\n\n1. 张三\n2. \n3. 李四\n\n谢谢大家");

  g_assert_cmpstr (list->title, ==, "标题");
  g_assert_cmpstr (list->intro, ==, "说明一\n说明二\n谢谢大家");
  g_assert_cmpuint (list->n_empty, ==, 1);
  g_assert_cmpuint (((GopsSignUpItem *) list->items->pdata[1])->line, ==, 8);
  g_assert_false (list->is_cut);
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("#接龙\n");
  g_autofree char *filler = g_strnfill (2 * 1024 * 1024, 'x'), *line = g_strconcat ("1. ", filler, NULL);
  g_autofree char *words = g_strconcat ("1. ", filler, NULL);
  g_autoptr (GopsSignUpList) many = NULL, wide = gops_sign_up_read (line), below = NULL, split = NULL;

  g_assert_true (wide->is_cut);
  for (guint i = 1; i <= GOPS_SIGN_UP_MAX_ITEMS + 5; i++)
    g_string_append_printf (text, "%u. 张三%u 2份\n", i % 9000 + 2, i);
  many = gops_sign_up_read (text->str);
  g_assert_true (many->is_cut);
  g_assert_cmpuint (many->items->len, ==, GOPS_SIGN_UP_MAX_ITEMS);

  g_string_assign (text, "1. 张三\n");
  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "x\n\n");
  below = gops_sign_up_read (text->str);
  g_assert_nonnull (below);
  g_assert_cmpuint (below->items->len, ==, 1);

  for (gsize i = 4; i < 2 * 1024 * 1024; i += 2)
    words[i] = i % 4 == 0 ? ' ' : '(';
  split = gops_sign_up_read (words);
  g_assert_nonnull (split);
  g_assert_cmpuint (split->items->len, ==, 1);
}

/* Every entry names somebody, once, on a line of the text that comes after the one before. */
static void
assert_sound (const GopsSignUpList *list,
              const char       *text)
{
  guint line = 0, n_lines = 1;

  for (const char *p = text; *p != '\0'; p++)
    n_lines += *p == '\n';
  for (guint i = 0; i < list->items->len; i++)
    {
      const GopsSignUpItem *item = list->items->pdata[i];

      g_assert_cmpstr (item->name, !=, "");
      g_assert_true (g_utf8_validate (item->name, -1, NULL));
      g_assert_cmpfloat (item->count, >=, 0);
      g_assert_cmpuint (item->line, >=, MAX (line, 1));
      g_assert_cmpuint (item->line, <=, n_lines);
      line = item->line;
    }
}

static guint
count_items (const char *text)
{
  g_autoptr (GopsSignUpList) list = gops_sign_up_read (text);

  if (list == NULL)
    return 0;
  assert_sound (list, text);
  return list->items->len;
}

/* A list that breaks off has no more entries than the whole one, but for the line where it breaks off: "截" of "截止今晚八点"
 * may be a name. */
static void
test_truncated (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint all = count_items (cases[i].text);

      for (const char *p = cases[i].text; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_autofree char *cut = g_strndup (cases[i].text, p - cases[i].text);

          if (cases[i].items != NULL && count_items (cut) > all + 1)
            g_error ("“%s” has more entries than “%s”", cut, cases[i].text);
          (void) count_items (p);
        }
    }
}

static void
test_table (void)
{
  static const struct { const char *text, *table; } tables[] = {
    { "#接龙\n周六晨跑\n\n1. 周启明 2人\n2. 苏念\n3. 唐予安 自带水\n", "Name,接龙\r\n周启明,2人\r\n苏念,\r\n唐予安,自带水\r\n" },
    { "1. Ada\n2. Bob\n3. Ada\n", "Name,接龙\r\nAda,\r\nBob,\r\n" },
    { "1. Ada\nGood morning everybody\nWho comes?\nNobody yet\n2. Bob\n", NULL },
    { "Ada\nBob\n", NULL },
    { "成员\t群昵称\tQQ号\n1\t张三\t三哥\t10001\n2\t李四\t\t10002\n", NULL },
    { "#接龙\n团购\n1.\t张三\t2份\n2.\t李四\t1份\n", "Name,接龙\r\n张三,2份\r\n李四,1份\r\n" },
    { "1\t张三\t2份\n2\t李四\t1份\n", "Name,接龙\r\n张三,2份\r\n李四,1份\r\n" },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *table = gops_sign_up_to_table (tables[i].text);

      g_test_message ("%s", tables[i].text);
      g_assert_cmpstr (table, ==, tables[i].table);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/sign-up/lists", test_lists);
  g_test_add_func ("/intake/sign-up/prices", test_prices);
  g_test_add_func ("/intake/sign-up/days", test_days);
  g_test_add_func ("/intake/sign-up/leftovers", test_leftovers);
  g_test_add_func ("/intake/sign-up/limits", test_limits);
  g_test_add_func ("/intake/sign-up/truncated", test_truncated);
  g_test_add_func ("/intake/sign-up/table", test_table);
  return g_test_run ();
}
