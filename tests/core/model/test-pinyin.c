/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chinese names by their sound. */
#include <string.h>

#include "gops-pinyin.h"

static const struct
{
  const char *name, *found, *not_found;   /* separated by bars */
} cases[] = {
  { "张三", "zhangsan|zs|zhang s|z san|zhs|Zhang San|zhang'san|san|s|ZHANG", "sz|ang|zhangsi|zhang  si|zsx|hs|zan" },
  { "張三", "zhangsan", "zs1" },
  { "张 三", "zhangsan|zhang san", "" },
  { "上海-张三-产品", "zs|chanp|sh", "hz|shzs" },
  { "张三 (产品)", "zhangsan|cp", "sc" },
  { "王小明", "wangxiaoming|wxm|xm|wxiaom|wang xm", "wm" },
  { "西安", "xian|xi an|xa", "xia n" },
  { "先生", "xian", "xi an" },
  { "吕布", "lvbu|lubu|lübu|lb", "libu" },
  { "单雄信", "shanxiongxin|danxiongxin|sxx", "chan" },
  { "曾国藩", "zengguofan|zgf|zegf", "zgaf" },
  { "仇英", "qiuying|chouying", "" },
  { "解缙", "xiejin|jiejin", "" },
  { "区伯", "oubo|qubo", "" },
  { "任我行", "renwoxing|rwx", "" },
  { "万俟卨", "moqixie|mqx", "" },
  { "尉迟恭", "yuchigong", "" },
  { "单于王", "chanyuwang", "" },
  { "朴树", "piaoshu|pushu", "" },
  { "长孙无忌", "zhangsunwuji", "" },
  { "Anna 王", "wang|w", "anna|aw" },
  { "Anna", "", "anna|a" },
  { "", "", "a" },
  { "🐼熊猫", "xm", "" },
};

static gboolean
is_found (const char *name,
          const char *nickname,
          const char *text)
{
  g_autoptr (GArray) sounds = gops_pinyin_new (), rows = g_array_new (FALSE, FALSE, sizeof (guint));

  gops_pinyin_add_row (sounds, name, nickname);
  gops_pinyin_find (sounds, text, 10, rows);
  return rows->len == 1;
}

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint side = 0; side < 2; side++)
      {
        g_auto (GStrv) texts = g_strsplit (side == 0 ? cases[i].found : cases[i].not_found, "|", -1);

        for (guint t = 0; texts[t] != NULL; t++)
          {
            g_test_message ("%s: %s", cases[i].name, texts[t]);
            g_assert_cmpint (is_found (cases[i].name, "", texts[t]), ==, side == 0);
            g_assert_cmpint (is_found ("Nobody", cases[i].name, texts[t]), ==, side == 0);
          }
      }
}

static void
test_rows (void)
{
  static const char *const names[] = { "张三", "Ada", "李四", "张思", "王五" };
  g_autoptr (GArray) sounds = gops_pinyin_new (), rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gops_pinyin_add_row (sounds, names[i], "");
  gops_pinyin_find (sounds, "zs", 10, rows);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (g_array_index (rows, guint, 0), ==, 0);
  g_assert_cmpuint (g_array_index (rows, guint, 1), ==, 3);
  g_array_set_size (rows, 0);
  gops_pinyin_find (sounds, "z", 1, rows);
  g_assert_cmpuint (rows->len, ==, 1);
  g_array_set_size (rows, 0);
  gops_pinyin_find (sounds, "sl", 10, rows);   /* nothing across two names */
  g_assert_cmpuint (rows->len, ==, 0);
}

/* Long texts and long names, which no row should take long for. */
static void
test_hostile (void)
{
  g_autoptr (GString) name = g_string_new (NULL), text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (name, i % 2 == 0 ? "啊" : "安");
  for (guint i = 0; i < 60; i++)
    g_string_append_c (text, 'a');
  g_assert_true (is_found (name->str, "", text->str));
  g_string_append_c (text, 'a');   /* more than anybody types */
  g_assert_false (is_found (name->str, "", text->str));
  g_assert_false (is_found ("张三", "", "zs\n"));
  g_assert_false (is_found ("张三", "", "%"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/pinyin/names", test_names);
  g_test_add_func ("/model/pinyin/rows", test_rows);
  g_test_add_func ("/model/pinyin/hostile", test_hostile);
  return g_test_run ();
}
