/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for tiers: tiers, schemes, export scheme, and import of schemes from a file. */
#include "config.h"

#include "gops-cli-tiers.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-cli-files.h"
#include "gops-cli-parts.h"
#include "gops-own-schemes.h"
#include "gops-tiers.h"

/* --- tiers --- */

static int
compare_weights (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  guint one = *(const guint *) a, other = *(const guint *) b;
  double difference = gops_tier_scheme_weight (data, other) - gops_tier_scheme_weight (data, one);

  return difference != 0 ? (difference > 0) - (difference < 0) : (int) one - (int) other;
}

/* Whom the group holds together by first: a scheme's own order is that in which its tiers are tried. */
static GArray *
rank_tiers (const GopsTierScheme *scheme)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < scheme->n_tiers; i++)
    g_array_append_val (ranked, i);
  g_array_sort_with_data (ranked, compare_weights, (gpointer) scheme);
  return ranked;
}

static void
list_tiers (GopsCli               *self,
            const GopsTiersResult *result)
{
  g_autoptr (GArray) ranked = rank_tiers (result->scheme);

  for (guint n = 0; n < ranked->len; n++)
    {
      guint i = g_array_index (ranked, guint, n);
      const GopsTierCount *count = &result->counts[i];

      gops_cli_begin_object (self);
      gops_cli_add_text (self, "tier", count->tier->id);
      gops_cli_add_int (self, "count", count->count);
      json_builder_set_member_name (self->json, "share");
      json_builder_add_double_value (self->json, gops_tiers_share (result, i));
      gops_cli_add_int (self, "moved_in", count->moved_in);
      gops_cli_add_int (self, "moved_out", count->moved_out);
      gops_cli_end_object (self);
      gops_cli_append_cell (self, gops_text_get (&count->tier->name, gops_interface_language ()), 14);
      g_string_append_printf (self->text, "%6u  %3.0f %%  +%u −%u\n", count->count, 100 * gops_tiers_share (result, i),
                              count->moved_in, count->moved_out);
    }
}

gboolean
gops_cli_add_tiers (GopsCli           *self,
                    const GopsDossier *dossier,
                    GError           **error)
{
  g_autoptr (GopsTiersResult) result = NULL;

  gops_cli_begin_array (self, "tiers");
  if (*gops_record_get_text (dossier->group, GOPS_GROUP_TIER_SCHEME) != '\0')
    {
      if (!gops_tiers_run (self->store, gops_record_get_id (dossier->group), NULL, NULL, FALSE, &result, NULL, error))
        return FALSE;
      list_tiers (self, result);
    }
  gops_cli_end_array (self);
  return TRUE;
}

/* Who moves, why: the first of them. */
static void
list_moves (GopsCli               *self,
            const GopsTiersResult *result)
{
  for (guint i = 0; i < result->moves->len; i++)
    {
      const GopsTierMove *move = result->moves->pdata[i];
      const char *language = gops_interface_language ();
      const char *from = move->from != NULL ? gops_text_get (&move->from->name, language) : "–";

      gops_cli_begin_object (self);
      gops_cli_add_id (self, "id", move->membership);
      gops_cli_add_text (self, "name", move->name);
      gops_cli_add_text (self, "from", move->from != NULL ? move->from->id : NULL);
      gops_cli_add_text (self, "to", move->to->id);
      gops_cli_add_text (self, "reason", move->reason);
      gops_cli_end_object (self);
      g_string_append_printf (self->text, _("%s: %s → %s (%s)\n"), move->name, from, gops_text_get (&move->to->name, language), move->reason);
    }
  if (result->changes->len > result->moves->len)
    g_string_append_printf (self->text, _("… and %lu more\n"), (gulong) (result->changes->len - result->moves->len));
}

static void
list_sizes (GopsCli               *self,
            const GopsTierRanking *ranking,
            guint                  aspect)
{
  static const struct { const char *key, *name; } aspects[] = { { "recency", N_("Recency") }, { "frequency", N_("Frequency") }, { "depth", N_("Depth") } };

  gops_cli_begin_array (self, aspects[aspect].key);
  gops_cli_append_cell (self, _(aspects[aspect].name), 10);
  for (guint rank = 0; rank < 5; rank++)
    {
      json_builder_add_int_value (self->json, ranking->sizes[aspect][rank]);
      g_string_append_printf (self->text, " %5u", ranking->sizes[aspect][rank]);
    }
  gops_cli_end_array (self);
  g_string_append_c (self->text, '\n');
}

/* How many have ranks 1 … 5, and by which method. */
static void
add_ranks (GopsCli               *self,
           const GopsTiersResult *result)
{
  const GopsTierRanking *ranking = &result->ranking;

  if (!gops_tier_scheme_asks_ranks (result->scheme))
    return;
  json_builder_set_member_name (self->json, "ranks");
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "by", ranking->bought ? "orders" : "activity");
  gops_cli_add_int (self, "parts", ranking->n_ranks);
  g_string_append (self->text, ranking->n_ranks == 0 ? _("Ranks 1 to 5 by fixed lines:\n")
                               : ranking->n_ranks == 3 ? _("Ranks 1, 3 and 5 by thirds:\n") : _("Ranks 1 to 5 by fifths:\n"));
  for (guint aspect = 0; aspect < 3; aspect++)
    list_sizes (self, ranking, aspect);
  gops_cli_end_object (self);
}

static void
add_foreign (GopsCli               *self,
             const GopsTiersResult *result)
{
  g_autofree char *text = gops_tiers_tell_foreign (result);

  gops_cli_add_int (self, "orders_left_out", result->foreign);
  if (text != NULL)
    g_string_append_printf (self->text, "%s\n", text);
}

static gboolean
run_tiers (GopsCli *self,
           GError **error)
{
  g_autoptr (GopsTiersResult) result = NULL;
  const char *as_of;
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) ||
      !gops_cli_date (self, "as-of", &as_of, error) ||
      !gops_tiers_run (self->store, group, gops_cli_option (self, "scheme"), as_of, !gops_cli_flag (self, "dry-run"), &result, NULL, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "scheme", result->scheme->id);
  gops_cli_add_text (self, "as_of", result->as_of);
  gops_cli_add_bool (self, "saved", !gops_cli_flag (self, "dry-run"));
  gops_cli_begin_array (self, "tiers");
  list_tiers (self, result);
  gops_cli_end_array (self);
  add_ranks (self, result);
  add_foreign (self, result);
  gops_cli_begin_array (self, "moves");
  list_moves (self, result);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
  return TRUE;
}

/* --- schemes --- */

const GopsTierScheme *
gops_cli_find_scheme (GopsCli  *self,
                      gint64    group,
                      GError  **error)
{
  const char *named = gops_cli_option (self, "scheme");
  g_autofree char *own = NULL;

  if (named == NULL && !gops_store_read_text (self->store, &own, error, "SELECT tier_scheme FROM chat_group WHERE id = ?1", "l", group))
    return NULL;
  return gops_schemes_find (self->store, named != NULL ? named : own, error);
}

static void
add_scheme (GopsCli              *self,
            const GopsTierScheme *scheme)
{
  const char *language = gops_interface_language ();

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", scheme->id);
  gops_cli_add_text (self, "name", gops_text_get (&scheme->name, language));
  gops_cli_add_text (self, "summary", gops_text_get (&scheme->summary, language));
  gops_cli_add_text (self, "source", gops_text_is_set (&scheme->source) ? gops_text_get (&scheme->source, gops_interface_language ()) : "");
  gops_cli_add_bool (self, "own", gops_scheme_is_own (scheme->id));
  gops_cli_begin_array (self, "tiers");
  for (guint i = 0; i < scheme->n_tiers; i++)
    json_builder_add_string_value (self->json, scheme->tiers[i].id);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, scheme->id, 14);
  gops_cli_append_cell (self, gops_text_get (&scheme->name, language), 16);
  g_string_append_printf (self->text, ngettext ("%u tier", "%u tiers", scheme->n_tiers), scheme->n_tiers);
  g_string_append_c (self->text, '\n');
}

static gboolean
list_schemes (GopsCli *self)
{
  g_autoptr (GPtrArray) schemes = gops_schemes_load (self->store);

  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < schemes->len; i++)
    add_scheme (self, schemes->pdata[i]);
  gops_cli_end_array (self);
  return TRUE;
}

/* The file itself, which is JSON either way. */
static gboolean
show_scheme (GopsCli     *self,
             const char  *id,
             GError     **error)
{
  const GopsTierScheme *scheme = gops_schemes_find (self->store, id, error);
  g_autofree char *json = scheme != NULL ? gops_tier_scheme_to_json (scheme) : NULL;

  if (json == NULL)
    return FALSE;
  self->value = json_from_string (json, error);
  g_string_append_printf (self->text, "%s\n", json);
  return self->value != NULL;
}

static gboolean
remove_scheme (GopsCli     *self,
               const char  *id,
               GError     **error)
{
  if (!gops_own_scheme_remove (self->store, id, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", id);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("The tier scheme “%s” is removed.\n"), id);
  return TRUE;
}

static gboolean
run_schemes (GopsCli *self,
             GError **error)
{
  const char *remove = gops_cli_option (self, "remove"), *id = gops_cli_argument (self, 0);

  if (remove != NULL)
    return remove_scheme (self, remove, error);
  return id != NULL ? show_scheme (self, id, error) : list_schemes (self);
}

/* --- files --- */

gboolean
gops_cli_import_scheme (GopsCli  *self,
                        GFile    *file,
                        GError  **error)
{
  g_autofree char *id = gops_own_scheme_import (self->store, file, NULL, error);
  const GopsTierScheme *scheme = id != NULL ? gops_schemes_find (self->store, id, error) : NULL;

  if (scheme == NULL)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "format", "tiers");
  gops_cli_add_text (self, "id", id);
  gops_cli_add_int (self, "tiers", scheme->n_tiers);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("Tier scheme taken in: %s\n"), id);
  return TRUE;
}

static gboolean
run_export (GopsCli *self,
            GError **error)
{
  const char *to = gops_cli_option (self, "to");
  const GopsTierScheme *scheme = gops_schemes_find (self->store, gops_cli_argument (self, 0), error);

  return scheme != NULL && gops_cli_check_ending (to, ".json", error) &&
         gops_cli_write_text (self, to, gops_tier_scheme_to_json (scheme), error);
}

static const GopsCliOption tiers_options[] = {
  { "scheme", "S", N_("by this scheme; else the group's") },
  { "as-of", "DATE", N_("as on this day; else today") },
  { "dry-run", NULL, N_("say what would happen, change nothing") },
  { NULL },
};

static const GopsCliOption moves_options[] = {
  { "scheme", "S", N_("runs of this scheme; else the group's") },
  { "from", "DATE", N_("the run of this day; else the last but one") },
  { "to", "DATE", N_("the run of this day; else the last") },
  { NULL },
};

static const GopsCliOption schemes_options[] = {
  { "remove", "SCHEME", N_("remove a scheme of your own") },
  { NULL },
};

static const GopsCliOption export_options[] = {
  { "to", "FILE", N_("a file ending in .json"), FALSE, TRUE },
  { NULL },
};

const GopsCliCommand gops_cli_tier_commands[] = {
  { "tiers", "GROUP [--scheme S] [--as-of DATE] [--dry-run]", N_("place the members in tiers, and keep the run"),
    tiers_options, 1, 1, GOPS_CLI_OPEN, run_tiers },
  { "moves", "GROUP [--scheme S] [--from DATE] [--to DATE]", N_("the runs that are kept, and who moved between two of them"),
    moves_options, 1, 1, GOPS_CLI_OPEN, gops_cli_run_moves },
  { "schemes", "[SCHEME | --remove SCHEME]", N_("the tier schemes, or one of them as a file"),
    schemes_options, 0, 1, GOPS_CLI_OPEN, run_schemes },
  { "export scheme", "SCHEME --to FILE.json", N_("a tier scheme for another workspace"),
    export_options, 1, 1, GOPS_CLI_OPEN, run_export },
  { NULL },
};
