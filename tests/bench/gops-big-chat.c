/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large chat exports for benchmarks. */

#include <stdio.h>

#include "gops-big-chat.h"

static const char *const words[] = {
  "今天", "大家", "一起", "跑步", "谢谢", "明天", "活动", "报名", "已经", "到了", "公园", "门口", "我们", "好的", "没有", "问题",
  "ok", "see you", "早安", "天气", "真好", "照片", "发群里", "请看", "公告", "下周", "路线", "集合", "时间", "六点半",
};

static void
write_text (FILE  *file,
            GRand *random)
{
  guint n = 1 + (guint) g_rand_int_range (random, 0, 8);

  for (guint i = 0; i < n; i++)
    fputs (words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))], file);
}

static void
write_message (FILE  *file,
               GRand *random,
               guint  id)
{
  gint64 at = 1609459200 + (gint64) id * 60;
  guint person = (guint) (20000 * g_rand_double (random) * g_rand_double (random));
  gboolean service = id % 50 == 0 || id == 1;

  fprintf (file, "  {\n   \"id\": %u,\n   \"type\": \"%s\",\n   \"date\": \"2021-01-01T08:00:00\",\n   \"date_unixtime\": \"%" G_GINT64_FORMAT
           "\",\n", id, service ? "service" : "message", at);
  if (service)
    fprintf (file, "   \"actor\": \"成员%u\",\n   \"actor_id\": \"user%u\",\n   \"action\": \"%s\",\n   \"members\": [ \"成员77\" ],\n",
             person, 100000 + person, id % 100 == 0 ? "remove_members" : "invite_members");
  else
    fprintf (file, "   \"from\": \"成员%u\",\n   \"from_id\": \"user%u\",\n", person, 100000 + person);
  if (id % 5 == 0)
    fprintf (file, "   \"reply_to_message_id\": %u,\n", id - 3);
  if (id % 10 == 1)
    fputs ("   \"photo\": \"photos/photo_1@01-01-2021_08-00-00.jpg\",\n   \"width\": 960,\n   \"height\": 1280,\n", file);
  fputs ("   \"text\": \"", file);
  if (!service)
    write_text (file, random);
  fputs ("\",\n   \"text_entities\": [\n    {\n     \"type\": \"plain\",\n     \"text\": \"", file);
  if (!service)
    write_text (file, random);
  fputs ("\"\n    }\n   ]\n  }", file);
}

/**
 * gops_big_chat_write:
 * @first: messages before the first; they stand a minute apart from 2021 on
 *
 * Returns: (transfer full): the path of an export of Telegram with @n messages in a folder
 */
char *
gops_big_chat_write (const char *folder,
                     guint       first,
                     guint       n)
{
  char *path = g_build_filename (folder, "result.json", NULL);
  FILE *file = fopen (path, "w");
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  g_assert_nonnull (file);
  fputs ("{\n \"name\": \"晨跑群\",\n \"type\": \"private_supergroup\",\n \"id\": 1234567890,\n \"messages\": [\n", file);
  for (guint id = first + 1; id <= first + n; id++)
    {
      write_message (file, random, id);
      fputs (id < first + n ? ",\n" : "\n", file);
    }
  fputs (" ]\n}", file);
  g_print ("%u messages, %.0f MB\n", n, (double) ftell (file) / 1e6);
  g_assert_cmpint (fclose (file), ==, 0);
  return path;
}
