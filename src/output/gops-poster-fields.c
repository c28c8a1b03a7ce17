/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group's posters say before anybody has typed. */
#include "gops-poster-fields.h"

#include <json-glib/json-glib.h>
#include "gops-batch.h"
#include "gops-channels.h"
#include "gops-day.h"
#include "gops-duty-standing.h"
#include "gops-fill.h"
#include "gops-phrase.h"
#include "gops-plan-occurrence.h"
#include "gops-poster-date.h"
#include "gops-text-clean.h"
#include "gops-wording.h"

#define MAX_RULES 6
#define MAX_MIXED_RULES 8
#define MAX_RANKS 7

typedef struct
{
  const GopsDossier *dossier;
  GopsChannel       *channel;   /* (nullable) */
  const char        *language;
  GopsStore         *store;     /* (nullable) */
  GHashTable        *fields;
  GPtrArray         *plan;      /* (element-type GopsPlanItem): with the days of series that come */
} Maker;

static const char *
group_text (Maker *self, guint column)
{
  const char *text = gops_record_get_text (self->dossier->group, column);

  return text != NULL ? text : "";
}

static const char *
positioning_text (Maker *self, guint column)
{
  const char *text = gops_record_get_text (self->dossier->positioning, column);

  return text != NULL ? text : "";
}

static void
put (Maker *self, const char *field, const char *text)
{
  g_autofree char *filled = gops_method_fill (self->dossier, text);

  g_strstrip (filled);
  if (*filled != '\0')
    g_hash_table_replace (self->fields, g_strdup (field), gops_text_clean (filled));
}

static void
put_number (Maker *self, const char *field, gint64 number)
{
  g_hash_table_replace (self->fields, g_strdup (field), g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

/* The first sentence, without the mark at its end: what a poster has room for.  One that is too short to
 * say anything keeps the next. */
static char *
first_sentence (Maker *self, const char *text)
{
  static const char *const ends[] = { "。", "；", ". ", "; ", "\n", NULL };
  g_autofree char *filled = gops_method_fill (self->dossier, text);
  gsize least = gops_text_has_han (filled) ? strlen ("一二三四五六") : 20, cut = strlen (filled);

  for (int i = 0; ends[i] != NULL && cut > least; i++)
    {
      const char *found = strstr (filled, ends[i]);

      if (found != NULL && (gsize) (found - filled) >= least)
        cut = MIN (cut, (gsize) (found - filled));
    }
  filled[cut] = '\0';
  if (cut > 0 && filled[cut - 1] == '.')
    filled[cut - 1] = '\0';
  return gops_text_clean_line (filled);
}

static void
add_row (Maker *self, GString *rows, const char *phrase, const char *text)
{
  g_autofree char *line = gops_text_clean_line (text);

  if (*line != '\0')
    g_string_append_printf (rows, "%s%s | %s", rows->len > 0 ? "\n" : "", gops_phrase (self->language, phrase), line);
}

static const char *
code_text (Maker *self)
{
  return gops_channel_code (self->channel, self->dossier->group);
}

static char *
note_about_code (Maker *self, const char *phrase)
{
  g_autofree char *until = gops_poster_date_format (gops_channel_code_until (self->channel, self->dossier->group), "short", self->language);
  g_autofree char *valid = gops_wording (self->language, "poster.code-until", "date", until, NULL);
  const char *scan = gops_phrase (self->language, phrase);

  if (*code_text (self) == '\0')
    return g_strdup ("");
  if (*until == '\0')
    return g_strdup (scan);
  return g_strconcat (scan, g_str_has_prefix (self->language, "zh") ? "，" : ". ", valid, NULL);
}

static void
put_common (Maker *self)
{
  g_autofree char *note = note_about_code (self, "poster.scan");

  put (self, "group", group_text (self, GOPS_GROUP_NAME));
  put (self, "note", note);
  if (*code_text (self) != '\0')
    g_hash_table_replace (self->fields, g_strdup ("qr"), g_strdup (code_text (self)));
}

/* The members a goal aims at. */
static gint64
wanted_members (Maker *self)
{
  for (guint i = 0; i < self->dossier->goals->len; i++)
    if (g_strcmp0 (gops_record_get_text (self->dossier->goals->pdata[i], GOPS_GOAL_METRIC), "members") == 0)
      return (gint64) gops_record_get_real (self->dossier->goals->pdata[i], GOPS_GOAL_TARGET);
  return 0;
}

static const char *
scene_text (Maker *self, guint column)
{
  const char *text = self->dossier->scenes->len > 0 ? gops_record_get_text (self->dossier->scenes->pdata[0], column) : NULL;

  return text != NULL ? text : "";
}

/* The first sentence of a section's first clause.  (transfer full) (nullable) */
static char *
first_of_section (Maker *self, const char *section)
{
  for (guint i = 0; i < self->dossier->clauses->len; i++)
    if (g_strcmp0 (gops_record_get_text (self->dossier->clauses->pdata[i], GOPS_CLAUSE_SECTION), section) == 0)
      return first_sentence (self, gops_record_get_text (self->dossier->clauses->pdata[i], GOPS_CLAUSE_TEXT));
  return NULL;
}

/* Who may come in, and how, as the rules say it; else whom to ask. */
static char *
how_to_join (Maker *self)
{
  g_autofree char *admission = first_of_section (self, "admission");
  const char *owner = group_text (self, GOPS_GROUP_OWNER);

  if (admission != NULL && *admission != '\0')
    return g_steal_pointer (&admission);
  return *owner != '\0' ? gops_wording (self->language, "poster.ask", "owner", owner, NULL) : g_strdup ("");
}

/* What the group is, whom it is for and how one gets in.  The scene is where the need arises, which is no venue. */
static void
put_recruit (Maker *self)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *about = first_sentence (self, group_text (self, GOPS_GROUP_INTRODUCTION));
  g_autofree char *join = how_to_join (self);
  gint64 wanted = wanted_members (self);

  put (self, "kicker", gops_phrase (self->language, "poster.welcome"));
  put (self, "headline", *positioning_text (self, GOPS_POSITIONING_THEME) != '\0'
                           ? positioning_text (self, GOPS_POSITIONING_THEME) : gops_phrase (self->language, "poster.recruit-headline"));
  put (self, "promise", positioning_text (self, GOPS_POSITIONING_MEMBER_GAIN));
  add_row (self, facts, "poster.for", positioning_text (self, GOPS_POSITIONING_AUDIENCE));
  add_row (self, facts, "poster.what", about);
  add_row (self, facts, "poster.join", join);
  put (self, "facts", facts->str);
  if (wanted > 0)
    {
      put_number (self, "taken", MIN (self->dossier->members.total, wanted));
      put_number (self, "places", wanted);
    }
}

static gboolean
is_rule (GopsRecord *clause, const char *polarity)
{
  return g_strcmp0 (gops_record_get_text (clause, GOPS_CLAUSE_POLARITY), polarity) == 0
         && !gops_record_is_blank (clause, GOPS_CLAUSE_TEXT);
}

/* How grave a rule must be for a poster that has no room for all, and how many of the least grave fit. */
static int
find_gravity (Maker *self, const char *polarity, guint *out_least)
{
  guint counts[4] = { 0 }, n = 0;
  int severity = 3;

  for (guint i = 0; i < self->dossier->clauses->len; i++)
    if (is_rule (self->dossier->clauses->pdata[i], polarity))
      counts[CLAMP (gops_record_get_int (self->dossier->clauses->pdata[i], GOPS_CLAUSE_SEVERITY), 0, 3)]++;
  while (severity > 0 && n + counts[severity] < MAX_RULES)
    n += counts[severity--];
  *out_least = MAX_RULES - n;
  return severity;
}

/* Rules of one sort, first sentences: the weighty ones, in the order of the rules page. */
static char *
collect_rules (Maker *self, const char *polarity)
{
  GString *rows = g_string_new (NULL);
  guint least;
  int gravity = find_gravity (self, polarity, &least);

  for (guint i = 0; i < self->dossier->clauses->len; i++)
    {
      GopsRecord *clause = self->dossier->clauses->pdata[i];
      int severity = (int) CLAMP (gops_record_get_int (clause, GOPS_CLAUSE_SEVERITY), 0, 3);
      g_autofree char *line = NULL;

      if (!is_rule (clause, polarity) || severity < gravity || (severity == gravity && least == 0))
        continue;
      least -= severity == gravity;
      line = first_sentence (self, gops_record_get_text (clause, GOPS_CLAUSE_TEXT));
      g_strdelimit (line, "|", '/');
      if (*line != '\0')
        g_string_append_printf (rows, "%s%s", rows->len > 0 ? "\n" : "", line);
    }
  return g_string_free (rows, FALSE);
}

/* A few of both sorts, for designs that have one list. */
static void
put_mixed_rules (Maker *self, const char *encouraged, const char *forbidden)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  const char *const sorts[] = { encouraged, forbidden };

  for (guint k = 0; k < G_N_ELEMENTS (sorts); k++)
    {
      g_auto (GStrv) lines = g_strsplit (sorts[k], "\n", -1);

      for (guint i = 0; lines[i] != NULL && i < MAX_MIXED_RULES / 2; i++)
        g_string_append_printf (rows, "%s%s", rows->len > 0 && *lines[i] != '\0' ? "\n" : "", lines[i]);
    }
  put (self, "rules", rows->str);
}

static void
put_rules (Maker *self)
{
  g_autofree char *encouraged = collect_rules (self, "encourage"), *forbidden = collect_rules (self, "forbid");
  g_autofree char *penalty = first_of_section (self, "penalties");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (1, gops_record_get_int (self->dossier->group, GOPS_GROUP_RULES_VERSION)));
  g_autofree char *date = gops_poster_date_format (group_text (self, GOPS_GROUP_RULES_EFFECTIVE_ON), "short", self->language);
  g_autofree char *version = gops_wording (self->language, *date != '\0' ? "rules.footer" : "rules.version", "n", number, "date", date, NULL);
  g_autofree char *owner = gops_wording (self->language, "rules.owner", "owner", group_text (self, GOPS_GROUP_OWNER), NULL);
  g_autofree char *note = note_about_code (self, "poster.scan-rules");

  put (self, "title", gops_phrase (self->language, "rules.short-title"));
  put (self, "version", self->dossier->version != NULL ? version : "");   /* rules that nobody published have none */
  put (self, "do", encouraged);
  put (self, "dont", forbidden);
  put_mixed_rules (self, encouraged, forbidden);
  put (self, "note", note);
  if (*group_text (self, GOPS_GROUP_OWNER) != '\0')
    put (self, "keeper", owner);
  put (self, "penalty", penalty);
}

/* The next item of one of @types from today on, else the last one before; NULL when there is none.
 * @out_index, @out_count: its place among all of these types. */
static GopsRecord *
find_item (Maker *self, const char *const *types, int *out_index, int *out_count)
{
  GopsRecord *found = NULL;

  *out_index = *out_count = 0;
  for (guint i = 0; i < self->plan->len; i++)
    {
      GopsRecord *item = self->plan->pdata[i];
      const char *type = gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE);

      if (type == NULL || !g_strv_contains (types, type))
        continue;
      ++*out_count;
      if (found == NULL || g_strcmp0 (gops_record_get_text (found, GOPS_PLAN_ITEM_ON_DATE), self->dossier->today) < 0)
        {
          found = item;
          *out_index = *out_count;
        }
    }
  return found;
}

static char *
times_of (Maker *self, GopsRecord *item)
{
  const char *at = gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME), *until = gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME);

  if (at == NULL || *at == '\0' || until == NULL || *until == '\0')
    return g_strdup (at != NULL ? at : "");
  return gops_wording (self->language, "poster.from-until", "from", at, "until", until, NULL);
}

static void
put_event (Maker *self)
{
  static const char *const types[] = { "event", "live", "expert", NULL };
  int index, count;
  GopsRecord *item = find_item (self, types, &index, &count);
  g_autofree char *time = item != NULL ? times_of (self, item) : NULL;
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *type = NULL;

  add_row (self, facts, "poster.for", positioning_text (self, GOPS_POSITIONING_AUDIENCE));
  add_row (self, facts, "poster.host", group_text (self, GOPS_GROUP_OWNER));
  put (self, "facts", facts->str);
  put (self, "headline", item != NULL ? gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE) : gops_phrase (self->language, "poster.event-headline"));
  put (self, "place", *scene_text (self, GOPS_SCENE_PLACE) != '\0' ? scene_text (self, GOPS_SCENE_PLACE) : group_text (self, GOPS_GROUP_NAME));
  if (item == NULL)
    return;
  type = g_strconcat ("type.", gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE), NULL);
  put (self, "kicker", gops_phrase (self->language, type));
  put (self, "date", gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));
  put (self, "time", time);
}

static void
put_lesson (Maker *self)
{
  static const char *const types[] = { "lesson", NULL };
  int index, count;
  GopsRecord *item = find_item (self, types, &index, &count);
  g_autofree char *date = NULL, *time = NULL, *when = NULL, *task = NULL;

  if (item == NULL)
    {
      put (self, "headline", positioning_text (self, GOPS_POSITIONING_THEME));
      return;
    }
  date = gops_poster_date_format (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), "short", self->language);
  time = times_of (self, item);
  when = g_strjoin (" ", date, time, NULL);
  task = first_sentence (self, gops_record_get_text (item, GOPS_PLAN_ITEM_TEXT));
  put (self, "headline", gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
  put (self, "when", when);
  put (self, "teacher", gops_record_get_text (item, GOPS_PLAN_ITEM_OWNER));
  put (self, "task", task);
  put_number (self, "lesson", index);
  put_number (self, "lessons", count);
}

/* Without check-ins in the plan: the days that the group has been open, and is to be. */
static void
put_days_since_opening (Maker *self)
{
  const char *opened = group_text (self, GOPS_GROUP_OPENED_ON), *closes = group_text (self, GOPS_GROUP_CLOSES_ON);
  GDate first, today, last;
  int day;

  if (!gops_poster_date_parse (opened, &first) || !gops_poster_date_parse (self->dossier->today, &today))
    return;
  day = g_date_days_between (&first, &today) + 1;
  if (day < 1)
    return;
  put_number (self, "day", day);
  if (gops_poster_date_parse (closes, &last) && g_date_days_between (&first, &last) >= day)
    put_number (self, "total", g_date_days_between (&first, &last) + 1);
}

static void
put_checkin (Maker *self)
{
  static const char *const types[] = { "checkin", NULL };
  int index, count;
  GopsRecord *item = find_item (self, types, &index, &count);
  g_autofree char *note = note_about_code (self, "poster.scan-check-in");
  g_autofree char *line = NULL, *day = g_strdup_printf ("%d", index), *total = g_strdup_printf ("%d", count);
  g_autofree char *date = gops_poster_date_format (self->dossier->today, "short", self->language);

  put (self, "headline", gops_phrase (self->language, "poster.check-in-headline"));
  put (self, "note", note);
  put (self, "kicker", date);
  if (item == NULL)
    {
      put_days_since_opening (self);
      return;
    }
  line = gops_wording (self->language, "poster.day_of_total", "day", day, "total", total, NULL);
  put (self, "name", line);
  put (self, "detail", gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
  put_number (self, "day", index);
  put_number (self, "total", count);
}

/* Where the group has a duty, its honour roll. Returns: whether there is one. */
static gboolean
put_duty_ranks (Maker *self)
{
  g_autoptr (GopsDutyStanding) standing = NULL;
  g_autofree char *ranks = NULL;
  gint64 duty = 0;

  if (self->store == NULL || !gops_store_read_int (self->store, &duty, NULL, "SELECT id FROM duty WHERE group_id = ?1 ORDER BY position, id LIMIT 1", "l",
                                                   gops_record_get_id (self->dossier->group)))
    return FALSE;
  standing = gops_duty_standing_load (self->store, duty, gops_day_parse (self->dossier->today), NULL, NULL);
  ranks = standing != NULL ? gops_duty_honour_ranks (standing, MAX_RANKS) : g_strdup ("");
  if (*ranks == '\0')
    return FALSE;
  put (self, "ranks", ranks);
  put (self, "summary", standing->rule->name);
  return TRUE;
}

static void
put_ranks (Maker *self)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GopsStatement) members = self->store == NULL ? NULL : gops_store_query (self->store, NULL,
    "SELECT name, active_days FROM member_view WHERE group_id = ? AND coalesce (left_on, '') = '' AND NOT bot AND NOT staff"
    " AND NOT blacklisted AND active_days > 0 ORDER BY active_days DESC, messages DESC, id LIMIT ?", "li",
    gops_record_get_id (self->dossier->group), MAX_RANKS);

  while (members != NULL && gops_statement_next (members, NULL))
    {
      g_autofree char *name = gops_text_clean_line (gops_statement_text (members, 0));

      g_strdelimit (name, "|", '/');
      g_string_append_printf (rows, "%s%s | %" G_GINT64_FORMAT, rows->len > 0 ? "\n" : "", name, gops_statement_int (members, 1));
    }
  put (self, "ranks", rows->str);
}

static void
put_honour (Maker *self)
{
  g_autofree char *month = gops_poster_date_format (self->dossier->today, "monthname", self->language);

  put (self, "headline", gops_phrase (self->language, "poster.honour"));
  put (self, "summary", positioning_text (self, GOPS_POSITIONING_THEME));
  put (self, "kicker", month);
  if (!put_duty_ranks (self))
    put_ranks (self);
}

static void
put_quote (Maker *self)
{
  put (self, "kicker", gops_phrase (self->language, "poster.quote"));
  put (self, "quote", *positioning_text (self, GOPS_POSITIONING_MISSION) != '\0' ? positioning_text (self, GOPS_POSITIONING_MISSION)
                                                                                  : positioning_text (self, GOPS_POSITIONING_THEME));
  put (self, "source", group_text (self, GOPS_GROUP_OWNER));
  put (self, "date", self->dossier->today);
}

static void
put_sale (Maker *self)
{
  static const char *const types[] = { "sale", NULL };
  int index, count;
  GopsRecord *item = find_item (self, types, &index, &count);
  g_autofree char *date = NULL, *time = NULL, *when = NULL, *goods = NULL;

  put (self, "headline", item != NULL ? gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE) : gops_phrase (self->language, "type.sale"));
  if (item == NULL)
    return;
  date = gops_poster_date_format (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), "short", self->language);
  time = times_of (self, item);
  when = g_strjoin (" ", date, time, NULL);
  goods = first_sentence (self, gops_record_get_text (item, GOPS_PLAN_ITEM_TEXT));
  put (self, "kicker", date);
  put (self, "goods", goods);
  put (self, "limit", when);
}

/* The messages of the seven days that end with the last day on which somebody wrote. */
static void
put_week (Maker *self, int today)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  gint64 group = gops_record_get_id (self->dossier->group), sum = 0;
  g_autoptr (GopsStatement) days = self->store == NULL ? NULL : gops_store_query (self->store, NULL,
    "SELECT day, sum (messages) FROM activity_group WHERE group_id = ?1 AND " GOPS_BATCH_SHOWN ("batch") " AND day <= ?2 AND day >"
    " (SELECT max (day) - 7 FROM activity_group WHERE group_id = ?1 AND day <= ?2) GROUP BY day ORDER BY day", "ll", group, (gint64) today);

  while (days != NULL && gops_statement_next (days, NULL))
    {
      g_autofree char *date = gops_day_format ((int) gops_statement_int (days, 0));
      g_autofree char *name = gops_poster_date_format (date, "wday", self->language);

      g_string_append_printf (rows, "%s%s | %" G_GINT64_FORMAT, rows->len > 0 ? "\n" : "", name, gops_statement_int (days, 1));
      sum += gops_statement_int (days, 1);
    }
  put (self, "days", rows->str);
  if (sum > 0)
    put_number (self, "messages", sum);
}

static void
put_digest (Maker *self)
{
  put (self, "kicker", gops_phrase (self->language, "type.digest"));
  put (self, "headline", gops_phrase (self->language, "poster.digest"));
  put (self, "date", self->dossier->today);
  put_week (self, gops_day_parse (self->dossier->today));
}

static void
put_topic (Maker *self)
{
  static const char *const types[] = { "topic", "qa", "poll", NULL };
  int index, count;
  GopsRecord *item = find_item (self, types, &index, &count);

  put (self, "kicker", gops_phrase (self->language, "type.topic"));
  put (self, "question", item != NULL ? gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE) : positioning_text (self, GOPS_POSITIONING_THEME));
  put (self, "date", item != NULL ? gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE) : self->dossier->today);
}

/* What is hoped of members is what a newcomer does first. */
static void
put_welcome (Maker *self)
{
  g_autofree char *steps = collect_rules (self, "encourage");

  put (self, "headline", gops_phrase (self->language, "poster.welcome"));
  put (self, "scroll", gops_phrase (self->language, "poster.welcome"));
  put (self, "steps", steps);
  if (self->dossier->members.total > 0)
    put_number (self, "number", self->dossier->members.total);
}

/* What somebody wrote into a template of their own is no example: it is said where the group says nothing. */
static void
put_own_texts (GHashTable *fields, GopsPosterTemplate *design, const char *language)
{
  for (guint i = 0; i < gops_poster_template_get_n_fields (design); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (design, i, language);

      if (field.default_value != NULL && !g_hash_table_contains (fields, field.id))
        g_hash_table_insert (fields, g_strdup (field.id), g_strdup (field.default_value));
    }
}

GHashTable *
gops_poster_fields (const GopsDossier *dossier, GopsChannel *channel, GopsPosterTemplate *design, GopsStore *store)
{
  static const struct { const char *purpose; void (*put) (Maker *); } makers[] = {
    { "recruit", put_recruit },   { "rules", put_rules },   { "event", put_event }, { "lesson", put_lesson },
    { "check-in", put_checkin },  { "honour", put_honour }, { "quote", put_quote },
    { "sale", put_sale },         { "digest", put_digest }, { "topic", put_topic }, { "welcome", put_welcome },
  };
  int today = gops_day_parse (dossier->today);
  g_autoptr (GPtrArray) plan = gops_plan_items (dossier, today, today + GOPS_PLAN_AHEAD);
  Maker self = { dossier, channel, gops_dossier_language (dossier), store, NULL, plan };

  self.fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  put_common (&self);
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (g_str_equal (makers[i].purpose, gops_poster_template_get_purpose (design)))
      makers[i].put (&self);
  if (*gops_poster_template_get_based_on (design) != '\0')
    put_own_texts (self.fields, design, self.language);
  return self.fields;
}

void
gops_poster_fields_merge (GHashTable *fields, const char *json)
{
  g_autoptr (JsonNode) node = json != NULL && *json != '\0' ? json_from_string (json, NULL) : NULL;
  g_autoptr (GList) names = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  names = json_object_get_members (json_node_get_object (node));
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *value = json_object_get_member (json_node_get_object (node), l->data);

      if (!JSON_NODE_HOLDS_VALUE (value))
        continue;
      g_hash_table_replace (fields, g_strdup (l->data), json_node_get_value_type (value) == G_TYPE_STRING
        ? json_node_dup_string (value) : g_strdup_printf ("%.10g", json_node_get_double (value)));
    }
}

char *
gops_poster_fields_to_json (GHashTable *fields)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (fields), (GCompareFunc) g_strcmp0);

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_string_member (object, l->data, g_hash_table_lookup (fields, l->data));
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}
