/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of facts for each part of the positioning page that opens. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-budget.h"
#include "gops-group-words.h"
#include "gops-method.h"
#include "gops-positioning-statement.h"
#include "gops-positioning-summary.h"
#include "gops-seed-users.h"

/* --- the statement --- */

char *
gops_statement_summary (const GopsDossier *dossier,
                        gboolean          *out_needs_you)
{
  g_autoptr (GArray) moved = gops_positioning_statement_moved (dossier->positioning);

  *out_needs_you = moved->len > 0;
  if (moved->len > 0)
    return g_strdup_printf (ngettext ("%u part has moved on", "%u parts have moved on", moved->len), moved->len);
  if (gops_positioning_statement_is_own (dossier->positioning))
    return g_strdup (_("In your own words"));
  return g_strdup (_("Composed from the canvas"));
}

static char *
list_columns (GArray *columns)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      GopsPositioningColumn column = g_array_index (columns, GopsPositioningColumn, i);

      /* Translators: between the names of fields in a list */
      g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "",
                              g_dgettext (GETTEXT_PACKAGE, gops_positioning_table.columns[column].label));
    }
  return g_string_free (names, FALSE);
}

char *
gops_statement_state (const GopsDossier *dossier,
                      gboolean          *out_moved)
{
  g_autoptr (GArray) moved = gops_positioning_statement_moved (dossier->positioning);
  g_autofree char *names = list_columns (moved);

  *out_moved = moved->len > 0;
  if (moved->len > 0)
    return g_strdup_printf (_("Since you wrote it, these have changed: %s."), names);
  if (gops_positioning_statement_is_own (dossier->positioning))
    return g_strdup (_("In your own words. It stays when the fields change."));
  return g_strdup (_("Composed from the canvas, in the group’s language. Write in it to make it yours."));
}

/* --- the canvas --- */

char *
gops_canvas_summary (const GopsDossier *dossier,
                     gboolean          *out_needs_you)
{
  static const GopsPositioningColumn columns[] = {
    GOPS_POSITIONING_AUDIENCE_KIND, GOPS_POSITIONING_OPERATOR_GAIN, GOPS_POSITIONING_INTENT, GOPS_POSITIONING_MISSION,
    GOPS_POSITIONING_MISSION_END, GOPS_POSITIONING_DISLIKES, GOPS_POSITIONING_EXCLUSIONS, GOPS_POSITIONING_PATH,
    GOPS_POSITIONING_PATH_NOTE, GOPS_POSITIONING_COMPETITORS,
  };
  guint n = 0, all = G_N_ELEMENTS (columns);

  for (guint i = 0; i < all; i++)
    n += !gops_record_is_blank (dossier->positioning, columns[i]);
  *out_needs_you = FALSE;
  return g_strdup_printf (_("%u of %u filled in"), n, all);
}

/* --- seed users --- */

char *
gops_seeds_summary (const GopsDossier *dossier,
                    gboolean          *out_needs_you)
{
  GopsSeedFigures figures = gops_seed_figures (dossier);
  g_autofree char *people = NULL, *due = NULL;

  *out_needs_you = figures.due > 0;
  if (figures.n == 0)
    return g_strdup (_("Nobody yet"));
  people = g_strdup_printf (ngettext ("%u person", "%u people", figures.n), figures.n);
  if (figures.due == 0)
    return g_strdup_printf (_("%s, %u accepted"), people, figures.accepted);
  due = g_strdup_printf (ngettext ("%u due", "%u due", figures.due), figures.due);
  return g_strdup_printf (_("%s, %s"), people, due);
}

/* --- budget --- */

char *
gops_budget_summary (const GopsDossier *dossier,
                     gboolean          *out_needs_you)
{
  GopsBudgetSums sums = gops_budget_sums (dossier);
  g_autofree char *spent = gops_money_format (sums.spent_money, sums.currency);
  g_autofree char *planned = gops_money_format (sums.planned_money, sums.currency);
  g_autofree char *hours = gops_hours_format (sums.spent[GOPS_COST_HOURS]);

  *out_needs_you = sums.planned_money > 0 && sums.spent_money > sums.planned_money;
  if (dossier->budget->len == 0)
    return g_strdup (_("Nothing planned yet"));
  if (sums.planned_money == 0 && sums.spent_money == 0)
    return g_strdup_printf (_("%s spent"), hours);
  return g_strdup_printf (_("%s of %s spent"), spent, planned);
}

/* --- profile and family --- */

static gboolean
is_too_long (const GopsDossier *dossier,
             GopsLimit          limit,
             GopsGroupColumn    column)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), gops_dossier_platform (dossier));

  return platform != NULL && !gops_platform_fits (platform, dossier->own_limits, limit, gops_record_get_text (dossier->group, column));
}

char *
gops_profile_summary (const GopsDossier *dossier,
                      gboolean          *out_needs_you)
{
  *out_needs_you = is_too_long (dossier, GOPS_LIMIT_GROUP_NAME, GOPS_GROUP_NAME)
                   || is_too_long (dossier, GOPS_LIMIT_INTRODUCTION, GOPS_GROUP_INTRODUCTION)
                   || is_too_long (dossier, GOPS_LIMIT_ANNOUNCEMENT, GOPS_GROUP_ANNOUNCEMENT);
  if (*out_needs_you)
    return g_strdup (_("Too long for the platform"));
  return g_strdup (gops_group_structure_name (gops_record_get_text (dossier->group, GOPS_GROUP_STRUCTURE)));
}
