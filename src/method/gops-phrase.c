/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of phrases.json. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-method.h"
#include "gops-phrase.h"

static gboolean
read_phrases (GopsReader *reader, JsonNode *node, gpointer out)
{
  GPtrArray *phrases = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *id;
  JsonNode *text;

  *(GPtrArray **) out = phrases;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return gops_reader_fail (reader, _("an object is expected"));
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &id, &text))
    {
      GopsPhrase *phrase = gops_arena_alloc0 (gops_reader_arena (reader), sizeof *phrase);

      gops_reader_enter (reader, id);
      phrase->id = gops_arena_string (gops_reader_arena (reader), id);
      if (!gops_reader_text (reader, text, &phrase->text))
        return FALSE;
      g_ptr_array_add (phrases, phrase);
      gops_reader_leave (reader);
    }
  return TRUE;
}

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsPhraseFile, format), .min = 1, .max = 1 },
  { "phrases", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsPhraseFile, phrases), .read = read_phrases },
};
const GopsShape gops_phrase_file_shape = GOPS_SHAPE (file_fields, GopsPhraseFile);

const char *
gops_phrase (const char *language, const char *id)
{
  const GopsText *text = gops_method_find_phrase (gops_method_get_default (), id);

  if (text == NULL)
    {
      g_critical ("There is no phrase “%s”", id);
      return id;
    }
  return gops_text_get (text, language);
}
