/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command “moves”: the runs that are kept, the transition matrix of two, gravity and the bottleneck. */
#include "config.h"

#include "gops-cli-tiers.h"

#include <glib/gi18n.h>

#include "gops-tier-history.h"

/* --- runs --- */

static void
add_run (GopsCli                  *self,
         const GopsTierScheme     *scheme,
         const GopsTierRunFigures *run,
         const GopsTierRunFigures *before)
{
  double commitment = gops_tier_commitment (scheme, run->counts);

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "as_of", run->as_of);
  gops_cli_add_int (self, "total", run->total);
  gops_cli_add_real (self, "commitment", commitment);
  g_string_append_printf (self->text, "%s  %-8u", run->as_of, run->total);
  if (before != NULL)
    {
      double gravity = gops_tier_gravity (gops_tier_commitment (scheme, before->counts), commitment, run->total);

      gops_cli_add_real (self, "gravity", gravity);
      g_string_append_printf (self->text, "  %+.1f", gravity);
    }
  json_builder_set_member_name (self->json, "tiers");
  gops_cli_begin_object (self);
  for (guint i = 0; i < scheme->n_tiers; i++)
    gops_cli_add_int (self, scheme->tiers[i].id, run->counts[i]);
  gops_cli_end_object (self);
  gops_cli_end_object (self);
  g_string_append_c (self->text, '\n');
}

static void
add_runs (GopsCli              *self,
          const GopsTierScheme *scheme,
          GPtrArray            *runs)
{
  gops_cli_begin_array (self, "runs");
  if (runs->len > 0)
    {
      gops_cli_append_cell (self, _("Date"), 10);
      gops_cli_append_cell (self, _("Members"), 8);
      g_string_append_printf (self->text, "%s\n", _("Gravity"));
    }
  for (guint i = 0; i < runs->len; i++)
    add_run (self, scheme, runs->pdata[i], i > 0 ? runs->pdata[i - 1] : NULL);
  gops_cli_end_array (self);
}

/* The run of the day that @option names, else the one at @otherwise. Returns: (nullable) */
static const GopsTierRunFigures *
find_run (GopsCli     *self,
          GPtrArray   *runs,
          const char  *option,
          guint        otherwise,
          GError     **error)
{
  const char *date;

  if (!gops_cli_date (self, option, &date, error))
    return NULL;
  if (date == NULL)
    return runs->pdata[otherwise];
  for (guint i = 0; i < runs->len; i++)
    if (g_str_equal (((GopsTierRunFigures *) runs->pdata[i])->as_of, date))
      return runs->pdata[i];
  gops_cli_fail (error, _("--%s: there is no run of %s; “groupops-cli moves GROUP” lists what is there"), option, date);
  return NULL;
}

/* --- two runs --- */

static const char *
tier_id (const GopsTierMatrix *matrix,
         guint                 tier)
{
  return tier < matrix->n ? matrix->scheme->tiers[tier].id : NULL;
}

static const char *
tier_name (const GopsTierMatrix *matrix,
           guint                 tier,
           const char           *nowhere)
{
  return tier < matrix->n ? gops_text_get (&matrix->scheme->tiers[tier].name, gops_interface_language ()) : nowhere;
}

static void
add_matrix (GopsCli              *self,
            const GopsTierMatrix *matrix)
{
  gops_cli_begin_array (self, "matrix");
  gops_cli_append_cell (self, _("From"), 18);
  gops_cli_append_cell (self, _("To"), 18);
  g_string_append_printf (self->text, "%s\n", _("Members"));
  for (guint from = 0; from <= matrix->n; from++)
    for (guint to = 0; to <= matrix->n; to++)
      if (gops_tier_matrix_get (matrix, from, to) > 0)
        {
          gops_cli_begin_object (self);
          gops_cli_add_text (self, "from", tier_id (matrix, from));
          gops_cli_add_text (self, "to", tier_id (matrix, to));
          gops_cli_add_int (self, "count", gops_tier_matrix_get (matrix, from, to));
          gops_cli_end_object (self);
          gops_cli_append_cell (self, tier_name (matrix, from, _("not there yet")), 18);
          gops_cli_append_cell (self, tier_name (matrix, to, _("left")), 18);
          g_string_append_printf (self->text, "%u\n", gops_tier_matrix_get (matrix, from, to));
        }
  gops_cli_end_array (self);
}

static void
add_passages (GopsCli              *self,
              const GopsTierMatrix *matrix)
{
  gops_cli_begin_array (self, "passages");
  for (guint i = 0; i < matrix->n; i++)
    {
      GopsTierPassage passage = gops_tier_matrix_get_passage (matrix, i);

      gops_cli_begin_object (self);
      gops_cli_add_text (self, "tier", matrix->scheme->tiers[i].id);
      gops_cli_add_int (self, "total", passage.total);
      gops_cli_add_int (self, "up", passage.up);
      gops_cli_add_int (self, "held", passage.held);
      gops_cli_add_int (self, "down", passage.down);
      gops_cli_add_int (self, "gone", passage.gone);
      gops_cli_end_object (self);
    }
  gops_cli_end_array (self);
}

static void
add_bottleneck (GopsCli              *self,
                const GopsTierMatrix *matrix)
{
  int stuck = gops_tier_matrix_find_bottleneck (matrix);
  GopsTierPassage passage;

  gops_cli_add_text (self, "bottleneck", stuck >= 0 ? matrix->scheme->tiers[stuck].id : NULL);
  if (stuck < 0)
    return;
  passage = gops_tier_matrix_get_passage (matrix, (guint) stuck);
  g_string_append_printf (self->text, _("Most people get stuck in “%s”: %u of %u got further.\n"), tier_name (matrix, (guint) stuck, NULL),
                          passage.up, passage.total);
}

static gboolean
add_two_runs (GopsCli              *self,
              gint64                group,
              const GopsTierScheme *scheme,
              GPtrArray            *runs,
              GError              **error)
{
  const GopsTierRunFigures *from = find_run (self, runs, "from", runs->len - 2, error);
  const GopsTierRunFigures *to = from != NULL ? find_run (self, runs, "to", runs->len - 1, error) : NULL;
  g_autoptr (GopsTierMatrix) matrix = NULL;

  if (to != NULL)
    matrix = gops_tier_matrix_load (self->store, group, scheme, from->id, to->id, NULL, error);
  if (matrix == NULL)
    return FALSE;
  gops_cli_add_text (self, "from", from->as_of);
  gops_cli_add_text (self, "to", to->as_of);
  add_matrix (self, matrix);
  add_passages (self, matrix);
  add_bottleneck (self, matrix);
  return TRUE;
}

gboolean
gops_cli_run_moves (GopsCli  *self,
                    GError  **error)
{
  const GopsTierScheme *scheme;
  g_autoptr (GPtrArray) runs = NULL;
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) ||
      (scheme = gops_cli_find_scheme (self, group, error)) == NULL ||
      (runs = gops_tier_runs_load (self->store, group, scheme, error)) == NULL)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "scheme", scheme->id);
  add_runs (self, scheme, runs);
  if (runs->len < 2 && (gops_cli_option (self, "from") != NULL || gops_cli_option (self, "to") != NULL))
    return gops_cli_fail (error, _("moves: two runs are needed; there are %u"), runs->len);
  if (runs->len >= 2 && !add_two_runs (self, group, scheme, runs, error))
    return FALSE;
  gops_cli_end_object (self);
  return TRUE;
}
