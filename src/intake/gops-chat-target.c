/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where what a room of an export holds goes. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "gops-chat-target.h"

#include "gops-message-number.h"

#define MOST_NUMBERS 64   /* of a minute that are remembered */
#define DAY (24 * 3600 * (gint64) G_USEC_PER_SEC)

static void
take_row (GopsChatTarget *self,
          GopsStatement  *row,
          const char     *platform)
{
  self->name = g_strdup (gops_statement_text (row, 0));
  self->platform = g_strdup (platform != NULL && *platform != '\0' ? platform : gops_statement_text (row, 1));
  self->language = g_strdup (gops_statement_text (row, 2));
  gops_local_day_init (&self->days, gops_statement_text (row, 3));
  self->keep_texts = (int) gops_statement_int (row, 4);
  self->pseudonyms = gops_statement_int (row, 5) != 0;
}

static void
set_times (GopsChatTarget *self,
           GopsStore      *store)
{
  self->today = gops_local_day_find (&self->days, gops_store_now (store), NULL);
  gops_chat_target_keep (self, store, self->keep_texts);
}

GopsChatTarget *
gops_chat_target_load (GopsStore   *store,
                       gint64       group,
                       const char  *platform,
                       GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsChatTarget) self = NULL;
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT name, platform, language, time_zone, keep_texts, pseudonyms FROM chat_group WHERE id = ?1 AND deleted_at = 0", "l", group);

  if (row == NULL)
    return NULL;
  if (!gops_statement_next (row, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND,
                     _("the group is not there any more; choose another one"));
      return NULL;
    }
  self = g_new0 (GopsChatTarget, 1);
  self->group = group;
  take_row (self, row, platform);
  set_times (self, store);
  return gops_chat_target_look (self, store, error) ? g_steal_pointer (&self) : NULL;
}

GopsChatTarget *
gops_chat_target_new (GopsStore  *store,
                      gint64      group,
                      const char *name,
                      const char *platform,
                      const char *language)
{
  GopsChatTarget *self = g_new0 (GopsChatTarget, 1);

  self->group = group;
  self->name = g_strdup (name);
  self->platform = g_strdup (platform);
  self->language = g_strdup (language);
  gops_local_day_init (&self->days, "");
  self->last_minute = -1;
  self->last_event = -1;
  set_times (self, store);
  return self;
}

void
gops_chat_target_free (GopsChatTarget *self)
{
  g_free (self->name);
  g_free (self->platform);
  g_free (self->language);
  gops_local_day_clear (&self->days);
  g_clear_pointer (&self->last_numbers, g_array_unref);
  g_free (self);
}

gboolean
gops_chat_target_look (GopsChatTarget  *self,
                       GopsStore       *store,
                       GError         **error)
{
  gint64 last = 0, last_mark = 0;

  if (!gops_store_read_int (store, &last, error, "SELECT coalesce (max (message_id), -1) FROM message WHERE group_id = ?1", "l",
                            self->group) ||
      !gops_store_read_int (store, &last_mark, error, "SELECT coalesce (max (message_id), -1) FROM message_mark WHERE group_id = ?1", "l",
                            self->group) ||
      !gops_store_read_int (store, &self->last_event, error, "SELECT coalesce (max (event_id), -1) FROM member_event WHERE group_id = ?1",
                            "l", self->group))
    return FALSE;
  self->has_marks = last_mark >= 0;
  last = MAX (last, last_mark);
  self->last_minute = last < 0 ? -1 : gops_message_number_minute (last);
  g_clear_pointer (&self->last_numbers, g_array_unref);
  return TRUE;
}

/* Exports come in the order of time, so that nearly all messages are behind those that were there. */
gboolean
gops_chat_target_is_behind (GopsChatTarget *self,
                            gint64          number)
{
  gint64 minute = gops_message_number_minute (number);

  if (minute < self->last_minute || (minute == self->last_minute && self->last_numbers == NULL))
    return FALSE;
  if (self->last_numbers == NULL)
    self->last_numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (minute > self->last_minute)
    g_array_set_size (self->last_numbers, 0);
  self->last_minute = minute;
  if (self->last_numbers->len >= MOST_NUMBERS)
    return FALSE;
  for (guint i = 0; i < self->last_numbers->len; i++)
    if (g_array_index (self->last_numbers, gint64, i) == number)
      return FALSE;
  g_array_append_val (self->last_numbers, number);
  return TRUE;
}

void
gops_chat_target_keep (GopsChatTarget *self,
                       GopsStore      *store,
                       int             days)
{
  self->keep_texts = days;
  self->keep_from = days == 0 ? G_MININT64 : days < 0 ? G_MAXINT64 : gops_store_now (store) - days * DAY;
}
