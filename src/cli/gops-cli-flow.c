/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow of a group as a part of what is shown. */
#include "config.h"

#include "gops-cli-parts.h"

#include "gops-flow.h"
#include "gops-text.h"

static void
add_party (GopsCli             *self,
           const GopsFlowParty *party,
           gpointer             record)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", party->id);
  gops_cli_add_text (self, "label", party->label);
  gops_cli_add_text (self, "role", party->role);
  gops_cli_add_text (self, "note", gops_record_get_text (record, GOPS_FLOW_NODE_NOTE));
  gops_cli_end_object (self);
}

static void
add_deal (GopsCli        *self,
          const GopsFlow *flow,
          guint           index)
{
  const GopsFlowDeal *deal = gops_flow_deal (flow, index);
  g_autofree char *sentence = gops_flow_sentence (flow, index, gops_interface_language ());

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", deal->id);
  gops_cli_add_id (self, "from", gops_flow_party (flow, deal->from)->id);
  gops_cli_add_id (self, "to", gops_flow_party (flow, deal->to)->id);
  gops_cli_add_text (self, "label", deal->label);
  gops_cli_add_text (self, "kind", deal->kind);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", sentence);
}

void
gops_cli_add_flow (GopsCli           *self,
                   const GopsDossier *dossier)
{
  g_autoptr (GopsFlow) flow = gops_flow_new (dossier);

  json_builder_set_member_name (self->json, "flow");
  gops_cli_begin_object (self);
  gops_cli_begin_array (self, "nodes");
  for (guint i = 0; i < flow->parties->len; i++)
    add_party (self, gops_flow_party (flow, i), g_ptr_array_index (dossier->flow_nodes, i));
  gops_cli_end_array (self);
  gops_cli_begin_array (self, "arrows");
  for (guint i = 0; i < flow->deals->len; i++)
    add_deal (self, flow, i);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
}
