/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow as values and as a list. */
#include "config.h"
#include "gops-flow.h"

#include "gops-flow-template.h"
#include "gops-phrase.h"
#include "gops-text-clean.h"
#include "gops-wording.h"

/* Nobody reads a longer label in a diagram; setting ten thousand characters would only cost time. */
#define MOST_CHARACTERS 120

static void
free_party (gpointer data)
{
  GopsFlowParty *party = data;

  g_free (party->label);
  g_free (party->role);
  g_free (party);
}

static void
free_deal (gpointer data)
{
  GopsFlowDeal *deal = data;

  g_free (deal->label);
  g_free (deal->kind);
  g_free (deal);
}

/* (transfer full) */
static char *
short_line (const char *text)
{
  g_autofree char *line = gops_text_clean_line (text);

  if (g_utf8_strlen (line, -1) <= MOST_CHARACTERS)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, MOST_CHARACTERS) = '\0';
  return g_strconcat (line, "…", NULL);
}

static GopsFlowParty *
new_party (const GopsDossier *dossier, gpointer record)
{
  GopsFlowParty *party = g_new0 (GopsFlowParty, 1);
  const char *label = gops_record_get_text (record, GOPS_FLOW_NODE_LABEL);

  party->id = gops_record_get_id (record);
  party->role = g_strdup (gops_record_get_text (record, GOPS_FLOW_NODE_ROLE));
  if (*label == '\0' && g_str_equal (party->role, "group"))
    label = gops_record_get_text (dossier->group, GOPS_GROUP_NAME);
  party->label = short_line (label);
  party->placed = gops_record_get_bool (record, GOPS_FLOW_NODE_PLACED);
  party->x = CLAMP (gops_record_get_real (record, GOPS_FLOW_NODE_X), -20000, 20000);
  party->y = CLAMP (gops_record_get_real (record, GOPS_FLOW_NODE_Y), -20000, 20000);
  return party;
}

static void
add_deal (GopsFlow *self, GHashTable *indexes, gpointer record)
{
  gint64 from = gops_record_get_int (record, GOPS_FLOW_ARROW_FROM_NODE), to = gops_record_get_int (record, GOPS_FLOW_ARROW_TO_NODE);
  gpointer from_index, to_index;
  GopsFlowDeal *deal;

  /* one to a party of another group, as a damaged file may have, is not shown */
  if (!g_hash_table_lookup_extended (indexes, &from, NULL, &from_index)
      || !g_hash_table_lookup_extended (indexes, &to, NULL, &to_index))
    return;
  deal = g_new0 (GopsFlowDeal, 1);
  deal->id = gops_record_get_id (record);
  deal->from = GPOINTER_TO_UINT (from_index);
  deal->to = GPOINTER_TO_UINT (to_index);
  deal->label = short_line (gops_record_get_text (record, GOPS_FLOW_ARROW_LABEL));
  deal->kind = g_strdup (gops_record_get_text (record, GOPS_FLOW_ARROW_KIND));
  g_ptr_array_add (self->deals, deal);
  ((GopsFlowParty *) self->parties->pdata[deal->from])->gives++;
  ((GopsFlowParty *) self->parties->pdata[deal->to])->takes++;
}

GopsFlow *
gops_flow_new (const GopsDossier *dossier)
{
  GopsFlow *self = g_new0 (GopsFlow, 1);
  g_autoptr (GHashTable) indexes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *name = gops_text_clean_line (gops_record_get_text (dossier->group, GOPS_GROUP_NAME));

  g_atomic_ref_count_init (&self->count);
  self->language = g_strdup (gops_dossier_language (dossier));
  self->title = gops_wording (self->language, "flow.title-of", "group", name, NULL);
  self->parties = g_ptr_array_new_with_free_func (free_party);
  self->deals = g_ptr_array_new_with_free_func (free_deal);
  for (guint i = 0; i < dossier->flow_nodes->len; i++)
    {
      GopsFlowParty *party = new_party (dossier, g_ptr_array_index (dossier->flow_nodes, i));

      g_ptr_array_add (self->parties, party);
      g_hash_table_insert (indexes, g_memdup2 (&party->id, sizeof party->id), GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < dossier->flow_arrows->len; i++)
    add_deal (self, indexes, g_ptr_array_index (dossier->flow_arrows, i));
  return self;
}

GopsFlow *
gops_flow_ref (GopsFlow *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
gops_flow_unref (GopsFlow *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_ptr_array_unref (self->parties);
  g_ptr_array_unref (self->deals);
  g_free (self->language);
  g_free (self->title);
  g_free (self);
}

const GopsFlowParty *
gops_flow_party (const GopsFlow *self, guint index)
{
  return g_ptr_array_index (self->parties, index);
}

const GopsFlowDeal *
gops_flow_deal (const GopsFlow *self, guint index)
{
  return g_ptr_array_index (self->deals, index);
}

int
gops_flow_find_party (const GopsFlow *self, gint64 id)
{
  for (guint i = 0; i < self->parties->len; i++)
    if (gops_flow_party (self, i)->id == id)
      return (int) i;
  return -1;
}

int
gops_flow_find_deal (const GopsFlow *self, gint64 id)
{
  for (guint i = 0; i < self->deals->len; i++)
    if (gops_flow_deal (self, i)->id == id)
      return (int) i;
  return -1;
}

const char *
gops_flow_party_name (const GopsFlow *self, guint index, const char *language)
{
  const char *label = gops_flow_party (self, index)->label;

  return *label != '\0' ? label : gops_phrase (language, "flow.nameless");
}

/* The word for a role or kind; one that nobody knows is shown as it is. */
static const char *
word_for (const char *prefix, const char *const *ids, const char *id, const char *language)
{
  g_autofree char *key = g_strconcat (prefix, id, NULL);

  return g_strv_contains (ids, id) ? gops_phrase (language, key) : id;
}

const char *
gops_flow_role_word (const char *role, const char *language)
{
  return word_for ("flow.role.", gops_flow_role_ids (), role, language);
}

const char *
gops_flow_kind_word (const char *kind, const char *language)
{
  return word_for ("flow.kind.", gops_flow_kind_ids (), kind, language);
}

char *
gops_flow_sentence (const GopsFlow *self, guint index, const char *language)
{
  const GopsFlowDeal *deal = gops_flow_deal (self, index);
  const char *kind = gops_flow_kind_word (deal->kind, language);
  const char *phrase = *deal->label == '\0' ? "flow.sentence-blank" : *kind == '\0' ? "flow.sentence-plain" : "flow.sentence";

  return gops_wording (language, phrase, "from", gops_flow_party_name (self, deal->from, language),
                       "to", gops_flow_party_name (self, deal->to, language), "what", deal->label, "kind", kind, NULL);
}

char *
gops_flow_to_text (const GopsFlow *self)
{
  GString *text = g_string_new (self->title);

  g_string_append (text, "\n");
  for (guint i = 0; i < self->parties->len; i++)
    {
      const GopsFlowParty *party = gops_flow_party (self, i);
      const char *role = gops_flow_role_word (party->role, self->language);
      g_autofree char *heading = gops_wording (self->language, *role != '\0' ? "flow.party" : "flow.party-plain",
                                               "name", gops_flow_party_name (self, i, self->language), "role", role, NULL);

      g_string_append_printf (text, "\n%s\n", heading);
      if (party->gives + party->takes == 0)
        g_string_append_printf (text, "– %s\n", gops_phrase (self->language, "flow.alone"));
      for (guint d = 0; d < self->deals->len; d++)
        if (gops_flow_deal (self, d)->from == i)
          {
            g_autofree char *sentence = gops_flow_sentence (self, d, self->language);

            g_string_append_printf (text, "– %s\n", sentence);
          }
    }
  return g_string_free (text, FALSE);
}
