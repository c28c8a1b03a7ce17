/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Topics, open questions and shared links, together. */
#include "config.h"

#include "gops-day.h"
#include "gops-talk-report.h"
#include "gops-workspace.h"

#define MOST_TOPICS 20
#define MOST_LINKS  10

static void
count_now (GopsTalkReport *self)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint before = 0;

  for (guint i = 0; i < self->talk->messages->len; i++)
    {
      const GopsTalkMessage *message = gops_talk_get (self->talk, i);

      if (message->day <= self->talk->last - GOPS_TOPICS_NOW)
        {
          before++;
          continue;
        }
      self->n_now++;
      g_hash_table_add (people, (gpointer) &message->person);
    }
  self->n_people = g_hash_table_size (people);
  self->compared = before >= self->n_now;
}

/* Questions of the days before are no use any more. */
static void
find_questions (GopsTalkReport *self,
                GopsStore      *store)
{
  g_autofree char *minutes = gops_workspace_dup_setting (store, GOPS_SETTING_ANSWER_MINUTES);
  guint64 number = g_ascii_strtoull (minutes, NULL, 10);

  self->questions = gops_open_questions_find (self->talk, self->talk->last - GOPS_TOPICS_NOW + 1, (guint) CLAMP (number, 1, 1440),
                                              gops_store_now (store), &self->n_asked);
}

GopsTalkReport *
gops_talk_report_load (GopsStore     *store,
                       gint64         group,
                       GCancellable  *cancellable,
                       GError       **error)
{
  GopsTalkReport *self = g_new0 (GopsTalkReport, 1);
  int last;

  if (gops_talk_find_last_day (store, group, GOPS_TOPICS_NOW, &last, error))
    self->talk = gops_talk_load (store, group, last - GOPS_TOPICS_NOW - GOPS_TOPICS_BEFORE + 1, last, cancellable, error);
  if (self->talk != NULL)
    self->topics = gops_topics_find (self->talk, MOST_TOPICS, cancellable, error);
  if (self->topics == NULL || !gops_store_read_text (store, &self->language, error, "SELECT language FROM chat_group WHERE id = ?1", "l", group) ||
      (self->planned = gops_talk_plan_load (store, group, error)) == NULL)
    {
      gops_talk_report_free (self);
      return NULL;
    }
  count_now (self);
  find_questions (self, store);
  self->links = gops_shared_links_find (self->talk, self->talk->last - GOPS_TOPICS_NOW + 1, MOST_LINKS);
  return self;
}

void
gops_talk_report_free (GopsTalkReport *self)
{
  g_clear_pointer (&self->talk, gops_talk_free);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->planned, g_hash_table_unref);
  g_free (self->language);
  g_free (self);
}
