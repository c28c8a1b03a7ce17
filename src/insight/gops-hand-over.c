/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hand-over sheet. */
#include "config.h"

#include "gops-care.h"
#include "gops-day.h"
#include "gops-dossier.h"
#include "gops-fill.h"
#include "gops-hand-over.h"
#include "gops-method.h"
#include "gops-phrase.h"
#include "gops-plan-occurrence.h"
#include "gops-poster-date.h"
#include "gops-roster.h"
#include "gops-talk-report.h"
#include "gops-wording.h"

#define MOST_QUESTIONS 10
#define MOST_PEOPLE    12   /* of each care */

typedef struct
{
  GopsStore    *store;
  GopsDossier  *dossier;
  GopsDocument *document;
  const char   *language;
  int           day;
  GCancellable *cancellable;
} Sheet;

static const char *
group_text (const Sheet     *self,
            GopsGroupColumn  column)
{
  return gops_record_get_text (self->dossier->group, column);
}

static void
add_heading (const Sheet *self,
             const char  *phrase)
{
  gops_document_add_heading (self->document, gops_phrase (self->language, phrase));
}

/* (transfer full): "" for no date */
static char *
write_date (const Sheet *self,
            const char  *date)
{
  char *text = *date != '\0' ? gops_poster_date_format (date, "short", self->language) : NULL;

  return text != NULL ? text : g_strdup ("");
}

/* --- the group --- */

static void
add_fact (const Sheet *self,
          const char  *phrase,
          const char  *value)
{
  if (value != NULL && *value != '\0')
    gops_document_add_row (self->document, (const char *const[]) { gops_phrase (self->language, phrase), value, NULL });
}

static void
add_group (const Sheet *self)
{
  const GopsMethod *method = gops_method_get_default ();
  const GopsKind *kind = gops_method_find_kind (method, group_text (self, GOPS_GROUP_KIND));
  const GopsPlatform *platform = gops_method_find_platform (method, group_text (self, GOPS_GROUP_PLATFORM));
  g_autofree char *members = g_strdup_printf ("%u", self->dossier->members.total);
  g_autofree char *theme = gops_method_fill (self->dossier, gops_record_get_text (self->dossier->positioning, GOPS_POSITIONING_THEME));
  g_autofree char *rules = g_strdup_printf ("%u", self->dossier->clauses->len), *effective = write_date (self, group_text (self, GOPS_GROUP_RULES_EFFECTIVE_ON));
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, gops_record_get_int (self->dossier->group, GOPS_GROUP_RULES_VERSION));
  g_autofree char *said = gops_wording (self->language, *effective != '\0' ? "handover.rules-dated" : "handover.rules", "n", rules, "version", version, "date",
                                        effective, NULL);

  gops_document_add_table (self->document, (const char *const[]) { gops_phrase (self->language, "handover.what"), gops_phrase (self->language, "handover.fact"), NULL });
  add_fact (self, "handover.kind", kind != NULL ? gops_text_get (&kind->name, self->language) : "");
  add_fact (self, "handover.platform", platform != NULL ? gops_text_get (&platform->name, self->language) : "");
  add_fact (self, "handover.members", members);
  add_fact (self, "handover.theme", theme);
  add_fact (self, "handover.owner", group_text (self, GOPS_GROUP_OWNER));
  add_fact (self, "handover.rules-label", self->dossier->clauses->len > 0 ? said : "");
  add_fact (self, "handover.code", group_text (self, GOPS_GROUP_JOIN_CODE));
}

/* --- who keeps it --- */

static void
add_turns (const Sheet     *self,
           const char      *phrase,
           const GPtrArray *turns)
{
  for (guint i = 0; i < turns->len; i++)
    {
      g_autofree char *since = write_date (self, gops_record_get_text (turns->pdata[i], GOPS_ROSTER_TURN_SINCE));
      g_autofree char *until = write_date (self, gops_record_get_text (turns->pdata[i], GOPS_ROSTER_TURN_UNTIL));
      const char *role = gops_record_get_text (turns->pdata[i], GOPS_ROSTER_TURN_ROLE);
      g_autofree char *span = gops_wording (self->language, *until != '\0' ? "handover.span" : "handover.since", "since", since, "until", until, NULL);
      g_autofree char *said = *role != '\0' ? g_strdup_printf ("%s · %s", role, span) : g_strdup (span);
      g_autofree char *who = gops_wording (self->language, phrase, "name", gops_record_get_text (turns->pdata[i], GOPS_ROSTER_TURN_NAME), NULL);

      gops_document_add_bullet (self->document, who, said);
    }
}

static gboolean
add_keepers (const Sheet  *self,
             GError      **error)
{
  g_autofree char *date = gops_day_format (self->day);
  g_autoptr (GopsRoster) roster = gops_roster_load (self->store, gops_record_get_id (self->dossier->group), date, self->cancellable, error);
  const GopsRosterGroup *group = roster != NULL && roster->groups->len > 0 ? roster->groups->pdata[0] : NULL;

  if (group == NULL || group->now->len + group->next->len == 0)
    return roster != NULL;
  add_heading (self, "handover.keepers");
  add_turns (self, "handover.now", group->now);
  add_turns (self, "handover.next", group->next);
  return TRUE;
}

/* --- the plan --- */

static void
add_item (const Sheet  *self,
          GopsPlanItem *item)
{
  g_autofree char *day = gops_poster_date_format (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), "short", self->language);
  g_autofree char *title = gops_fill_item (self->dossier, item, GOPS_PLAN_ITEM_TITLE);
  g_autofree char *owner = gops_method_fill (self->dossier, gops_record_get_text (item, GOPS_PLAN_ITEM_OWNER));
  g_autofree char *when = g_strstrip (g_strdup_printf ("%s %s", day, gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME)));

  gops_document_add_row (self->document, (const char *const[]) { when, title, owner, NULL });
}

static void
add_plan (const Sheet *self)
{
  g_autofree char *first = gops_day_format (self->day), *last = gops_day_format (self->day + GOPS_HAND_OVER_DAYS - 1);
  g_autoptr (GPtrArray) plan = gops_plan_items (self->dossier, self->day, self->day + GOPS_HAND_OVER_DAYS - 1);
  guint n = 0;

  add_heading (self, "handover.plan");
  for (guint i = 0; i < plan->len; i++)
    {
      const char *date = gops_record_get_text (plan->pdata[i], GOPS_PLAN_ITEM_ON_DATE);

      if (g_strcmp0 (date, first) < 0 || g_strcmp0 (date, last) > 0 || g_str_equal (gops_record_get_text (plan->pdata[i], GOPS_PLAN_ITEM_STATUS), "done"))
        continue;
      if (n++ == 0)
        gops_document_add_table (self->document, (const char *const[]) { gops_phrase (self->language, "calendar.time"), gops_phrase (self->language, "calendar.item"),
                                                                         gops_phrase (self->language, "calendar.owner"), NULL });
      add_item (self, plan->pdata[i]);
    }
  if (n == 0)
    gops_document_add_paragraph (self->document, gops_phrase (self->language, "handover.no-plan"));
}

/* --- people --- */

static gboolean
add_questions (const Sheet  *self,
               GError      **error)
{
  GopsTalkReport *report = gops_talk_report_load (self->store, gops_record_get_id (self->dossier->group), self->cancellable, error);

  if (report == NULL)
    return FALSE;
  if (report->questions->len > 0)
    add_heading (self, "handover.questions");
  for (guint i = 0; i < MIN (report->questions->len, MOST_QUESTIONS); i++)
    {
      const GopsTalkMessage *message = g_array_index (report->questions, GopsOpenQuestion, i).message;
      g_autofree char *date = gops_day_format (message->day), *day = write_date (self, date);
      g_autofree char *source = g_strdup_printf ("%s · %s", message->name, day);

      gops_document_add_quote (self->document, message->body, *message->name != '\0' ? source : day);
    }
  gops_talk_report_free (report);
  return TRUE;
}

/* (transfer full): "Ann, Bob, Cem … (20)" */
static char *
list_people (const Sheet       *self,
             const GopsCareDue *due)
{
  GString *names = g_string_new (NULL);
  const char *comma = g_str_has_prefix (self->language, "zh") ? "、" : ", ";

  for (guint i = 0; i < MIN (due->people->len, MOST_PEOPLE); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? comma : "", ((GopsCarePerson *) due->people->pdata[i])->name);
  if (due->people->len > MOST_PEOPLE)
    g_string_append (names, "…");
  return g_string_free (names, FALSE);
}

static gboolean
add_care (const Sheet  *self,
          GError      **error)
{
  g_autofree char *date = gops_day_format (self->day);
  g_autoptr (GPtrArray) dues = gops_care_due (self->store, gops_record_get_id (self->dossier->group), date, gops_store_now (self->store), self->cancellable, error);
  gboolean any = FALSE;

  for (guint i = 0; dues != NULL && i < dues->len; i++)
    {
      const GopsCareDue *due = dues->pdata[i];
      g_autofree char *names = list_people (self, due);

      if (due->people->len == 0)
        continue;
      if (!any)
        add_heading (self, "handover.care");
      any = TRUE;
      gops_document_add_bullet (self->document, gops_text_get (&due->care.name, self->language), names);
    }
  return dues != NULL;
}

static void
add_notes (const Sheet *self)
{
  if (*group_text (self, GOPS_GROUP_NOTE) == '\0')
    return;
  add_heading (self, "handover.notes");
  gops_document_add_paragraph (self->document, group_text (self, GOPS_GROUP_NOTE));
}

GopsDocument *
gops_hand_over_document (GopsStore     *store,
                         gint64         group,
                         const char    *date,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, date, error);
  g_autoptr (GopsDocument) document = NULL;
  g_autofree char *title = NULL, *day = NULL;
  Sheet sheet = { store, dossier, NULL, NULL, 0, cancellable };

  if (dossier == NULL)
    return NULL;
  sheet.language = gops_dossier_language (dossier);
  sheet.day = gops_day_parse (dossier->today);
  title = gops_wording (sheet.language, "handover.title", "group", group_text (&sheet, GOPS_GROUP_NAME), NULL);
  sheet.document = document = gops_document_new (sheet.language, title);
  day = gops_poster_date_format (dossier->today, "full", sheet.language);
  gops_document_add_note (document, day);
  add_group (&sheet);
  if (!add_keepers (&sheet, error))
    return NULL;
  add_plan (&sheet);
  if (!add_questions (&sheet, error) || !add_care (&sheet, error))
    return NULL;
  add_notes (&sheet);
  return g_steal_pointer (&document);
}
