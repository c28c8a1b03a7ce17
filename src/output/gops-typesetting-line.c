/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typesetting of one line: faces, language, the thin space between scripts. */
#include "gops-typesetting-private.h"
#include <string.h>
#include "gops-glyphs.h"

#include "gops-text-clean.h"

typedef struct
{
  const char *id;
  const char *han;      /* families in order; the first is the one wanted */
  const char *latin;
} Family;

static const Family families[] = {
  { "sans", "Noto Sans CJK SC,Source Han Sans SC,sans-serif", "Inter,Cantarell,sans-serif" },
  { "display", "Noto Sans CJK SC,Source Han Sans SC,sans-serif", "Inter Display,Inter,Cantarell,sans-serif" },
  { "serif", "Noto Serif CJK SC,Source Han Serif SC,serif", "Noto Serif CJK SC,Source Serif 4,Noto Serif,serif" },
  { "kai", "LXGW WenKai,Noto Serif CJK SC,serif", "LXGW WenKai,Noto Serif CJK SC,serif" },
};

/* A family of fonts that somebody chose stands before those of the first. */
static Family
find_family (const char *id)
{
  g_autofree char *han = NULL, *latin = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (id == NULL || *id == '\0' || g_str_equal (families[i].id, id))
      return families[i];
  han = g_strconcat (id, ",", families[0].han, NULL);
  latin = g_strconcat (id, ",", families[0].latin, NULL);
  return (Family) { NULL, g_intern_string (han), g_intern_string (latin) };
}

/* One for all, used under the lock of faces: a map of each thread would close its faces when the thread ends. Not Pango's default
 * map, whose resolution or options other code may change. */
static PangoContext *
get_context (void)
{
  static PangoContext *context;

  if (context == NULL)
    {
      g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
      cairo_font_options_t *options = cairo_font_options_create ();

      /* Without hinting a text has the same proportions at every scale and on every surface. */
      cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
      cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
      cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
      context = pango_font_map_create_context (map);
      pango_cairo_context_set_font_options (context, options);
      pango_context_set_round_glyph_positions (context, FALSE);
      cairo_font_options_destroy (options);
    }
  return context;
}

/* Letters and digits that take the second family inside Han text. */
static gboolean
is_latin (gunichar c)
{
  if (c < 0x80)
    return c > 0x20;
  return (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || (c >= 0x370 && c <= 0x52f);
}

static gboolean
takes_thin_space (gunichar c)
{
  return (c < 0x80 && (g_ascii_isalnum (c) || strchr ("%@#&+$", (int) c) != NULL)) || (c >= 0xc0 && is_latin (c));
}

/* Full-width marks bring their own air. */
static gboolean
is_han_letter (gunichar c)
{
  if (c >= 0x3000 && c <= 0x303f)
    return c == 0x3007;
  return gops_char_is_han (c) && !(c >= 0xff00 && c <= 0xff0f) && !(c >= 0xff1a && c <= 0xff20)
         && !(c >= 0xff3b && c <= 0xff40) && !(c >= 0xff5b && c <= 0xff65);
}

static gboolean
wants_thin_space (gunichar a, gunichar b)
{
  return (is_han_letter (a) && takes_thin_space (b)) || (takes_thin_space (a) && is_han_letter (b));
}

char *
gops_typeset_prepare (const GopsTextStyle *style)
{
  g_autofree char *clean = gops_text_clean (style->text);
  GString *out = g_string_sized_new (strlen (clean) + 16);
  gunichar before = 0;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* One typed space between the scripts says the same as none. */
      if (c == ' ' && before != 0 && p[1] != '\0' && wants_thin_space (before, g_utf8_get_char (p + 1)))
        continue;
      if (before != 0 && wants_thin_space (before, c))
        g_string_append (out, GOPS_THIN_SPACE);
      g_string_append_unichar (out, c);
      before = c;
    }
  while (out->len > 0 && (out->str[out->len - 1] == '\n' || out->str[out->len - 1] == ' '))
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static void
insert_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static void
add_thin_spaces (PangoAttrList *list, const char *text, gsize length, double size)
{
  int width = (int) (GOPS_THIN_SPACE_EM * size * PANGO_SCALE);
  PangoRectangle none = { 0, 0, 0, 0 }, box = { 0, 0, width, 0 };

  for (const char *p = text; (p = g_strstr_len (p, (gssize) (length - (gsize) (p - text)), GOPS_THIN_SPACE)) != NULL; p += 3)
    insert_attribute (list, pango_attr_shape_new (&none, &box), (gsize) (p - text), (gsize) (p - text) + 3);
}

/* Digits and Latin letters in Han text: the second family, one step heavier between 400 and 600, since
 * the same weight looks thinner there. */
static void
add_latin_runs (PangoAttrList *list, const GopsTextStyle *style, const char *text, gsize length)
{
  Family family = find_family (style->family);
  int weight = style->weight > 0 ? style->weight : 400;
  const char *end = text + length, *p = text;

  while (p < end)
    {
      const char *start = p;

      while (p < end && is_latin (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          insert_attribute (list, pango_attr_family_new (family.latin), (gsize) (start - text), (gsize) (p - text));
          if (weight >= 400 && weight <= 600 && !g_str_equal (family.latin, family.han))
            insert_attribute (list, pango_attr_weight_new (weight + 100), (gsize) (start - text), (gsize) (p - text));
        }
      else
        p = g_utf8_next_char (p);
    }
}

static PangoFontDescription *
describe (const GopsTextStyle *style, double size, gboolean han)
{
  Family family = find_family (style->family);
  PangoFontDescription *font = pango_font_description_new ();
  g_autofree char *names = han ? g_strdup_printf ("%s,%s", family.han, family.latin)
                               : g_strdup_printf ("%s,%s", family.latin, family.han);

  pango_font_description_set_family (font, names);
  pango_font_description_set_weight (font, style->weight > 0 ? (PangoWeight) style->weight : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  return font;
}

PangoLayout *
gops_typeset_layout_line (const GopsTextStyle *style, double size, const char *text, int length)
{
  PangoContext *context = get_context ();
  PangoLayout *layout;
  PangoAttrList *list = pango_attr_list_new ();
  gsize n = length >= 0 ? (gsize) length : strlen (text);
  g_autofree char *own = g_strndup (text, n);
  gboolean han = gops_text_has_han (own) || g_str_has_prefix (style->language != NULL ? style->language : "", "zh");
  PangoFontDescription *font = describe (style, size, han);

  pango_context_set_language (context, pango_language_from_string (style->language != NULL ? style->language : "en"));
  layout = pango_layout_new (context);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, own, (int) n);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (han)
    add_latin_runs (list, style, own, n);
  add_thin_spaces (list, own, n, size);
  if (style->tracking != 0)
    pango_attr_list_insert (list, pango_attr_letter_spacing_new ((int) (style->tracking * size * PANGO_SCALE)));
  /* Faces for Han signs have wide apostrophes and quotation marks unless told that the text is Latin. */
  pango_attr_list_insert (list, pango_attr_font_features_new (han ? "chws=1" : "pwid=1"));
  pango_attr_list_insert (list, pango_attr_language_new (pango_language_from_string (style->language != NULL ? style->language : "en")));
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  pango_font_description_free (font);
  return layout;
}

static void
add_once (GPtrArray *lines, char *line)
{
  if (g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_free (line);
  else
    g_ptr_array_add (lines, line);
}

static gboolean
first_name_is (const char *names, const char *name)
{
  gsize n = strcspn (names, ",");

  return strlen (name) == n && g_ascii_strncasecmp (names, name, n) == 0;
}

/* A face that somebody chose may have no signs of this script: that is no fault. */
static gboolean
is_installed (const char *family)
{
  return pango_font_map_get_family (pango_context_get_font_map (get_context ()), family) != NULL;
}

static void
note_run (const GopsTextStyle *style, const char *text, PangoLayoutRun *run, GPtrArray *substitutions)
{
  Family family = find_family (style->family);
  gunichar c = g_utf8_get_char (text + run->item->offset);
  PangoFontDescription *font;
  const char *names, *used;

  if (!g_unichar_isalnum (c) || run->item->analysis.font == NULL)
    return;
  font = pango_font_describe (run->item->analysis.font);
  used = pango_font_description_get_family (font);
  names = gops_char_is_han (c) ? family.han : family.latin;
  if (!first_name_is (names, used) && !(family.id == NULL && is_installed (style->family)))
    add_once (substitutions, g_strdup_printf ("%.*s → %s", (int) strcspn (names, ","), names, used));
  pango_font_description_free (font);
}

void
gops_typeset_note_faces (const GopsTextStyle *style, PangoLayout *layout, GPtrArray *substitutions)
{
  const char *text = pango_layout_get_text (layout);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      if (run != NULL)
        note_run (style, text, run, substitutions);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

/* A cluster of glyphs that says "unknown" stands for bytes of the text that no font shows. */
void
gops_typeset_note_glyphs (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  PangoLayoutIter *iter;

  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    {
      gops_glyphs_note (text, strlen (text), TRUE);
      return;
    }
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      PangoGlyphItemIter cluster;
      gboolean more;

      if (run == NULL)
        continue;
      for (more = pango_glyph_item_iter_init_start (&cluster, run, text); more; more = pango_glyph_item_iter_next_cluster (&cluster))
        {
          int first = MIN (cluster.start_glyph, cluster.end_glyph + 1);
          gboolean unknown = (run->glyphs->glyphs[first].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;

          gops_glyphs_note (text + cluster.start_index, (gsize) (cluster.end_index - cluster.start_index), !unknown);
        }
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}
