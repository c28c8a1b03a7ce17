/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rules GROUP --offer, --apply-to: one rule change for a whole family. */
#include "config.h"

#include "gops-cli-rules.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "gops-fill.h"
#include "gops-group-words.h"
#include "gops-rule-family.h"
#include "gops-text-diff.h"

static const char *
say_kind (GopsRuleOfferKind kind)
{
  switch (kind)
    {
    case GOPS_RULE_OFFER_CHANGE:       return _("change");
    case GOPS_RULE_OFFER_ADD:          return _("add");
    case GOPS_RULE_OFFER_REMOVE:       return _("remove");
    case GOPS_RULE_OFFER_REORDER:      return _("reorder");
    case GOPS_RULE_OFFER_LEFT_CHANGED: return _("changed by hand, left alone");
    case GOPS_RULE_OFFER_LEFT_REMOVED: return _("removed by hand, left alone");
    }
  g_return_val_if_reached ("");
}

/* What differs in @column as members of the copy read it. */
static GPtrArray *
compare_filled (const GopsDossier       *copy,
                const GopsRuleOfferItem *item,
                guint                    column)
{
  g_autofree char *before = gops_method_fill (copy, item->before != NULL ? gops_record_get_text (item->before, column) : NULL);
  g_autofree char *after = gops_method_fill (copy, item->after != NULL ? gops_record_get_text (item->after, column) : NULL);

  return gops_text_diff (before, after);
}

static void
add_item (GopsCli                 *self,
          const GopsDossier       *copy,
          const GopsRuleOfferItem *item)
{
  g_autoptr (GPtrArray) text = compare_filled (copy, item, GOPS_CLAUSE_TEXT);
  g_autoptr (GPtrArray) consequence = compare_filled (copy, item, GOPS_CLAUSE_CONSEQUENCE);

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "kind", gops_rule_offer_kind_to_string (item->kind));
  gops_cli_add_text (self, "section", item->section);
  gops_cli_add_diff (self, "text", text);
  gops_cli_add_diff (self, "consequence", consequence);
  gops_cli_end_object (self);
  g_string_append (self->text, "    ");
  gops_cli_append_cell (self, say_kind (item->kind), 10);
  gops_cli_append_cell (self, gops_clause_section_name (item->section), 10);
  gops_cli_append_diff (self, text, consequence);
}

static gboolean
add_offer (GopsCli             *self,
           const GopsRuleOffer *offer,
           GError             **error)
{
  g_autoptr (GopsDossier) copy = gops_dossier_load (self->store, offer->group, NULL, error);

  if (copy == NULL)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "group", offer->group);
  gops_cli_add_text (self, "name", offer->name);
  gops_cli_add_int (self, "changes", offer->n_changes);
  gops_cli_add_int (self, "left", offer->n_left);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT "  %s\n", offer->group, offer->name);
  gops_cli_begin_array (self, "items");
  for (guint i = 0; i < offer->items->len; i++)
    add_item (self, copy, offer->items->pdata[i]);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
  return TRUE;
}

static gboolean
list_offer (GopsCli *self,
            gint64   group,
            GError **error)
{
  g_autoptr (GPtrArray) offers = gops_rule_family_offer (self->store, group, error);

  if (offers == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < offers->len; i++)
    if (!add_offer (self, offers->pdata[i], error))
      return FALSE;
  gops_cli_end_array (self);
  if (offers->len == 0)
    g_string_append_printf (self->text, "%s\n", gops_rule_family_has_copies (self->store, group)
                              ? _("Every copy has the rules of this group.")
                              : _("This group has no copies; “groupops-cli replicate” makes some."));
  return TRUE;
}

static void
on_progress_cb (guint64     done,
                guint64     total,
                const char *what,
                gpointer    user_data)
{
  fprintf (stderr, "\r%s: %lu / %lu%s", what, (gulong) done, (gulong) total, done == total ? "\n" : "");
}

static gboolean
apply (GopsCli *self,
       gint64   group,
       GError **error)
{
  const char *names = gops_cli_option (self, "apply-to");
  gboolean shown = !self->quiet && !self->as_json && isatty (STDERR_FILENO);
  g_autoptr (GopsProgress) progress = shown ? gops_progress_new (on_progress_cb, NULL) : NULL;
  g_autoptr (GArray) copies = NULL;
  g_autofree char *groups = NULL, *clauses = NULL;
  GopsRuleFamilyResult result = { 0 };

  if (!g_str_equal (names, "all") && (copies = gops_cli_find_groups (self, names, error)) == NULL)
    return FALSE;
  if (!gops_rule_family_apply (self->store, group, copies != NULL ? (const gint64 *) copies->data : NULL, copies != NULL ? copies->len : 0,
                               progress, NULL, &result, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "groups", result.groups);
  gops_cli_add_int (self, "clauses", result.clauses);
  gops_cli_end_object (self);
  groups = g_strdup_printf (ngettext ("%u group", "%u groups", result.groups), result.groups);
  clauses = g_strdup_printf (ngettext ("%u clause", "%u clauses", result.clauses), result.clauses);
  g_string_append_printf (self->text, _("Rules taken over: %s, %s.\n"), groups, clauses);
  return TRUE;
}

gboolean
gops_cli_rules_run_family (GopsCli  *self,
                           gint64    group,
                           gboolean *out_ran,
                           GError  **error)
{
  *out_ran = gops_cli_flag (self, "offer") || gops_cli_flag (self, "apply-to");
  if (gops_cli_flag (self, "apply-to"))
    return apply (self, group, error);
  return !*out_ran || list_offer (self, group, error);
}
