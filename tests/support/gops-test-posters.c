/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of posters: short and long texts for the fields of every built-in template. */
#include "gops-test-posters.h"

#include <math.h>
#include <string.h>

/* By field; rows of several entries are cut short or added to in other ways. */
static const struct
{
  const char *id;
  const char *brief[2];   /* en, zh_CN */
  const char *lengthy[2];
} texts[] = {
  { "group", { "Dawn Run", "晨跑" }, { "Riverside Neighbours’ Slow Running Circle", "城北河畔邻里慢跑互助交流一群" } },
  { "kicker", { "Week 1", "首周" }, { "Late summer open week", "夏末开放周特别活动" } },
  { "headline", { "Start", "开始" }, { "Ten quiet minutes before the day begins to pull", "每天先留十分钟给自己，再去应付别人" } },
  { "title", { "Rules", "群规" }, { "What we agreed on together", "我们一起商量定下的规矩" } },
  { "quote", { "Begin.", "慢慢来。" },
    { "The real voyage of discovery consists not in seeking new landscapes, but in having new eyes.",
      "人的一切痛苦，本质上都是对自己无能的愤怒，而改变永远从承认这一点开始。" } },
  { "promise", { "Free.", "免费。" }, { "You leave with a plan for the week, two people who ask how it went, and a shorter list of worries.",
                                        "走的时候，你会带走一份一周的安排、两个会问你进展的人，还有一张变短了的烦恼清单。" } },
  { "source", { "Anon", "佚名" }, { "from a letter to a younger brother, 1923", "一九二三年写给弟弟的一封家书" } },
  { "name", { "Li", "小李" }, { "Konstantin Alexandrowitsch, all days", "欧阳慕容清和，一天都没有落下" } },
  { "detail", { "Done", "已完成" }, { "Up at 5:58, thirty pages read, one glass of water more than yesterday", "今天五点五十八分起床，读了三十页书，比昨天多喝一杯水" } },
  { "note", { "Scan.", "扫码" }, { "Scan to join. The code is valid until 30 November.", "长按识别进群，11 月 30 日前有效" } },
  { "place", { "Hall 2", "二楼" }, { "Old Granary Yard, second gate on the left, upper floor", "老粮仓创意园，左手第二个门上二楼" } },
  { "time", { "19:00", "19:00" }, { "19:00 to 22:30, doors at 18:30", "19:00 至 22:30，18:30 进场" } },
  { "when", { "20:00", "20:00" }, { "Thursday 26 November 20:00, in the group", "11 月 26 日星期四晚 20:00，群内直播" } },
  { "teacher", { "Ann", "周可" }, { "with Dr Margaret Winterbourne-Hall", "主讲：欧阳慕容清和与助教两位" } },
  { "task", { "One page.", "写一页" }, { "Bring ten seconds of silence from your own room and one question about it.", "录下自己房间里十秒的安静，再带一个关于它的问题来" } },
  { "thought", { "And you?", "你呢？" }, { "When did you last change your mind about something that mattered to you?", "你上一次在一件要紧的事上改变主意，是什么时候？" } },
  { "summary", { "Well done.", "辛苦了" }, { "118 people took part this month, and 263 books were read to the end", "本月共有 118 人参加，一起读完了 263 本书" } },
  { "penalty", { "First a word.", "先劝。" }, { "First a word in private, then a day of silence, then goodbye. You may appeal within two days.",
                                              "一劝，二禁言一天，三请离；不服的话，两天内可以向管理员申诉。" } },
  { "keeper", { "Mara", "何砚" }, { "Owner Mara Quill and two helpers, every day from 9 to 21", "群主何砚和两位管理员，每天九点到二十一点在" } },
  { "version", { "1", "第 1 版" }, { "Version 12, from 1 December 2026", "第 12 版，2026 年 12 月 1 日起" } },
  { "goods", { "Tea", "茶" }, { "Spring oolong from the upper gardens, two tins of 125 g", "高山春茶乌龙，两罐共 250 克，附小茶则一把" } },
  { "unit", { "€", "元" }, { "a pair", "元一对" } },
  { "limit", { "One each", "限一份" }, { "Two for each household, while they last; collect on Friday morning", "每户限两份，售完为止；周五上午到店自提" } },
  { "question", { "Tea or coffee?", "茶还是咖啡？" }, { "If you could keep only one habit from this year, which one would it be, and why?", "如果今年养成的习惯只能留下一个，你会留下哪一个，为什么？" } },
  { "answer", { "You.", "你。" }, { "Somebody who has just begun and is not sure whether it counts yet", "刚刚开始、还不确定自己算不算数的你" } },
};

static void
put (GHashTable *fields, const char *id, const char *text)
{
  if (g_hash_table_contains (fields, id))
    g_hash_table_replace (fields, g_strdup (id), g_strdup (text));
}

/* The first two entries, or all of them and the first two again with more words. */
static char *
change_rows (const char *rows, GopsTestPosterTexts which, gboolean zh)
{
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && (which == GOPS_TEST_POSTER_LONG || i < 2); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", lines[i]);
  for (guint i = 0; which == GOPS_TEST_POSTER_LONG && i < 2 && lines[i] != NULL; i++)
    g_string_append_printf (out, "\n%s%s", lines[i], strchr (lines[i], '|') != NULL ? "" : zh ? "，每次都这样" : ", each and every time");
  return g_string_free (out, FALSE);
}

GHashTable *
gops_test_poster_texts (GopsPosterTemplate *design, const char *language, GopsTestPosterTexts which)
{
  GHashTable *fields = gops_poster_template_get_defaults (design, language);
  gboolean zh = g_str_equal (language, "zh_CN");

  g_hash_table_replace (fields, g_strdup ("qr"), g_strdup ("https://example.org/join/x7"));
  if (which == GOPS_TEST_POSTER_DEFAULT)
    return fields;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    put (fields, texts[i].id, which == GOPS_TEST_POSTER_SHORT ? texts[i].brief[zh] : texts[i].lengthy[zh]);
  for (guint i = 0; i < gops_poster_template_get_n_fields (design); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (design, i, language);
      const char *rows = g_hash_table_lookup (fields, field.id);

      if (field.type == GOPS_POSTER_FIELD_ROWS && rows != NULL)
        g_hash_table_replace (fields, g_strdup (field.id), change_rows (rows, which, zh));
    }
  return fields;
}

GopsBrandKit *
gops_test_poster_brand (guint index)
{
  static const char *const colors[GOPS_TEST_POSTER_BRANDS][4] = {
    { "#0B5FA5", "#F2A900", "", "" }, { "#1E4D3A", "#C8553D", "#F7F1E3", "#17211C" }, { "#E84A8A", "", "", "" }, { "#1A1A1A", "#D7263D", "#FFFFFF", "#111111" } };
  GopsBrandKit *kit = gops_brand_kit_new ();
  char **const members[] = { &kit->main_color, &kit->accent_color, &kit->paper_color, &kit->ink_color };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_free (*members[i]);
      *members[i] = g_strdup (colors[index][i]);
    }
  kit->logo = 2;
  return kit;
}

static cairo_status_t
append (gpointer data, const guint8 *bytes, guint length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
encode (cairo_surface_t *surface, cairo_t *cr)
{
  GByteArray *bytes = g_byte_array_new ();

  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, append, bytes), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* A disc with a leaf cut out of it, on nothing. */
static GBytes *
make_logo (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 240, 240);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.85, 0.2, 0.15);
  cairo_arc (cr, 120, 120, 118, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_move_to (cr, 60, 180);
  cairo_curve_to (cr, 60, 90, 110, 60, 180, 60);
  cairo_curve_to (cr, 180, 130, 150, 180, 60, 180);
  cairo_fill (cr);
  return encode (surface, cr);
}

/* A morning over hills, somebody in the right third. */
static GBytes *
make_photo (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1200, 800);
  cairo_t *cr = cairo_create (surface);
  cairo_pattern_t *sky = cairo_pattern_create_linear (0, 0, 0, 600);

  cairo_pattern_add_color_stop_rgb (sky, 0, 0.36, 0.55, 0.78);
  cairo_pattern_add_color_stop_rgb (sky, 1, 0.98, 0.84, 0.66);
  cairo_set_source (cr, sky);
  cairo_paint (cr);
  cairo_pattern_destroy (sky);
  for (int layer = 0; layer < 4; layer++)
    {
      cairo_set_source_rgb (cr, 0.32 - layer * 0.06, 0.44 - layer * 0.07, 0.48 - layer * 0.1);
      cairo_move_to (cr, 0, 800);
      for (int x = 0; x <= 1200; x += 10)
        cairo_line_to (cr, x, 430 + layer * 90 - 60 * sin (x / (150.0 + 40 * layer) + layer * 2) - 18 * sin (x / 37.0 + layer));
      cairo_line_to (cr, 1200, 800);
      cairo_fill (cr);
    }
  cairo_set_source_rgb (cr, 0.95, 0.92, 0.86);
  cairo_arc (cr, 830, 420, 42, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.8, 0.25, 0.18);
  cairo_move_to (cr, 760, 800);
  cairo_curve_to (cr, 760, 520, 780, 470, 830, 470);
  cairo_curve_to (cr, 880, 470, 900, 520, 900, 800);
  cairo_fill (cr);
  return encode (surface, cr);
}

GopsPosterPictures *
gops_test_poster_pictures (GopsPosterTemplate *design, GHashTable *fields)
{
  GopsPosterPictures *pictures = gops_poster_pictures_new ();
  g_autoptr (GBytes) logo = make_logo (), photo = make_photo ();

  gops_poster_pictures_add (pictures, GOPS_BRAND_LOGO, logo);
  gops_poster_pictures_add (pictures, "material:1", photo);
  for (guint i = 0; fields != NULL && i < gops_poster_template_get_n_fields (design); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (design, i, "en");

      if (field.type == GOPS_POSTER_FIELD_PICTURE)
        g_hash_table_replace (fields, g_strdup (field.id), g_strdup ("material:1"));
    }
  return pictures;
}
