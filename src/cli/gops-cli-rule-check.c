/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rules GROUP --check, and the same within show: what the page shows beside the rules. */
#include "config.h"

#include "gops-cli-rules.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-rule-check.h"

/* So much of a clause is enough to know it again. */
#define CHARACTERS_OF_A_CLAUSE 30

/* --- balance --- */

static const char *
verdict_to_string (GopsBalanceVerdict verdict)
{
  static const char *const names[] = { "too-loose", "a-little-loose", "balanced", "a-little-strict", "too-strict" };

  return names[verdict];
}

static void
add_part (GopsCli               *self,
          const GopsBalancePart *part)
{
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "name", part->word);
  gops_cli_add_int (self, "points", part->points);
  gops_cli_add_text (self, "reason", part->reason);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "  %+4d  ", part->points);
  gops_cli_append_cell (self, part->word, 14);
  g_string_append_printf (self->text, "%s\n", part->reason);
}

static void
add_balance (GopsCli           *self,
             const GopsBalance *balance)
{
  g_autoptr (GPtrArray) parts = gops_balance_parts (balance);

  json_builder_set_member_name (self->json, "balance");
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "score", balance->score);
  gops_cli_add_text (self, "verdict", verdict_to_string (balance->verdict));
  g_string_append_printf (self->text, _("Balance: %s"), gops_balance_word (balance->verdict));
  g_string_append_printf (self->text, " (%+d)\n", balance->score);
  gops_cli_begin_array (self, "parts");
  for (guint i = 0; i < parts->len; i++)
    add_part (self, parts->pdata[i]);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
}

/* --- elements --- */

static const char *
say_state (GopsElementState state)
{
  switch (state)
    {
    case GOPS_ELEMENT_MISSING: return _("missing");
    case GOPS_ELEMENT_WEAK:    return _("weak");
    case GOPS_ELEMENT_PRESENT: return _("present");
    }
  g_return_val_if_reached ("");
}

static void
add_element (GopsCli                 *self,
             GopsRuleElement          element,
             const GopsElementResult *result)
{
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", gops_rule_element_to_string (element));
  gops_cli_add_text (self, "name", gops_rule_element_name (element));
  gops_cli_add_text (self, "state", gops_element_state_to_string (result->state));
  gops_cli_add_text (self, "reason", result->reason);
  gops_cli_end_object (self);
  g_string_append (self->text, "  ");
  gops_cli_append_cell (self, say_state (result->state), 8);
  gops_cli_append_cell (self, gops_rule_element_name (element), 32);
  g_string_append_printf (self->text, "%s\n", result->reason);
}

static void
add_elements (GopsCli             *self,
              const GopsRuleCheck *check)
{
  gops_cli_add_int (self, "present", check->n_present);
  gops_cli_add_int (self, "weak", check->n_weak);
  g_string_append_printf (self->text, _("Check: %u of %u complete"), check->n_present, GOPS_N_ELEMENTS);
  g_string_append_c (self->text, '\n');
  gops_cli_begin_array (self, "elements");
  for (guint i = 0; i < GOPS_N_ELEMENTS; i++)
    add_element (self, i, &check->elements[i]);
  gops_cli_end_array (self);
}

/* --- figures --- */

char *
gops_cli_rule_words (const GopsDossier      *dossier,
                     const GopsFindingPlace *place)
{
  gpointer clause = place->index < dossier->clauses->len ? dossier->clauses->pdata[place->index] : NULL;
  const char *text = clause == NULL ? "" : gops_record_get_text (clause, place->field == GOPS_CLAUSE_FIELD_TEXT
                                                                           ? GOPS_CLAUSE_TEXT : GOPS_CLAUSE_CONSEQUENCE);
  gsize size = strlen (text), start = MIN (place->start, size);
  g_autofree char *raw = g_strndup (text + start, place->length > 0 ? MIN (place->length, size - start) : size - start);

  return g_strstrip (gops_method_fill (dossier, raw));
}

char *
gops_cli_clause_begin (const GopsDossier      *dossier,
                       const GopsFindingPlace *place)
{
  gpointer clause = place->index < dossier->clauses->len ? dossier->clauses->pdata[place->index] : NULL;
  g_autofree char *text = clause != NULL ? gops_method_fill (dossier, gops_record_get_text (clause, GOPS_CLAUSE_TEXT)) : g_strdup ("");
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= CHARACTERS_OF_A_CLAUSE)
    return g_steal_pointer (&text);
  start = g_utf8_substring (text, 0, CHARACTERS_OF_A_CLAUSE);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static void
add_longest (GopsCli             *self,
             const GopsDossier   *dossier,
             const GopsRuleCheck *check)
{
  g_autofree char *words = NULL;

  json_builder_set_member_name (self->json, "longest_sentence");
  if (check->longest_place.length == 0)
    {
      json_builder_add_null_value (self->json);
      return;
    }
  words = gops_cli_rule_words (dossier, &check->longest_place);
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "columns", check->longest_sentence);
  gops_cli_add_id (self, "clause", check->longest_place.clause);
  gops_cli_add_text (self, "text", words);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("Longest sentence (%u columns): %s\n"), check->longest_sentence, words);
}

static void
add_figures (GopsCli             *self,
             const GopsRuleCheck *check)
{
  g_autofree char *count = gops_balance_count (&check->balance);

  gops_cli_add_int (self, "encouragements", check->balance.n_encourage);
  gops_cli_add_int (self, "bans", check->balance.n_forbid);
  gops_cli_add_int (self, "reading_seconds", check->reading_seconds);
  gops_cli_add_int (self, "short_seconds", check->short_seconds);
  gops_cli_add_int (self, "length", (gint64) check->length);
  if (check->limit > 0)
    gops_cli_add_int (self, "limit", (gint64) check->limit);
  else
    gops_cli_add_text (self, "limit", NULL);
  gops_cli_add_text (self, "unit", gops_unit_to_string (check->unit));
  g_string_append_printf (self->text, "%s\n", count);
  g_string_append_printf (self->text, _("Read in %u s, the short form in %u s\n"), check->reading_seconds, check->short_seconds);
}

void
gops_cli_add_check (GopsCli           *self,
                    const GopsDossier *dossier)
{
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);

  gops_cli_begin_object (self);
  add_balance (self, &check->balance);
  add_elements (self, check);
  add_figures (self, check);
  add_longest (self, dossier, check);
  gops_cli_end_object (self);
}

gboolean
gops_cli_rules_run_check (GopsCli  *self,
                          gint64    group,
                          gboolean *out_ran,
                          GError  **error)
{
  g_autoptr (GopsDossier) dossier = NULL;

  *out_ran = gops_cli_flag (self, "check");
  if (!*out_ran)
    return TRUE;
  if ((dossier = gops_dossier_load (self->store, group, NULL, error)) == NULL)
    return FALSE;
  gops_cli_add_check (self, dossier);
  return TRUE;
}
