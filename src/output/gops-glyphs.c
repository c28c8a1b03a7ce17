/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the fonts that are installed can show what is drawn. */
#include "config.h"
#include "gops-glyphs.h"

#include <glib/gi18n.h>
#include <string.h>
#include "gops-output-error.h"

#define MAX_TOLD    20
#define MAX_SCRIPTS 256   /* more than Unicode has */

typedef struct
{
  guint64  n_shown;
  GString *missing;               /* each character once, in order */
  gboolean shown[MAX_SCRIPTS];    /* a letter of the script has a glyph */
  gboolean absent[MAX_SCRIPTS];   /* a letter of it has none */
} Tally;

static gint is_strict;   /* (atomic) */

static void
tally_free (gpointer data)
{
  Tally *tally = data;

  g_string_free (tally->missing, TRUE);
  g_free (tally);
}

static Tally *
get_tally (void)
{
  static GPrivate private = G_PRIVATE_INIT (tally_free);
  Tally *tally = g_private_get (&private);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->missing = g_string_new (NULL);
      g_private_set (&private, tally);
    }
  return tally;
}

void
gops_glyphs_start (void)
{
  Tally *tally = get_tally ();

  tally->n_shown = 0;
  g_string_truncate (tally->missing, 0);
  memset (tally->shown, 0, sizeof tally->shown);
  memset (tally->absent, 0, sizeof tally->absent);
}

void
gops_glyphs_be_strict (void)
{
  g_atomic_int_set (&is_strict, TRUE);
}

static void
note_script (Tally *tally, gunichar c, gboolean has)
{
  int script = (int) g_unichar_get_script (c);

  if (script >= 0 && script < MAX_SCRIPTS && g_unichar_isalpha (c))
    (has ? tally->shown : tally->absent)[script] = TRUE;
}

void
gops_glyphs_note (const char *text, gsize length, gboolean has)
{
  Tally *tally = get_tally ();

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isgraph (c) || g_unichar_iszerowidth (c))
        continue;
      note_script (tally, c, has);
      if (has)
        tally->n_shown++;
      else if (g_utf8_strchr (tally->missing->str, -1, c) == NULL)
        g_string_append_unichar (tally->missing, c);
    }
}

/* One character that no font knows is a gap; a script that no font knows is a row of boxes. */
static gboolean
lacks_script (const Tally *tally)
{
  for (guint i = 0; i < MAX_SCRIPTS; i++)
    if (tally->absent[i] && !tally->shown[i])
      return TRUE;
  return FALSE;
}

static gboolean
check_scripts (const Tally *tally, const char *what, GError **error)
{
  g_autofree char *missing = NULL;

  if (!g_atomic_int_get (&is_strict) || !lacks_script (tally))
    return TRUE;
  missing = gops_glyphs_describe ();
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FONT, "%s: %s", what, missing);
  return FALSE;
}

gboolean
gops_glyphs_check (const char *what, GError **error)
{
  Tally *tally = get_tally ();

  if (tally->n_shown > 0 || tally->missing->len == 0)
    return check_scripts (tally, what, error);
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FONT,
               _("“%s”: no font that can show this text was found. Install a font such as Noto Sans CJK."), what);
  return FALSE;
}

char *
gops_glyphs_describe (void)
{
  Tally *tally = get_tally ();
  glong n = g_utf8_strlen (tally->missing->str, -1);
  g_autofree char *told = g_utf8_substring (tally->missing->str, 0, MIN (n, MAX_TOLD));

  if (n == 0)
    return NULL;
  return g_strdup_printf (_("No font shows these characters: %s. Install a font such as Noto Sans CJK."), told);
}
