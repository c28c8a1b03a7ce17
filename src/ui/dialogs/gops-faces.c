/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The faces that a poster may be set in. */

#include "config.h"

#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#include "gops-faces.h"

/* Families whose licence is the OFL, by how their names begin. */
static const char *const free_beginnings[] = {
  "Cantarell", "Fira", "IBM Plex", "Inter", "Lato", "Liberation", "LXGW", "Ma Shan Zheng", "Montserrat", "Noto", "Open Sans",
  "Raleway", "Roboto", "Smiley Sans", "Source ", "Ubuntu", "ZCOOL",
};

/* What no headline and no text is set in. */
static const char *const unfit_words[] = {
  "Dingbats", "D050000L", "Emoji", "Icon", "Math", "Mono", "Music", "OpenSymbol", "Symbol", "Code", "Nastaliq",
};

static gboolean
begins_with_any (const char        *name,
                 const char *const *beginnings,
                 guint              n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (name, beginnings[i]))
      return TRUE;
  return FALSE;
}

/* Noto has a family for each script of the world; those of one alone are no choice for a poster. */
static gboolean
is_for_one_script (const char *name)
{
  static const char *const whole[] = { "Noto Sans", "Noto Serif", "Noto Sans Display", "Noto Serif Display" };

  return g_str_has_prefix (name, "Noto ") && strstr (name, " CJK ") == NULL && !g_str_has_suffix (name, " SC") && !g_str_has_suffix (name, " TC") &&
         !g_strv_contains ((const char *const []) { whole[0], whole[1], whole[2], whole[3], NULL }, name);
}

static gboolean
fits (PangoFontFamily *family)
{
  const char *name = pango_font_family_get_name (family);

  if (pango_font_family_is_monospace (family) || is_for_one_script (name) || *name == '.')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (unfit_words); i++)
    if (strstr (name, unfit_words[i]) != NULL)
      return FALSE;
  /* names that stand for others */
  return g_ascii_strcasecmp (name, "sans") != 0 && g_ascii_strcasecmp (name, "serif") != 0 && g_ascii_strcasecmp (name, "system-ui") != 0;
}

static int
compare_faces (gconstpointer a,
               gconstpointer b)
{
  const char *left = *(const char *const *) a, *right = *(const char *const *) b;
  gboolean left_free = begins_with_any (left, free_beginnings, G_N_ELEMENTS (free_beginnings));
  gboolean right_free = begins_with_any (right, free_beginnings, G_N_ELEMENTS (free_beginnings));

  return left_free != right_free ? right_free - left_free : g_utf8_collate (left, right);
}

static GPtrArray *
read_faces (void)
{
  GPtrArray *names = g_ptr_array_new ();
  PangoFontFamily **families;
  int n;

  pango_font_map_list_families (pango_cairo_font_map_get_default (), &families, &n);
  for (int i = 0; i < n; i++)
    if (fits (families[i]))
      g_ptr_array_add (names, g_strdup (pango_font_family_get_name (families[i])));
  g_free (families);
  g_ptr_array_sort (names, compare_faces);
  g_ptr_array_add (names, NULL);
  return names;
}

const char *const *
gops_faces_list (void)
{
  static GPtrArray *names;

  if (names == NULL)
    names = read_faces ();
  return (const char *const *) names->pdata;
}

/* --- a row of them --- */

static guint
find_face (GtkStringList *model,
           const char    *family)
{
  if (family == NULL || *family == '\0')
    return 0;
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    if (g_str_equal (gtk_string_list_get_string (model, i), family))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static GtkStringList *
ensure_model (AdwComboRow *row)
{
  GListModel *model = adw_combo_row_get_model (row);
  g_autoptr (GtkStringList) made = NULL;

  if (GTK_IS_STRING_LIST (model))
    return GTK_STRING_LIST (model);
  made = gtk_string_list_new ((const char *const []) { _("As in the template"), NULL });
  gtk_string_list_splice (made, 1, 0, gops_faces_list ());
  adw_combo_row_set_model (row, G_LIST_MODEL (made));
  return made;   /* the row holds it */
}

void
gops_faces_show (AdwComboRow *row,
                 const char  *family)
{
  GtkStringList *model = ensure_model (row);
  guint position = find_face (model, family);

  if (position == GTK_INVALID_LIST_POSITION)   /* on another machine it was installed */
    {
      position = g_list_model_get_n_items (G_LIST_MODEL (model));
      gtk_string_list_append (model, family);
    }
  adw_combo_row_set_selected (row, position);
}

const char *
gops_faces_get (AdwComboRow *row)
{
  guint position = adw_combo_row_get_selected (row);
  GListModel *model = adw_combo_row_get_model (row);

  if (position == 0 || position == GTK_INVALID_LIST_POSITION || !GTK_IS_STRING_LIST (model))
    return NULL;
  return gtk_string_list_get_string (GTK_STRING_LIST (model), position);
}
