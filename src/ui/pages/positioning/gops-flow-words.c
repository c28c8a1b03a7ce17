/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow in words of the interface's language. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-flow-words.h"
#include "gops-text.h"

char *
gops_flow_party_facts (const GopsFlow *flow,
                       guint           index)
{
  const GopsFlowParty *party = gops_flow_party (flow, index);
  const char *role = gops_flow_role_word (party->role, gops_interface_language ());
  g_autofree char *gives = g_strdup_printf (ngettext ("%u gives", "%u gives", party->gives), party->gives);
  g_autofree char *takes = g_strdup_printf (ngettext ("%u takes", "%u takes", party->takes), party->takes);

  /* Translators: the part that a party plays, how many transactions it gives, how many it takes */
  return *role != '\0' ? g_strdup_printf (_("%s, %s, %s"), role, gives, takes) : g_strdup_printf (_("%s, %s"), gives, takes);
}

char *
gops_flow_say_party (const GopsFlow *flow,
                     guint           index)
{
  g_autofree char *facts = gops_flow_party_facts (flow, index);

  return g_strdup_printf (_("Party %s, %s"), gops_flow_party_name (flow, index, gops_interface_language ()), facts);
}

static gboolean
has_place (const GopsDossier *dossier)
{
  for (guint i = 0; i < dossier->flow_nodes->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (dossier->flow_nodes, i), GOPS_FLOW_NODE_ROLE), "group"))
      return TRUE;
  return FALSE;
}

char *
gops_flow_summary (const GopsDossier *dossier,
                   gboolean          *out_needs_you)
{
  guint n = dossier->flow_nodes->len, m = dossier->flow_arrows->len;
  g_autofree char *parties = g_strdup_printf (ngettext ("%u party", "%u parties", n), n);
  g_autofree char *deals = g_strdup_printf (ngettext ("%u transaction", "%u transactions", m), m);

  *out_needs_you = !has_place (dossier);
  if (n == 0)
    return g_strdup (_("Not drawn yet"));
  if (*out_needs_you)
    return g_strdup (_("The group’s place is not marked"));
  return g_strdup_printf ("%s · %s", parties, deals);
}
