/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases of a group's language with their words put in. */
#include "gops-wording.h"

#include "gops-phrase.h"

char *
gops_wording (const char *language, const char *id, ...)
{
  GString *text = g_string_new (gops_phrase (language, id));
  va_list args;

  va_start (args, id);
  for (;;)
    {
      const char *name = va_arg (args, const char *), *value = name != NULL ? va_arg (args, const char *) : NULL;
      g_autofree char *braced = name != NULL ? g_strdup_printf ("{%s}", name) : NULL;

      if (name == NULL)
        break;
      g_string_replace (text, braced, value != NULL ? value : "", 0);
    }
  va_end (args);
  return g_string_free (text, FALSE);
}
