/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of phrases.json. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-method.h"
#include "gops-phrase.h"

static gboolean
read_phrases (GopsReader *reader, GopsJson *node, gpointer out)
{
  GPtrArray *phrases = g_ptr_array_new ();

  *(GPtrArray **) out = phrases;
  if (node->type != GOPS_JSON_OBJECT)
    return gops_reader_fail (reader, _("an object is expected"));
  for (GopsJson *text = node->first; text != NULL; text = text->next)
    {
      GopsPhrase *phrase = gops_arena_alloc0 (gops_reader_arena (reader), sizeof *phrase);

      gops_reader_enter (reader, text->name);
      phrase->id = text->name;
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
