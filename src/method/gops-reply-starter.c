/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies to begin with. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-method.h"
#include "gops-reply.h"

static const char *const kinds[] = { "reply", "knowledge", NULL };

static const GopsField reply_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsStarterReply, id) },
  { "kinds", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsStarterReply, kinds) },
  { "kind", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsStarterReply, kind), .choices = kinds },
  { "category", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsStarterReply, category) },
  { "title", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsStarterReply, title) },
  { "keywords", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsStarterReply, keywords) },
  { "answer", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsStarterReply, answer) },
};
static const GopsShape reply_shape = GOPS_SHAPE (reply_fields, GopsStarterReply);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsStarterReplyFile, format), .min = 1, .max = 1 },
  { "replies", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsStarterReplyFile, replies), .shape = &reply_shape,
    .n_offset = G_STRUCT_OFFSET (GopsStarterReplyFile, n_replies) },
};
const GopsShape gops_starter_reply_file_shape = GOPS_SHAPE (file_fields, GopsStarterReplyFile);

/* (transfer full) (element-type utf8): kinds of the groups that there are */
static GHashTable *
load_kinds (GopsStore *store)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL, "SELECT DISTINCT kind FROM chat_group WHERE deleted_at = 0", NULL);

  while (rows != NULL && gops_statement_next (rows, NULL))
    g_hash_table_add (found, g_strdup (gops_statement_text (rows, 0)));
  return found;
}

static gboolean
suits (const GopsStarterReply *reply,
       GHashTable             *found)
{
  if (g_hash_table_size (found) == 0)
    return TRUE;
  for (guint i = 0; reply->kinds[i] != NULL; i++)
    if (g_str_equal (reply->kinds[i], "*") || g_hash_table_contains (found, reply->kinds[i]))
      return TRUE;
  return FALSE;
}

static gboolean
add_reply (GopsStore              *store,
           const GopsStarterReply *reply,
           const char             *language,
           guint                  *n,
           GError                **error)
{
  const char *title = gops_text_get (&reply->title, language);
  g_autoptr (GopsReply) record = NULL;
  gint64 has = 0;

  if (!gops_store_read_int (store, &has, error, "SELECT EXISTS (SELECT 1 FROM reply WHERE title = ?1)", "s", title))
    return FALSE;
  if (has != 0)
    return TRUE;
  record = gops_record_new (GOPS_TYPE_REPLY, "kind", reply->kind, "category", gops_text_get (&reply->category, language), "title", title,
                            "keywords", gops_text_get (&reply->keywords, language), "answer", gops_text_get (&reply->answer, language), NULL);
  (*n)++;
  return gops_record_insert (record, store, error);
}

gboolean
gops_reply_starter_add (GopsStore   *store,
                        const char  *language,
                        guint       *out_n,
                        GError     **error)
{
  const GPtrArray *all = gops_method_get_starter_replies (gops_method_get_default ());
  g_autoptr (GHashTable) found = load_kinds (store);
  gboolean ok = TRUE;
  guint n = 0;

  if (!gops_store_begin (store, error, N_("Add replies to begin with"), NULL))
    return FALSE;
  for (guint i = 0; ok && i < all->len; i++)
    if (suits (all->pdata[i], found))
      ok = add_reply (store, all->pdata[i], language, &n, error);
  if (!gops_store_end (store, ok, error))
    return FALSE;
  *out_n = n;
  return TRUE;
}
