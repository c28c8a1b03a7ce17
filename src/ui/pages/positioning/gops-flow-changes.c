/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to the business flow. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-flow-changes.h"
#include "gops-flow-template.h"
#include "gops-positioning-changes.h"

static gint64
next_position (GPtrArray *records,
               guint      column)
{
  return records->len > 0 ? gops_record_get_int (g_ptr_array_index (records, records->len - 1), column) + 1 : 1;
}

static gboolean
insert_record (GopsStore *store,
               gpointer   record,
               GError   **error)
{
  return gops_record_insert (record, store, error);
}

static gboolean
save_record (GopsStore *store,
             gpointer   record,
             GError   **error)
{
  return !gops_record_is_dirty (record) || gops_record_save (record, store, error);
}

gint64
gops_flow_add_party (GopsView *view,
                     gboolean  placed,
                     double    x,
                     double    y)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);
  g_autoptr (GopsFlowNode) record = gops_record_new (GOPS_TYPE_FLOW_NODE, "group-id", gops_record_get_id (dossier->group), NULL);

  gops_record_set_int (record, GOPS_FLOW_NODE_POSITION, next_position (dossier->flow_nodes, GOPS_FLOW_NODE_POSITION));
  gops_record_set_text (record, GOPS_FLOW_NODE_ROLE, dossier->flow_nodes->len == 0 ? "group" : "partner");
  if (placed)
    {
      gops_record_set_real (record, GOPS_FLOW_NODE_X, x);
      gops_record_set_real (record, GOPS_FLOW_NODE_Y, y);
      gops_record_set_int (record, GOPS_FLOW_NODE_PLACED, TRUE);
    }
  return gops_view_change (view, N_("Add party to the business flow"), NULL, insert_record, record) ? gops_record_get_id (record) : 0;
}

gint64
gops_flow_add_deal (GopsView *view,
                    gint64    from,
                    gint64    to)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);
  g_autoptr (GopsFlowArrow) record = gops_record_new (GOPS_TYPE_FLOW_ARROW, "group-id", gops_record_get_id (dossier->group),
                                                      "from-node", from, "to-node", to, "kind", "service", NULL);

  gops_record_set_int (record, GOPS_FLOW_ARROW_POSITION, next_position (dossier->flow_arrows, GOPS_FLOW_ARROW_POSITION));
  return gops_view_change (view, N_("Add transaction to the business flow"), NULL, insert_record, record) ? gops_record_get_id (record)
                                                                                                       : 0;
}

/* What a party is called in the names of actions. */
static const char *
label_of (const GopsDossier *dossier,
          gpointer           party)
{
  const char *label = gops_record_get_text (party, GOPS_FLOW_NODE_LABEL);

  if (*label != '\0')
    return label;
  return g_str_equal (gops_record_get_text (party, GOPS_FLOW_NODE_ROLE), "group")
           ? gops_record_get_text (dossier->group, GOPS_GROUP_NAME) : _("Without a name");
}

gboolean
gops_flow_move_party (GopsView *view,
                      gint64    party,
                      double    x,
                      double    y)
{
  GopsStore *store = gops_view_get_store (view);
  const GopsDossier *dossier = gops_view_get_dossier (view);
  GopsFlowNode *record = gops_positioning_find (dossier->flow_nodes, party);
  g_autofree char *key = g_strdup_printf ("flow_node/%" G_GINT64_FORMAT "/place", party);
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return FALSE;
  gops_record_set_real (record, GOPS_FLOW_NODE_X, x);
  gops_record_set_real (record, GOPS_FLOW_NODE_Y, y);
  gops_record_set_int (record, GOPS_FLOW_NODE_PLACED, TRUE);
  if (gops_store_begin_merging (store, &error, key, N_("Move “%s” in the business flow"), label_of (dossier, record), NULL))
    {
      if (save_record (store, record, &error) && gops_store_commit (store, &error))
        return TRUE;
      if (gops_store_in_action (store))
        gops_store_rollback (store);
    }
  gops_view_report (view, error);
  return FALSE;
}

static gboolean
release_all (GopsStore *store,
             gpointer   nodes,
             GError   **error)
{
  for (guint i = 0; i < ((GPtrArray *) nodes)->len; i++)
    {
      gpointer node = g_ptr_array_index ((GPtrArray *) nodes, i);

      gops_record_set_int (node, GOPS_FLOW_NODE_PLACED, FALSE);
      if (!save_record (store, node, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_flow_arrange (GopsView *view)
{
  return gops_view_change (view, N_("Arrange the business flow"), NULL, release_all, gops_view_get_dossier (view)->flow_nodes);
}

gboolean
gops_flow_remove_party (GopsView *view,
                        gint64    party)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);
  gpointer record = gops_positioning_find (dossier->flow_nodes, party);
  g_autofree char *label = record != NULL ? g_strdup (label_of (dossier, record)) : NULL;

  return record != NULL
         && gops_positioning_remove (view, GOPS_TYPE_FLOW_NODE, party, N_("Remove “%s” from the business flow"), label);
}

gboolean
gops_flow_remove_deal (GopsView *view,
                       gint64    deal)
{
  return gops_positioning_remove (view, GOPS_TYPE_FLOW_ARROW, deal, N_("Remove transaction from the business flow"), NULL);
}

gboolean
gops_flow_lead_deal (GopsView *view,
                     gint64    deal,
                     gint64    from,
                     gint64    to)
{
  GopsFlowArrow *record = gops_positioning_find (gops_view_get_dossier (view)->flow_arrows, deal);

  if (record == NULL)
    return FALSE;
  gops_record_set_int (record, GOPS_FLOW_ARROW_FROM_NODE, from);
  gops_record_set_int (record, GOPS_FLOW_ARROW_TO_NODE, to);
  return !gops_record_is_dirty (record)
         || gops_view_change (view, N_("Lead transaction elsewhere"), NULL, save_record, record);
}

static gboolean
start_over (GopsStore *store,
            gpointer   dossier,
            GError   **error)
{
  return gops_flow_start_over (store, dossier, error);
}

gboolean
gops_flow_draw_usual (GopsView *view)
{
  return gops_view_change (view, N_("Start from the usual business flow"), NULL, start_over, (gpointer) gops_view_get_dossier (view));
}
