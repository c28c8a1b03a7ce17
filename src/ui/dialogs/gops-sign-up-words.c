/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of a sign-up list and its lines. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-sign-up-words.h"

static const char *
status_words (const GopsSignUpLine *line)
{
  switch (line->status)
    {
    case GOPS_SIGN_UP_NEW:     return _("New on the list");
    case GOPS_SIGN_UP_CHANGED: return _("Changed");
    case GOPS_SIGN_UP_SAME:    return _("As before");
    case GOPS_SIGN_UP_LEFT_OUT: return gops_found_describe (line->found);
    }
  g_return_val_if_reached ("");
}

/* (transfer full) */
static char *
same_words (const GopsSignUpLine  *line,
            const GopsSignUpTerms *terms)
{
  return terms->purpose == GOPS_SIGN_UP_FOR_CHECK_IN ? g_strdup_printf (_("The same person as “%s” further up: counts once"), line->same_as)
                                                     : g_strdup_printf (_("The same person as “%s” further up: added up"), line->same_as);
}

char *
gops_sign_up_fate_words (const GopsSignUpLine  *line,
                         const GopsSignUpTerms *terms)
{
  if (line->absence != NULL)
    return g_strdup (line->absence);
  if (g_hash_table_contains (terms->corrected, GUINT_TO_POINTER (line->line)))
    return g_strdup (_("The count is as you gave it"));
  if (line->doubt != NULL)   /* Translators: "Not sure: several things were added up" */
    return g_strdup_printf (_("Not sure: %s"), line->doubt);
  if (line->same_as != NULL)
    return same_words (line, terms);
  if (line->namesakes != NULL && line->person == 0)
    return g_strdup (line->is_chosen ? _("Taken over without a person") : _("Not sure: several people have this name"));
  if (line->found == GOPS_FOUND_NOBODY && terms->add_people)
    return g_strdup (_("Not known yet: becomes a member"));
  return g_strdup (line->person == 0 ? gops_found_describe (line->found) : status_words (line));
}

char *
gops_sign_up_verdict_words (const GopsSignUpReport *report)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (report->n_new > 0 || report->n_changed + report->n_same == 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u new", "%u new", report->n_new), report->n_new));
  if (report->n_changed > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u changed", "%u changed", report->n_changed), report->n_changed));
  if (report->n_same > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u as before", "%u as before", report->n_same), report->n_same));
  if (report->n_again > 0)   /* Translators: entries of a sign-up list that mean somebody who stands further up */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u of somebody listed twice", "%u of people listed twice", report->n_again), report->n_again));
  if (report->n_called_off > 0)   /* Translators: entries of a sign-up list */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u that does not count", "%u that do not count", report->n_called_off), report->n_called_off));
  if (report->n_unsure > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u not sure", "%u not sure", report->n_unsure), report->n_unsure));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
