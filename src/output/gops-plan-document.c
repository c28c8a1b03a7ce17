/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a group as a document and as a calendar. */
#include "gops-group-documents.h"

#include "gops-calendar.h"
#include "gops-fill.h"
#include "gops-phrase.h"
#include "gops-poster-date.h"
#include "gops-wording.h"

static gboolean
is_between (const char *date, const char *from, const char *until)
{
  return date != NULL && *date != '\0' && (from == NULL || g_strcmp0 (date, from) >= 0)
         && (until == NULL || g_strcmp0 (date, until) <= 0);
}

static char *
status_word (const GopsDossier *dossier, GopsPlanItem *item)
{
  const char *status = gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS);
  g_autofree char *id = g_strconcat ("status.", status != NULL && *status != '\0' ? status : "idea", NULL);

  return g_strdup (gops_phrase (gops_dossier_language (dossier), id));
}

static char *
span_of (GopsPlanItem *item)
{
  const char *at = gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME), *until = gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME);

  if (at == NULL || *at == '\0')
    return g_strdup ("");
  return until != NULL && *until != '\0' ? g_strdup_printf ("%s–%s", at, until) : g_strdup (at);
}

static void
begin_day (GopsDocument *document, const char *date)
{
  g_autofree char *day = gops_poster_date_format (date, "long", document->language);
  const char *head[] = { gops_phrase (document->language, "calendar.time"), gops_phrase (document->language, "calendar.item"),
    gops_phrase (document->language, "calendar.owner"), gops_phrase (document->language, "calendar.status"), NULL };

  gops_document_add_heading (document, day);
  gops_document_add_table (document, head);
}

GopsDocument *
gops_plan_document (const GopsDossier *dossier, const char *from, const char *until)
{
  const char *language = gops_dossier_language (dossier), *before = NULL;
  g_autofree char *title = gops_wording (language, "calendar.title", "group", gops_record_get_text (dossier->group, GOPS_GROUP_NAME), NULL);
  GopsDocument *document = gops_document_new (language, title);

  for (guint i = 0; i < dossier->plan->len; i++)
    {
      GopsPlanItem *item = dossier->plan->pdata[i];
      const char *date = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE);
      g_autofree char *time = span_of (item), *status = status_word (dossier, item);
      g_autofree char *name = gops_method_fill (dossier, gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
      g_autofree char *owner = gops_method_fill (dossier, gops_record_get_text (item, GOPS_PLAN_ITEM_OWNER));
      const char *cells[] = { time, name, owner, status, NULL };

      if (!is_between (date, from, until))
        continue;
      if (g_strcmp0 (date, before) != 0)
        begin_day (document, date);
      before = date;
      gops_document_add_row (document, cells);
    }
  return document;
}

static void
add_events (GArray *events, GPtrArray *keep, const GopsDossier *dossier, gboolean with_group, gint64 stamped_at)
{
  const char *group = gops_record_get_text (dossier->group, GOPS_GROUP_NAME);
  const char *zone = gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE);

  for (guint i = 0; i < dossier->plan->len; i++)
    {
      GopsPlanItem *item = dossier->plan->pdata[i];
      const char *type = gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE);
      g_autofree char *type_id = g_strconcat ("type.", type != NULL && *type != '\0' ? type : "topic", NULL);
      char *title = gops_method_fill (dossier, gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
      char *uid = g_strdup_printf ("%" G_GINT64_FORMAT "@groupops", gops_record_get_id (item));
      GopsCalendarEvent event = { .uid = uid, .changed_at = stamped_at,
        .description = gops_method_fill (dossier, gops_record_get_text (item, GOPS_PLAN_ITEM_TEXT)),
        .summary = with_group ? g_strdup_printf ("%s: %s", group, title) : g_strdup (title),
        .categories = gops_phrase (gops_dossier_language (dossier), type_id),
        .date = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), .time = gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME),
        .until = gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME),
        .time_zone = zone != NULL && *zone != '\0' ? zone : NULL };

      g_ptr_array_add (keep, title);
      g_ptr_array_add (keep, uid);
      g_ptr_array_add (keep, (char *) event.summary);
      g_ptr_array_add (keep, (char *) event.description);
      g_array_append_val (events, event);
    }
}

char *
gops_plan_calendar (const GopsDossier *const *dossiers, guint n, gint64 stamped_at)
{
  g_autoptr (GArray) events = g_array_new (FALSE, TRUE, sizeof (GopsCalendarEvent));
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;

  for (guint i = 0; i < n; i++)
    add_events (events, keep, dossiers[i], n > 1, stamped_at);
  name = n == 1 ? gops_wording (gops_dossier_language (dossiers[0]), "calendar.title", "group",
                                gops_record_get_text (dossiers[0]->group, GOPS_GROUP_NAME), NULL)
                : g_strdup ("GroupOps");
  return gops_calendar_write (name, events);
}
