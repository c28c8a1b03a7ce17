/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the reader of users' clause templates: nothing may crash, a file is either right or says where it is wrong. */
#include "gops-fuzz.h"
#include "gops-user-templates.h"

#include <string.h>

static void
check_clause (const GopsClauseTemplate *clause)
{
  const char *const texts[] = { clause->text.en, clause->text.zh_cn, clause->consequence.en, clause->why.zh_cn, clause->source };

  g_assert_nonnull (clause->id);
  g_assert_nonnull (clause->kinds[0]);
  g_assert_nonnull (clause->platforms[0]);
  g_assert_true (gops_text_is_set (&clause->text));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_assert_true (g_utf8_validate (texts[i], -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup ((const char *) data, size);   /* what lies behind the last byte must not be read */
  g_autoptr (GopsUserTemplate) template = gops_user_template_read (text, (gssize) MIN (size, strlen (text)), "f.json", &error);

  g_assert_true ((template == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_str_has_prefix (error->message, "f.json") && g_utf8_validate (error->message, -1, NULL));
  for (guint i = 0; template != NULL && i < template->n_clauses; i++)
    check_clause (&template->clauses[i]);
  return 0;
}
