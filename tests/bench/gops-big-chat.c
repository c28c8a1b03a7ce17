/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Large chat exports for benchmarks, of the shape that chats have: a few write much and most hardly ever (the rates of those
 * who do are log-normal); what is said comes in conversations of a few people within minutes; there is less of it at night and
 * more on free days; one message in fifty is of the service, one in twelve a picture.
 */

#include <math.h>
#include <stdio.h>

#include "gops-big-chat.h"

#define N_PEOPLE     20000
#define ACTIVE_SHARE 0.3     /* the others are there to read */
#define SIGMA        1.5     /* of the logarithm of an active person's rate */
#define LURKER_RATE  0.03    /* of the median of those */
#define MOST_TALKERS 5       /* in a conversation */
#define MEAN_TALK    6       /* messages of it */
#define MEAN_REPLY   40      /* seconds between them */
#define MEAN_TALK_TO_TALK (60 * MEAN_TALK)   /* seconds from one to the next, so that there is a message a minute */

static const char *const words[] = {
  "今天", "大家", "一起", "跑步", "谢谢", "明天", "活动", "报名", "已经", "到了", "公园", "门口", "我们", "好的", "没有", "问题",
  "ok", "see you", "早安", "天气", "真好", "照片", "发群里", "请看", "公告", "下周", "路线", "集合", "时间", "六点半",
};

/* Shares of the day's messages, of 24 equal ones: two peaks, and quiet nights. */
static const double hours[24] = {
  0.4, 0.2, 0.1, 0.1, 0.1, 0.2, 0.6, 1.0, 1.3, 1.4, 1.4, 1.5, 1.7, 1.3, 1.1, 1.1, 1.1, 1.2, 1.4, 1.6, 1.8, 1.7, 1.2, 0.8,
};

typedef struct
{
  FILE   *file;
  GRand  *random;                  /* (owned) */
  double  reached[N_PEOPLE];       /* rates of the people up to each, added up */
  guint   talkers[MOST_TALKERS];   /* of this conversation */
  guint   n_talkers;
  guint   n_left;                  /* messages of it */
  double  talk_at;                 /* seconds since 1970: when it began */
  double  at;
} Writer;

/* --- chances --- */

static double
draw_exponential (GRand  *random,
                  double  mean)
{
  return -mean * log (1 - g_rand_double (random));
}

/* Box and Muller. */
static double
draw_normal (GRand *random)
{
  return sqrt (-2 * log (1 - g_rand_double (random))) * cos (2 * G_PI * g_rand_double (random));
}

static double
draw_rate (GRand *random)
{
  return g_rand_double (random) < ACTIVE_SHARE ? exp (SIGMA * draw_normal (random)) : LURKER_RATE;
}

static void
draw_rates (Writer *self)
{
  double sum = 0;

  for (guint i = 0; i < N_PEOPLE; i++)
    self->reached[i] = sum += draw_rate (self->random);
}

/* Each as often as their rate says. */
static guint
draw_person (Writer *self)
{
  double at = g_rand_double (self->random) * self->reached[N_PEOPLE - 1];
  guint low = 0, high = N_PEOPLE - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->reached[middle] > at)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* --- conversations --- */

static void
begin_talk (Writer *self)
{
  guint hour = (guint) (self->talk_at / 3600 + 8) % 24;
  guint weekday = (guint) (self->talk_at / 86400 + 3) % 7;   /* 1970 began with a Thursday; 0 is a Monday */

  self->talk_at += draw_exponential (self->random, MEAN_TALK_TO_TALK) / hours[hour] / (weekday >= 5 ? 1.2 : 0.92);
  self->at = MAX (self->at + 1, self->talk_at);
  self->n_left = 1 + (guint) draw_exponential (self->random, MEAN_TALK - 0.5);
  self->n_talkers = 1 + (guint) g_rand_int_range (self->random, 0, MOST_TALKERS);
  for (guint i = 0; i < self->n_talkers; i++)
    self->talkers[i] = draw_person (self);
}

/* Returns: who says the next message; the time is then its own */
static guint
next_sender (Writer *self)
{
  if (self->n_left == 0)
    begin_talk (self);
  else
    self->at += 1 + draw_exponential (self->random, MEAN_REPLY);
  self->n_left--;
  return self->talkers[g_rand_int_range (self->random, 0, (int) self->n_talkers)];
}

/* --- writing --- */

static void
write_text (Writer *self)
{
  guint n = 1 + (guint) g_rand_int_range (self->random, 0, 8);

  for (guint i = 0; i < n; i++)
    fputs (words[g_rand_int_range (self->random, 0, G_N_ELEMENTS (words))], self->file);
}

static void
write_head (Writer     *self,
            guint       id,
            const char *type)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc ((gint64) self->at);
  g_autoptr (GDateTime) local = g_date_time_add_hours (at, 8);
  g_autofree char *date = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S");

  fprintf (self->file, "  {\n   \"id\": %u,\n   \"type\": \"%s\",\n   \"date\": \"%s\",\n   \"date_unixtime\": \"%" G_GINT64_FORMAT "\",\n",
           id, type, date, (gint64) self->at);
}

static void
write_message (Writer *self,
               guint   id)
{
  guint person = next_sender (self);
  gboolean service = id % 50 == 0 || id == 1;

  write_head (self, id, service ? "service" : "message");
  if (service)
    fprintf (self->file, "   \"actor\": \"成员%u\",\n   \"actor_id\": \"user%u\",\n   \"action\": \"%s\",\n   \"members\": [ \"成员77\" ],\n",
             person, 100000 + person, id % 100 == 0 ? "remove_members" : "invite_members");
  else
    fprintf (self->file, "   \"from\": \"成员%u\",\n   \"from_id\": \"user%u\",\n", person, 100000 + person);
  if (id % 5 == 0)
    fprintf (self->file, "   \"reply_to_message_id\": %u,\n", id - 3);
  if (id % 12 == 1)
    fputs ("   \"photo\": \"photos/photo_1@01-01-2021_08-00-00.jpg\",\n   \"width\": 960,\n   \"height\": 1280,\n", self->file);
  fputs ("   \"text\": \"", self->file);
  if (!service)
    write_text (self);
  fputs ("\",\n   \"text_entities\": [\n    {\n     \"type\": \"plain\",\n     \"text\": \"", self->file);
  if (!service)
    write_text (self);
  fputs ("\"\n    }\n   ]\n  }", self->file);
}

/**
 * gops_big_chat_write:
 * @first: messages before the first; there is about one a minute from 2021 on
 *
 * Returns: (transfer full): the path of an export of Telegram with @n messages in a folder
 */
char *
gops_big_chat_write (const char *folder,
                     guint       first,
                     guint       n)
{
  char *path = g_build_filename (folder, "result.json", NULL);
  g_autofree Writer *writer = g_new0 (Writer, 1);

  writer->file = fopen (path, "w");
  writer->random = g_rand_new_with_seed (7);
  writer->at = writer->talk_at = 1609459200 + (double) first * 60;
  g_assert_nonnull (writer->file);
  draw_rates (writer);
  fputs ("{\n \"name\": \"晨跑群\",\n \"type\": \"private_supergroup\",\n \"id\": 1234567890,\n \"messages\": [\n", writer->file);
  for (guint id = first + 1; id <= first + n; id++)
    {
      write_message (writer, id);
      fputs (id < first + n ? ",\n" : "\n", writer->file);
    }
  fputs (" ]\n}", writer->file);
  g_print ("%u messages, %.0f MB\n", n, (double) ftell (writer->file) / 1e6);
  g_assert_cmpint (fclose (writer->file), ==, 0);
  g_rand_free (writer->random);
  return path;
}
