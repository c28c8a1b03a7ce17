/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of flows.json, and writing a flow into a group. */
#include "config.h"

#include "gops-flow-template.h"
#include "gops-method.h"

static const char *const roles[] = { "group", "operator", "member", "customer", "supplier", "partner", "platform", NULL };
static const char *const kinds[] = { "money", "goods", "service", "information", NULL };

static const GopsField party_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsFlowPartyTemplate, id) },
  { "role", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsFlowPartyTemplate, role), .choices = roles },
  { "label", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsFlowPartyTemplate, label), .flags = GOPS_FIELD_OPTIONAL },
};
static const GopsShape party_shape = GOPS_SHAPE (party_fields, GopsFlowPartyTemplate);

static const GopsField deal_fields[] = {
  { "from", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsFlowDealTemplate, from) },
  { "to", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsFlowDealTemplate, to) },
  { "label", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsFlowDealTemplate, label) },
  { "kind", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsFlowDealTemplate, kind), .choices = kinds },
};
static const GopsShape deal_shape = GOPS_SHAPE (deal_fields, GopsFlowDealTemplate);

static const GopsField flow_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsFlowTemplate, id) },
  { "nodes", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsFlowTemplate, parties), .shape = &party_shape,
    .n_offset = G_STRUCT_OFFSET (GopsFlowTemplate, n_parties) },
  { "arrows", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsFlowTemplate, deals), .shape = &deal_shape,
    .n_offset = G_STRUCT_OFFSET (GopsFlowTemplate, n_deals) },
};
static const GopsShape flow_shape = GOPS_SHAPE (flow_fields, GopsFlowTemplate);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsFlowFile, format), .min = 1, .max = 1 },
  { "flows", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsFlowFile, flows), .shape = &flow_shape,
    .n_offset = G_STRUCT_OFFSET (GopsFlowFile, n_flows) },
};
const GopsShape gops_flow_file_shape = GOPS_SHAPE (file_fields, GopsFlowFile);

const char *const *
gops_flow_role_ids (void)
{
  return roles;
}

const char *const *
gops_flow_kind_ids (void)
{
  return kinds;
}

int
gops_flow_template_find (const GopsFlowTemplate *flow, const char *id)
{
  for (guint i = 0; i < flow->n_parties; i++)
    if (g_str_equal (flow->parties[i].id, id))
      return (int) i;
  return -1;
}

/* --- writing --- */

static gboolean
insert_parties (GopsStore *store, GopsGroup *group, const GopsFlowTemplate *flow, gint64 *ids, GError **error)
{
  const char *language = gops_record_get_text (group, GOPS_GROUP_LANGUAGE);

  for (guint i = 0; i < flow->n_parties; i++)
    {
      const GopsFlowPartyTemplate *party = &flow->parties[i];
      g_autoptr (GopsFlowNode) record = gops_record_new (GOPS_TYPE_FLOW_NODE, "group-id", gops_record_get_id (group),
                                                         "position", (gint64) i + 1, "role", party->role, NULL);

      gops_record_set_text (record, GOPS_FLOW_NODE_LABEL, gops_text_get (&party->label, language));
      if (!gops_record_insert (record, store, error))
        return FALSE;
      ids[i] = gops_record_get_id (record);
    }
  return TRUE;
}

static gboolean
insert_deals (GopsStore *store, GopsGroup *group, const GopsFlowTemplate *flow, const gint64 *ids, GError **error)
{
  const char *language = gops_record_get_text (group, GOPS_GROUP_LANGUAGE);

  for (guint i = 0; i < flow->n_deals; i++)
    {
      const GopsFlowDealTemplate *deal = &flow->deals[i];
      g_autoptr (GopsFlowArrow) record = gops_record_new (GOPS_TYPE_FLOW_ARROW, "group-id", gops_record_get_id (group),
                                                          "position", (gint64) i + 1, "kind", deal->kind, NULL);

      /* the catalogue's test sees to it that both are there */
      gops_record_set_int (record, GOPS_FLOW_ARROW_FROM_NODE, ids[gops_flow_template_find (flow, deal->from)]);
      gops_record_set_int (record, GOPS_FLOW_ARROW_TO_NODE, ids[gops_flow_template_find (flow, deal->to)]);
      gops_record_set_text (record, GOPS_FLOW_ARROW_LABEL, gops_text_get (&deal->label, language));
      if (!gops_record_insert (record, store, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_flow_insert_usual (GopsStore *store, GopsGroup *group, GError **error)
{
  const GopsMethod *method = gops_method_get_default ();
  const GopsFlowTemplate *flow = gops_method_find_flow (method, gops_record_get_text (group, GOPS_GROUP_KIND));
  g_autofree gint64 *ids = NULL;

  if (flow == NULL)
    flow = gops_method_find_flow (method, "interest");
  ids = g_new0 (gint64, flow->n_parties);
  return insert_parties (store, group, flow, ids, error) && insert_deals (store, group, flow, ids, error);
}

static gboolean
delete_all (GopsStore *store, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!gops_record_delete (g_ptr_array_index (records, i), store, error))
      return FALSE;
  return TRUE;
}

gboolean
gops_flow_start_over (GopsStore *store, const GopsDossier *dossier, GError **error)
{
  return delete_all (store, dossier->flow_arrows, error) && delete_all (store, dossier->flow_nodes, error)
         && gops_flow_insert_usual (store, dossier->group, error);
}
