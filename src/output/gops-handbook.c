/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The handbook of a group. */
#include "config.h"

#include "gops-handbook.h"

#include "gops-day.h"
#include "gops-fill.h"
#include "gops-group-documents.h"
#include "gops-own-schemes.h"
#include "gops-phrase.h"
#include "gops-plan-occurrence.h"
#include "gops-poster-date.h"
#include "gops-rule-forms-private.h"
#include "gops-wording.h"

#define RHYTHM_DAYS 28   /* in which everything that comes again is seen */

typedef struct
{
  const GopsDossier *dossier;
  GopsStore         *store;
  GopsDocument      *document;
  const char        *language;
} Book;

static const char *
say (const Book *self, const char *phrase)
{
  return gops_phrase (self->language, phrase);
}

static void
add_chapter (const Book *self, const char *title, const char *lead)
{
  gops_document_add_chapter (self->document, say (self, title), say (self, lead));
}

/* --- what the group is --- */

static void
add_answer (const Book *self, const char *phrase, const char *raw)
{
  g_autofree char *text = g_strstrip (gops_method_fill (self->dossier, raw));

  if (*text == '\0')
    return;
  gops_document_add_heading (self->document, say (self, phrase));
  gops_document_add_paragraph (self->document, text);
}

static void
add_about (const Book *self)
{
  static const struct { const char *phrase; guint column; } answers[] = {
    { "handbook.for", GOPS_POSITIONING_AUDIENCE },       { "handbook.theme", GOPS_POSITIONING_THEME },
    { "handbook.get", GOPS_POSITIONING_MEMBER_GAIN },    { "positioning.intent", GOPS_POSITIONING_INTENT },
    { "positioning.mission", GOPS_POSITIONING_MISSION }, { "positioning.dislikes", GOPS_POSITIONING_DISLIKES },
    { "handbook.not-for", GOPS_POSITIONING_EXCLUSIONS },
  };
  g_autofree char *introduction = gops_method_fill (self->dossier, gops_record_get_text (self->dossier->group, GOPS_GROUP_INTRODUCTION));

  add_chapter (self, "handbook.about", "handbook.about-lead");
  gops_document_add_paragraph (self->document, introduction);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    add_answer (self, answers[i].phrase, gops_record_get_text (self->dossier->positioning, answers[i].column));
}

/* --- rules --- */

static void
add_rules (const Book *self)
{
  g_autoptr (GopsDocument) rules = gops_rules_document (self->dossier);

  if (self->dossier->clauses->len == 0)
    return;
  add_chapter (self, "handbook.rules", "handbook.rules-lead");
  gops_document_add_blocks (self->document, rules);
}

static gboolean
has_consequences (const Book *self)
{
  for (guint i = 0; i < self->dossier->clauses->len; i++)
    if (!gops_record_is_blank (self->dossier->clauses->pdata[i], GOPS_CLAUSE_CONSEQUENCE) ||
        gops_rule_is (self->dossier->clauses->pdata[i], GOPS_CLAUSE_SECTION, "penalties"))
      return TRUE;
  return FALSE;
}

/* As a list: a page of a book is narrow for a table of six columns. */
static void
add_ladder (const Book *self)
{
  g_autoptr (GopsDocument) ladder = NULL;

  if (!has_consequences (self))
    return;
  ladder = gops_rules_ladder_document (self->dossier, TRUE);
  add_chapter (self, "handbook.ladder", "handbook.ladder-lead");
  gops_document_add_blocks (self->document, ladder);
}

/* --- roles --- */

static void
add_role (const Book *self, const char *role, const char *who, const char *does)
{
  gops_document_add_row (self->document, (const char *const[]) { role, who, does, NULL });
}

/* Those who keep the group today, as the roster has them. */
static void
add_keepers (const Book *self)
{
  const GPtrArray *turns = self->dossier->turns;

  for (guint i = 0; i < turns->len; i++)
    {
      const char *role = gops_record_get_text (turns->pdata[i], GOPS_ROSTER_TURN_ROLE), *until = gops_record_get_text (turns->pdata[i], GOPS_ROSTER_TURN_UNTIL);

      if (g_strcmp0 (gops_record_get_text (turns->pdata[i], GOPS_ROSTER_TURN_SINCE), self->dossier->today) > 0 ||
          (*until != '\0' && g_strcmp0 (until, self->dossier->today) < 0))
        continue;
      add_role (self, *role != '\0' ? role : say (self, "handbook.keeper"), gops_record_get_text (turns->pdata[i], GOPS_ROSTER_TURN_NAME),
                say (self, "handbook.keeper-does"));
    }
}

static void
add_roles (const Book *self)
{
  const char *owner = gops_record_get_text (self->dossier->group, GOPS_GROUP_OWNER);

  add_chapter (self, "handbook.roles", "handbook.roles-lead");
  gops_document_add_table (self->document, (const char *const[]) { say (self, "handbook.role"), say (self, "handbook.who"), say (self, "handbook.does"), NULL });
  add_role (self, say (self, "handover.owner"), *owner != '\0' ? owner : "–", say (self, "handbook.owner-does"));
  add_keepers (self);
  add_role (self, say (self, "handbook.member"), say (self, "handbook.everybody"), say (self, "handbook.member-does"));
}

/* --- tiers --- */

static const GopsTierScheme *
find_scheme (const Book *self)
{
  const char *id = gops_record_get_text (self->dossier->group, GOPS_GROUP_TIER_SCHEME);

  return *id != '\0' ? gops_schemes_find (self->store, id, NULL) : NULL;
}

static void
add_tiers (const Book *self)
{
  const GopsTierScheme *scheme = find_scheme (self);
  g_autofree guint *order = NULL;

  if (scheme == NULL || scheme->n_tiers == 0)
    return;
  order = gops_tier_scheme_order (scheme);
  add_chapter (self, "handbook.tiers", "handbook.tiers-lead");
  gops_document_add_table (self->document, (const char *const[]) { say (self, "handbook.tier"), say (self, "handbook.care"), NULL });
  for (guint i = 0; i < scheme->n_tiers; i++)
    {
      const GopsTier *tier = &scheme->tiers[order[i]];
      const char *care = gops_text_get (&tier->care.what, self->language);

      gops_document_add_row (self->document, (const char *const[]) { gops_text_get (&tier->name, self->language), care != NULL && *care != '\0' ? care : "–", NULL });
    }
}

/* --- the week --- */

/* "Mon, Thu 20:00"; (transfer full) (nullable): it does not come again in this time */
static char *
say_when (const Book *self, const GPtrArray *items, gint64 series)
{
  g_autoptr (GString) when = g_string_new (NULL);
  guint seen = 0;
  const char *time = "";

  for (guint i = 0; i < items->len; i++)
    {
      const char *date = gops_record_get_text (items->pdata[i], GOPS_PLAN_ITEM_ON_DATE);
      guint weekday = (guint) gops_day_weekday (gops_day_parse (date));

      if (gops_record_get_int (items->pdata[i], GOPS_PLAN_ITEM_SERIES) != series || (seen & (1u << weekday)) != 0)
        continue;
      seen |= 1u << weekday;
      time = gops_record_get_text (items->pdata[i], GOPS_PLAN_ITEM_AT_TIME);
    }
  if (seen == 0)
    return NULL;
  for (guint weekday = 0; weekday < 8; weekday++)
    if ((seen & (1u << weekday)) != 0)
      {
        g_autofree char *any = gops_day_format (gops_day_parse ("2024-01-01") + (int) (weekday + 6) % 7);   /* a Monday */
        g_autofree char *name = gops_poster_date_format (any, "wday", self->language);

        g_string_append_printf (when, "%s%s", when->len > 0 ? say (self, "list.comma") : "", name);
      }
  g_string_append_printf (when, "%s%s", *time != '\0' ? " " : "", time);
  return g_string_free (g_steal_pointer (&when), FALSE);
}

static void
add_week (const Book *self)
{
  int today = gops_day_parse (self->dossier->today);
  g_autoptr (GPtrArray) items = gops_plan_items (self->dossier, today, today + RHYTHM_DAYS - 1);
  guint n = 0;

  for (guint i = 0; i < self->dossier->series->len; i++)
    {
      gpointer series = self->dossier->series->pdata[i];
      g_autofree char *when = say_when (self, items, gops_record_get_id (series));
      g_autofree char *title = gops_method_fill (self->dossier, gops_record_get_text (series, GOPS_PLAN_ITEM_TITLE));

      if (when == NULL)
        continue;
      if (n++ == 0)
        {
          add_chapter (self, "handbook.week", "handbook.week-lead");
          gops_document_add_table (self->document, (const char *const[]) { say (self, "handbook.when"), say (self, "calendar.item"), NULL });
        }
      gops_document_add_row (self->document, (const char *const[]) { when, title, NULL });
    }
}

/* --- whom to ask --- */

static void
add_quiet (const Book *self)
{
  const char *from = gops_record_get_text (self->dossier->group, GOPS_GROUP_QUIET_FROM), *until = gops_record_get_text (self->dossier->group, GOPS_GROUP_QUIET_UNTIL);
  g_autofree char *text = gops_wording (self->language, "handbook.quiet", "from", from, "until", until, NULL);

  if (*from != '\0' && *until != '\0')
    gops_document_add_bullet (self->document, text, NULL);
}

static void
add_code (const Book *self)
{
  const char *code = gops_record_get_text (self->dossier->group, GOPS_GROUP_JOIN_CODE), *until = gops_record_get_text (self->dossier->group, GOPS_GROUP_JOIN_CODE_UNTIL);
  g_autofree char *date = gops_poster_date_format (until, "full", self->language);
  g_autofree char *caption = *date != '\0' ? gops_wording (self->language, "handbook.code-until", "date", date, NULL) : g_strdup (say (self, "handbook.code"));

  if (*code == '\0')
    return;
  gops_document_add_heading (self->document, say (self, "handbook.bring"));
  gops_document_add_code (self->document, code, caption);
}

static void
add_contacts (const Book *self)
{
  g_autofree char *contact = gops_rule_contact (self->dossier);

  add_chapter (self, "handbook.contacts", "handbook.contacts-lead");
  gops_document_add_bullet (self->document, contact, NULL);
  add_quiet (self);
  gops_document_add_bullet (self->document, say (self, "handbook.privately"), NULL);
  add_code (self);
}

/* --- cover --- */

static void
set_cover (const Book *self)
{
  g_autofree char *theme = g_strstrip (gops_method_fill (self->dossier, gops_record_get_text (self->dossier->positioning, GOPS_POSITIONING_THEME)));
  g_autofree char *version = gops_rule_version_line (self->dossier), *contact = gops_rule_contact (self->dossier);
  g_autofree char *today = gops_poster_date_format (self->dossier->today, "full", self->language);
  g_autofree char *as_of = gops_wording (self->language, "handbook.as-of", "date", today, NULL);
  g_autofree char *rules = gops_wording (self->language, "handbook.version", "version", version, NULL);

  gops_document_set_cover (self->document, say (self, "handbook.kind"), theme,
                           (const char *const[]) { self->dossier->clauses->len > 0 ? rules : "", contact, as_of, NULL });
}

GopsDocument *
gops_handbook_document (const GopsDossier *dossier, GopsStore *store)
{
  const char *language = gops_dossier_language (dossier), *name = gops_record_get_text (dossier->group, GOPS_GROUP_NAME);
  Book book = { dossier, store, gops_document_new (language, *name != '\0' ? name : gops_phrase (language, "default.group")), language };

  gops_document_set_date (book.document, dossier->today);
  set_cover (&book);
  add_about (&book);
  add_rules (&book);
  add_ladder (&book);
  add_roles (&book);
  add_tiers (&book);
  add_week (&book);
  add_contacts (&book);
  return book.document;
}
