/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for what a group says of itself: rules, advice. */
#include "config.h"

#include "gops-cli-parts.h"
#include "gops-cli-rules.h"

#include <glib/gi18n.h>

#include "gops-advice-family.h"
#include "gops-advice-source.h"
#include "gops-day.h"
#include "gops-fill.h"
#include "gops-group-words.h"
#include "gops-method.h"
#include "gops-owner-load.h"
#include "gops-phrase.h"
#include "gops-rule-family.h"
#include "gops-rule-forms.h"
#include "gops-sentence.h"

void
gops_cli_add_rules (GopsCli           *self,
                    const GopsDossier *dossier)
{
  json_builder_set_member_name (self->json, "rules");
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "version", gops_record_get_int (dossier->group, GOPS_GROUP_RULES_VERSION));
  gops_cli_begin_array (self, "clauses");
  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      gpointer clause = dossier->clauses->pdata[i];
      g_autofree char *text = gops_method_fill (dossier, gops_record_get_text (clause, GOPS_CLAUSE_TEXT));

      gops_cli_begin_object (self);
      gops_cli_add_id (self, "id", gops_record_get_id (clause));
      gops_cli_add_text (self, "section", gops_record_get_text (clause, GOPS_CLAUSE_SECTION));
      gops_cli_add_text (self, "polarity", gops_record_get_text (clause, GOPS_CLAUSE_POLARITY));
      gops_cli_add_text (self, "text", text);
      gops_cli_end_object (self);
      gops_cli_append_cell (self, gops_clause_section_name (gops_record_get_text (clause, GOPS_CLAUSE_SECTION)), 18);
      gops_cli_append_cell (self, gops_clause_polarity_name (gops_record_get_text (clause, GOPS_CLAUSE_POLARITY)), 10);
      g_string_append_printf (self->text, "%s\n", text);
    }
  gops_cli_end_array (self);
  json_builder_set_member_name (self->json, "check");
  gops_cli_add_check (self, dossier);
  gops_cli_end_object (self);
}

static const char *
say_severity (GopsSeverity severity)
{
  switch (severity)
    {
    case GOPS_SEVERITY_INFO:       return _("for information");
    case GOPS_SEVERITY_SUGGESTION: return _("suggestion");
    case GOPS_SEVERITY_WARNING:    return _("warning");
    case GOPS_SEVERITY_ERROR:      return _("error");
    }
  g_return_val_if_reached ("");
}

static void
add_place (GopsCli                *self,
           const GopsDossier      *dossier,
           const GopsFindingPlace *place)
{
  g_autofree char *words = gops_cli_rule_words (dossier, place), *begin = NULL;

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "clause", place->clause);
  gops_cli_add_text (self, "field", place->field == GOPS_CLAUSE_FIELD_TEXT ? "text" : "consequence");
  gops_cli_add_int (self, "start", (gint64) place->start);
  gops_cli_add_int (self, "length", (gint64) place->length);
  gops_cli_add_text (self, "words", words);
  gops_cli_end_object (self);
  if (*words == '\0')
    return;
  begin = gops_cli_clause_begin (dossier, place);
  if (g_str_has_prefix (begin, words))
    g_string_append_printf (self->text, "    “%s”\n", words);
  else
    g_string_append_printf (self->text, _("    “%s” in “%s”\n"), words, begin);
}

static void
add_one_advice (GopsCli           *self,
                const GopsDossier *dossier,
                const GopsAdvice  *item)
{
  g_autofree char *line = gops_advice_dup_line (item), *source = gops_advice_source_say (item->source);

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "group", item->group);
  gops_cli_add_text (self, "page", gops_page_to_string (item->page));
  gops_cli_add_text (self, "severity", gops_severity_to_string (item->severity));
  gops_cli_add_text (self, "code", item->code);
  gops_cli_add_text (self, "title", item->title);
  gops_cli_add_text (self, "why", item->why);
  gops_cli_add_text (self, "source", item->source);
  gops_cli_add_text (self, "remedy", item->remedy_label);
  gops_cli_add_bool (self, "one_click", item->can_apply);
  gops_cli_add_text (self, "asks", item->asks);
  gops_cli_add_int (self, "more", item->n_more);
  g_string_append_printf (self->text, "%s  %s: %s\n    %s (%s)\n", gops_record_get_text (dossier->group, GOPS_GROUP_NAME),
                          say_severity (item->severity), line, item->why, source);
  gops_cli_begin_array (self, "places");
  for (guint i = 0; i < item->n_places; i++)
    add_place (self, dossier, &item->places[i]);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
}

/* @load: (nullable) */
static void
list_advice (GopsCli             *self,
             const GopsDossier   *dossier,
             const GopsOwnerLoad *load)
{
  g_autoptr (GPtrArray) advice = gops_advice_for_group (dossier);
  guint n_behind = 0;

  (void) gops_rule_family_count_behind (self->store, gops_record_get_id (dossier->group), &n_behind, NULL);   /* “check” tells of a circle */
  gops_advice_add_copies_behind (advice, dossier, n_behind);
  gops_owner_load_advise (load, gops_record_get_id (dossier->group), advice);
  for (guint i = 0; i < advice->len; i++)
    add_one_advice (self, dossier, advice->pdata[i]);
}

static GopsOwnerLoad *
load_owners (GopsCli *self,
             GError **error)
{
  g_autofree char *today = gops_date_today (self->store, NULL);

  return gops_owner_load_new (self->store, gops_day_parse (today), error);
}

void
gops_cli_add_advice (GopsCli           *self,
                     const GopsDossier *dossier)
{
  g_autoptr (GopsOwnerLoad) load = load_owners (self, NULL);

  gops_cli_begin_array (self, "advice");
  list_advice (self, dossier, load);
  gops_cli_end_array (self);
}

static gboolean
run_advice (GopsCli *self,
            GError **error)
{
  const char *name = gops_cli_argument (self, 0);
  g_autoptr (GArray) groups = NULL;
  g_autoptr (GopsOwnerLoad) load = NULL;
  gint64 group;

  if (name != NULL)
    {
      if (!gops_cli_find_group (self, name, &group, error))
        return FALSE;
      groups = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (groups, group);
    }
  else if ((groups = gops_cli_find_groups (self, "all", error)) == NULL)
    return FALSE;

  if ((load = load_owners (self, error)) == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (GopsDossier) dossier = gops_dossier_load (self->store, g_array_index (groups, gint64, i), NULL, error);

      if (dossier == NULL)
        return FALSE;
      list_advice (self, dossier, load);
    }
  gops_cli_end_array (self);
  return TRUE;
}

gboolean
gops_cli_rules_form (GopsCli *self,
                     guint   *out_form,
                     GError **error)
{
  const char *name = gops_cli_option (self, "form");
  GopsRuleForm form = GOPS_RULE_FORM_LONG;

  if (name != NULL && !gops_rule_form_from_string (name, &form))
    return gops_cli_fail (error, _("--form: “%s” is none of: long, short, ladder, questions, welcome"), name);
  *out_form = form;
  return TRUE;
}

/* @limit: 0: the platform's. */
static char *
rules_text (GopsCli            *self,
            const GopsDossier  *dossier,
            const GopsPlatform *platform,
            guint              *out_limit,
            GError            **error)
{
  guint form;

  if (!gops_cli_rules_form (self, &form, error) || !gops_cli_number (self, "limit", 0, out_limit, error))
    return NULL;
  if (form == GOPS_RULE_FORM_SHORT)
    return gops_rules_short_text (dossier, platform->id, *out_limit);
  if (*out_limit == 0)
    return gops_rules_form_text (dossier, form, platform->id);
  gops_cli_fail (error, _("--limit: only the short form can be made to fit; add --form short"));
  return NULL;
}

/* Where not even the shortest sentence fits there is nothing to post. */
static gboolean
check_text (const GopsDossier *dossier,
            const char        *text,
            guint              limit,
            GopsUnit           unit,
            GError           **error)
{
  gsize least = gops_unit_measure (unit, gops_phrase (gops_dossier_language (dossier), "short.least"));

  return *text != '\0' || limit == 0 ||
         gops_cli_fail (error, _("--limit: nothing whole fits into %u; %lu are enough"), limit, (gulong) least);
}

/* --posts: the text as it goes out, one message after the other. */
static gboolean
show_posts (GopsCli            *self,
            const GopsDossier  *dossier,
            const GopsPlatform *platform,
            GError            **error)
{
  GopsRuleSpace space;
  g_autoptr (GPtrArray) posts = NULL;
  guint form, limit;

  if (!gops_cli_rules_form (self, &form, error) || !gops_cli_number (self, "limit", 0, &limit, error))
    return FALSE;
  posts = gops_rules_form_posts (dossier, form, platform->id, limit, &space);
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < posts->len; i++)
    {
      gops_cli_begin_object (self);
      gops_cli_add_text (self, "text", posts->pdata[i]);
      gops_cli_add_int (self, "length", (gint64) gops_unit_measure (space.unit, posts->pdata[i]));
      if (space.limit > 0)
        gops_cli_add_int (self, "limit", (gint64) space.limit);
      else
        gops_cli_add_text (self, "limit", NULL);
      gops_cli_add_text (self, "unit", gops_unit_to_string (space.unit));
      gops_cli_end_object (self);
      g_string_append_printf (self->text, "%s%s\n", i > 0 ? "\n" : "", (const char *) posts->pdata[i]);
    }
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
show_rules (GopsCli *self,
            gint64   group,
            GError **error)
{
  g_autoptr (GopsDossier) dossier = NULL;
  g_autofree char *text = NULL;
  const GopsPlatform *platform;
  const char *id = gops_cli_option (self, "platform");
  gsize length, limit;
  guint own_limit;
  GopsUnit unit;

  if ((dossier = gops_dossier_load (self->store, group, NULL, error)) == NULL)
    return FALSE;
  if (id == NULL)
    id = gops_dossier_platform (dossier);
  platform = gops_method_find_platform (gops_method_get_default (), id);
  if (platform == NULL)
    {
      gops_method_set_not_found (error, _("platform"), id, gops_method_get_platforms (gops_method_get_default ()));
      return FALSE;
    }
  if (gops_cli_flag (self, "posts"))
    return show_posts (self, dossier, platform, error);
  text = rules_text (self, dossier, platform, &own_limit, error);
  if (text == NULL)
    return FALSE;
  length = gops_rules_measure (platform, dossier->own_limits, text, &limit, &unit);
  if (own_limit > 0)
    limit = own_limit;
  if (!check_text (dossier, text, own_limit, unit, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "text", text);
  gops_cli_add_int (self, "length", (gint64) length);
  if (limit > 0)
    gops_cli_add_int (self, "limit", (gint64) limit);
  else
    gops_cli_add_text (self, "limit", NULL);
  gops_cli_add_text (self, "unit", gops_unit_to_string (unit));
  gops_cli_add_bool (self, "fits", limit == 0 || length <= limit);
  gops_cli_add_int (self, "reading_seconds", gops_reading_seconds (text));
  gops_cli_end_object (self);
  g_string_append (self->text, text);
  if (*text != '\0' && !g_str_has_suffix (text, "\n"))
    g_string_append_c (self->text, '\n');
  return TRUE;
}

static gboolean
run_rules (GopsCli *self,
           GError **error)
{
  gint64 group;
  gboolean ran;

  if (gops_cli_argument (self, 1) != NULL && !gops_cli_flag (self, "compare"))
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("%s: “%s” is one argument too many"), "rules", gops_cli_argument (self, 1));
      return FALSE;
    }
  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) || !gops_cli_rules_run_versions (self, group, &ran, error))
    return FALSE;
  if (ran)
    return TRUE;
  if (!gops_cli_rules_run_family (self, group, &ran, error) || (!ran && !gops_cli_rules_run_check (self, group, &ran, error)))
    return FALSE;
  return ran || show_rules (self, group, error);
}

static const GopsCliOption rules_options[] = {
  { "platform", "P", N_("fitted to this platform; else to the group's") },
  { "form", "FORM", N_("long, short, ladder, questions or welcome") },
  { "limit", "N", N_("how long the short form, or a post, may be; else as the platform allows") },
  { "posts", NULL, N_("as numbered posts, where a message of the platform does not hold the text") },
  { "check", NULL, N_("how complete and how strict the rules are, with the figures") },
  { "versions", NULL, N_("list the published versions, with the activity before and after") },
  { "publish", "WHY", N_("publish the rules as they stand as the next version") },
  { "effective", "DATE", N_("in force from this day; else today") },
  { "compare", "A", N_("compare version A with version B, or with the rules as they stand; now for those") },
  { "restore", "N", N_("put version N back") },
  { "offer", NULL, N_("what the copies of this group would take over") },
  { "apply-to", "all|IDS", N_("let the copies take it over; ids with commas between") },
  { NULL },
};

const GopsCliCommand gops_cli_rules_commands[] = {
  { "advice", "[GROUP]", N_("what could be better, why, and where the method says so"),
    NULL, 0, 1, GOPS_CLI_OPEN, run_advice },
  { "rules", "GROUP [--platform P] [--form FORM] [--posts] | GROUP --check | --versions | --publish WHY | --compare A [B] | --restore N | --offer | --apply-to all|IDS",
    N_("the rule text as it is posted; its versions; one change for all copies"), rules_options, 1, 2, GOPS_CLI_OPEN, run_rules },
  { NULL },
};
