/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of scenes as operators write them, in both languages. */
#include "config.h"

#include "gops-scene-time.h"

#define DAY(n) (1u << ((n) - 1))

static const struct
{
  const char *text;
  guint       weekdays;
  int         minutes;
} cases[] = {
  { NULL, 0, -1 },
  { "", 0, -1 },
  { "Tue, Thu, Sat at 6", DAY (2) | DAY (4) | DAY (6), 360 },
  { "Tuesday and Thursday, 6:30 am", DAY (2) | DAY (4), 390 },
  { "6:30, before the town wakes", 0, 390 },
  { "Weekdays, 20:00–21:00", GOPS_WORKING_DAYS, 1200 },
  { "Every evening at 8", GOPS_EVERY_DAY, 1200 },
  { "At 8 pm on Sundays", DAY (7), 1200 },
  { "12 am, daily", GOPS_EVERY_DAY, 0 },
  { "12 pm at the weekend", GOPS_WEEKEND, 720 },
  { "7 o’clock in the evening", 0, 1140 },
  { "The first 30 days after moving", 0, -1 },
  { "Summer 2026", 0, -1 },
  { "Monastery gate, sunrise", 0, -1 },      /* neither Mon nor Sun */
  { "At 25:00", 0, -1 },
  { "At 6:75", 0, -1 },
  { "每天早上六点半", GOPS_EVERY_DAY, 390 },
  { "周二、周四、周六 6:30", DAY (2) | DAY (4) | DAY (6), 390 },
  { "周六六点", DAY (6), 360 },
  { "星期三、五晚上八点一刻", DAY (3) | DAY (5), 1215 },
  { "周一到周五午休十二点", GOPS_WORKING_DAYS, 720 },
  { "工作日20:00–21:00", GOPS_WORKING_DAYS, 1200 },
  { "工作日午休和晚上", GOPS_WORKING_DAYS, -1 },
  { "晚上和周末", GOPS_WEEKEND, -1 },
  { "每周固定一晚", 0, -1 },
  { "每天晚上9点30分", GOPS_EVERY_DAY, 1290 },
  { "下午两点", 0, 840 },
  { "２０：００", 0, -1 },                     /* full-width digits are no clock yet */
  { "二十三点", 0, 1380 },
  { "晚上洗完脸、九点到十点半", 0, 1260 },
  { "空瓶当周", 0, -1 },
  { "差一点小事的时候", 0, -1 },
  { "有一点空闲、一点小事", 0, -1 },
  { "每天早一点，晚上八点", GOPS_EVERY_DAY, 1200 },
  { "下午一点", 0, 780 },
  { "中午一点", 0, 780 },
  { "中午十一点半", 0, 690 },
  { "中午十二点，一点半，二十一点", 0, 720 },
  { "一点半开始", 0, 90 },
  { "二十一点", 0, 1260 },
  { "🌅 06:15 🏃", 0, 375 },
  { "الساعة 6:30", 0, 390 },
  { "\xff\xfe 7:00", 0, 420 },
};

static void
test_scene_time (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsSceneTime time = gops_scene_time_parse (cases[i].text);
      g_autofree char *shown = g_utf8_make_valid (cases[i].text != NULL ? cases[i].text : "", -1);

      g_test_message ("%s: %x %d", shown, time.weekdays, time.minutes);
      g_assert_cmphex (time.weekdays, ==, cases[i].weekdays);
      g_assert_cmpint (time.minutes, ==, cases[i].minutes);
    }
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (10000, '9');

  g_assert_cmpint (gops_scene_time_parse (text).minutes, ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/scene-time/texts", test_scene_time);
  g_test_add_func ("/method/scene-time/long", test_long);
  return g_test_run ();
}
