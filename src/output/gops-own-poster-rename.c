/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another name for a user's own poster template. */
#include "config.h"
#include "gops-own-poster-rename.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include "gops-method-template.h"
#include "gops-output-error.h"
#include "gops-own-posters.h"

/* The same in each language: whoever gives it speaks one. */
static JsonObject *
make_name (const char *name)
{
  JsonObject *texts = json_object_new ();

  json_object_set_string_member (texts, "en", name);
  json_object_set_string_member (texts, "zh_CN", name);
  return texts;
}

/* (transfer full) (nullable) */
static char *
with_name (const char *body, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (!json_parser_load_from_data (parser, body, -1, error))
    return NULL;
  json_object_set_object_member (json_node_get_object (json_parser_get_root (parser)), "name", make_name (name));
  return json_to_string (json_parser_get_root (parser), FALSE);
}

gboolean
gops_own_poster_rename (GopsStore *store, const char *id, const char *name, GError **error)
{
  /* asked first: it checks what is kept, and says what is missing */
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_find (store, id, error);
  g_autoptr (GopsMethodTemplate) record = design != NULL ? gops_method_template_find (store, "poster", id, error) : NULL;
  g_autofree char *json = NULL, *own = NULL;

  if (design != NULL && !gops_poster_is_own (id))
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT,
                 _("“%s” is a template of the program, which stays as it is; save yours under another name"), id);
  if (record == NULL)
    return FALSE;
  json = with_name (gops_record_get_text (record, GOPS_METHOD_TEMPLATE_BODY), name, error);
  if (json != NULL)
    own = gops_own_poster_save (store, id, json, error);
  return own != NULL;
}
