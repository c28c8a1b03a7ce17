/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How members' cells are drawn: as avatars, chips and labels look. */

#include "config.h"

#include "gops-member-paint.h"

#include <adwaita.h>

#include "gops-compat.h"
#include "gops-mark.h"
#include "gops-tier-chip.h"

#define AVATAR 28
#define AVATAR_TEXT 13.6   /* pixels that initials may take, in width and in size: as in AdwAvatar */
#define N_GROUNDS 14
#define NAME_GAP 9
#define MARK 14
#define ICON 12
#define DIM 0.55
#define DIM_IN_HIGH_CONTRAST 0.9

typedef enum { LAYOUT_NAME, LAYOUT_FIGURE, LAYOUT_INITIALS, LAYOUT_CHIP, LAYOUT_SIGN, N_LAYOUTS } LayoutId;

struct _GopsMemberPaint
{
  GObject parent_instance;

  PangoLayout   *layouts[N_LAYOUTS];   /* (owned) (nullable): made when first needed */
  GskRenderNode *grounds[N_GROUNDS];   /* (owned) (nullable): discs of avatars */
  GHashTable    *chips;                /* (owned): "tier\nword\nlocked\nwidth" → GskRenderNode */
  int            height;               /* of a row, 0 = not measured yet */
};

G_DEFINE_FINAL_TYPE (GopsMemberPaint, gops_member_paint, G_TYPE_OBJECT)

/* Top, bottom and text of the avatars, as the platform's style sheet has them for color1 to color14. */
static const guint avatar_colors[N_GROUNDS][3] = {
  { 0x83b6ec, 0x337fdc, 0xcfe1f5 }, { 0x7ad9f1, 0x0f9ac8, 0xcaeaf2 }, { 0x8de6b1, 0x29ae74, 0xcef8d8 },
  { 0xb5e98a, 0x6ab85b, 0xe6f9d7 }, { 0xf8e359, 0xd29d09, 0xf9f4e1 }, { 0xffcb62, 0xd68400, 0xffead1 },
  { 0xffa95a, 0xed5b00, 0xffe5c5 }, { 0xf78773, 0xe62d42, 0xf8d2ce }, { 0xe973ab, 0xe33b6a, 0xfac7de },
  { 0xcb78d4, 0x9945b5, 0xe7c2e8 }, { 0x9e91e8, 0x7a59ca, 0xd5d2f5 }, { 0xe3cf9c, 0xb08952, 0xf2eade },
  { 0xbe916d, 0x785336, 0xe5d6ca }, { 0xc0bfbc, 0x6e6d71, 0xd8d7d3 },
};

/* --- measures, from the start whatever the direction --- */

typedef struct
{
  GtkWidget   *widget;
  GtkSnapshot *snapshot;
  int          width, height;
  gboolean     rtl;
} Place;

static Place
place_of (GtkWidget   *widget,
          GtkSnapshot *snapshot)
{
  return (Place) { widget, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget),
                   gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };
}

/* The left edge of what is @width wide and begins @start behind the start. */
static int
left_edge (const Place *place,
           int          start,
           int          width)
{
  return place->rtl ? place->width - start - width : start;
}

static GdkRGBA
color_of (guint rgb)
{
  return (GdkRGBA) { (float) (rgb >> 16) / 255.0f, (float) (rgb >> 8 & 0xff) / 255.0f, (float) (rgb & 0xff) / 255.0f, 1 };
}

static GdkRGBA
named_color (GtkWidget  *widget,
             const char *name,
             const char *suffix)
{
  g_autofree char *full = g_strconcat (name, suffix, NULL);
  GdkRGBA color;

  if (!gops_widget_named_color (widget, full, &color))
    gops_widget_text_color (widget, &color);
  return color;
}

/* --- text --- */

static PangoLayout *
make_layout (LayoutId   id,
             GtkWidget *widget)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoFontDescription) font =
    pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (id == LAYOUT_INITIALS)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  else
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (id == LAYOUT_CHIP)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.92));
  else if (id == LAYOUT_SIGN)
    pango_font_description_set_size (font, 9 * PANGO_SCALE);
  else if (id == LAYOUT_FIGURE)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static PangoLayout *
use_layout (GopsMemberPaint *self,
            LayoutId         id,
            GtkWidget       *widget,
            const char      *text,
            int              width)
{
  if (self->layouts[id] == NULL)
    self->layouts[id] = make_layout (id, widget);
  pango_layout_set_width (self->layouts[id], width < 0 ? -1 : width * PANGO_SCALE);
  pango_layout_set_text (self->layouts[id], text, -1);
  return self->layouts[id];
}

static void
draw_layout (const Place   *place,
             PangoLayout   *layout,
             int            start,
             int            width,
             const GdkRGBA *color)
{
  int height;
  PangoRectangle logical;

  /* An ellipsized layout of the other direction stands at the far end of its width. */
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  height = logical.height;
  gtk_snapshot_save (place->snapshot);
  gtk_snapshot_translate (place->snapshot, &GRAPHENE_POINT_INIT ((float) (left_edge (place, start, width) - logical.x),
                                                                 (float) ((place->height - height) / 2)));
  gtk_snapshot_append_layout (place->snapshot, layout, color);
  gtk_snapshot_restore (place->snapshot);
}

static int
layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* --- icons and grounds --- */

static void
draw_icon (const Place   *place,
           const char    *name,
           int            start,
           int            size,
           const GdkRGBA *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (place->widget));
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, name, NULL, size, gtk_widget_get_scale_factor (place->widget),
                                gtk_widget_get_direction (place->widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  const GdkRGBA colors[] = { *color, *color, *color, *color };

  gtk_snapshot_save (place->snapshot);
  gtk_snapshot_translate (place->snapshot, &GRAPHENE_POINT_INIT ((float) left_edge (place, start, size),
                                                                 (float) ((place->height - size) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), place->snapshot, size, size, colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (place->snapshot);
}

static void
draw_ground (const Place   *place,
             int            start,
             int            width,
             int            height,
             int            radius,
             const GdkRGBA *color)
{
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT ((float) left_edge (place, start, width),
                                                              (float) ((place->height - height) / 2),
                                                              (float) width, (float) height), (float) radius);
  gtk_snapshot_push_rounded_clip (place->snapshot, &rect);
  gtk_snapshot_append_color (place->snapshot, color, &rect.bounds);
  gtk_snapshot_pop (place->snapshot);
}

/* --- avatar --- */

static GskRenderNode *
make_disc (guint number)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const GskColorStop stops[] = { { 0, color_of (avatar_colors[number][0]) }, { 1, color_of (avatar_colors[number][1]) } };
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (0, 0, AVATAR, AVATAR), AVATAR / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_linear_gradient (snapshot, &rect.bounds, &GRAPHENE_POINT_INIT (0, 0), &GRAPHENE_POINT_INIT (0, AVATAR),
                                       stops, G_N_ELEMENTS (stops));
  gtk_snapshot_pop (snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

/* The first letter, and the one behind the last space. */
static void
initials_of (const char *name,
             char        out_initials[16])
{
  g_autofree char *upper = g_utf8_strup (name, -1);
  g_autofree char *normal = g_utf8_normalize (g_strstrip (upper), -1, G_NORMALIZE_DEFAULT_COMPOSE);
  const char *last = normal != NULL ? strrchr (normal, ' ') : NULL;
  int n = 0;

  if (normal != NULL && *normal != '\0')
    n = g_unichar_to_utf8 (g_utf8_get_char (normal), out_initials);
  if (last != NULL && last[1] != '\0')
    n += g_unichar_to_utf8 (g_utf8_get_char (last + 1), out_initials + n);
  out_initials[n] = '\0';
}

/* As large as fits into the disc, like AdwAvatar's. */
static void
draw_initials (GopsMemberPaint *self,
               const Place     *place,
               const char      *initials,
               const GdkRGBA   *color)
{
  PangoLayout *layout = use_layout (self, LAYOUT_INITIALS, place->widget, initials, -1);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_layout_get_font_description (layout));
  PangoRectangle logical;

  pango_font_description_set_absolute_size (font, AVATAR_TEXT * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (logical.height < logical.width)
    {
      pango_font_description_set_absolute_size (font, AVATAR_TEXT * logical.height / logical.width * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_layout_get_pixel_extents (layout, NULL, &logical);
    }
  draw_layout (place, layout, (AVATAR - logical.width) / 2, logical.width, color);
}

static void
draw_avatar (GopsMemberPaint *self,
             const Place     *place,
             const char      *name)
{
  guint number = g_str_hash (name) % N_GROUNDS;
  GdkRGBA color = color_of (avatar_colors[number][2]);
  char initials[16];

  if (self->grounds[number] == NULL)
    self->grounds[number] = make_disc (number);
  gtk_snapshot_save (place->snapshot);
  gtk_snapshot_translate (place->snapshot, &GRAPHENE_POINT_INIT ((float) left_edge (place, 0, AVATAR),
                                                                 (float) ((place->height - AVATAR) / 2)));
  gtk_snapshot_append_node (place->snapshot, self->grounds[number]);
  gtk_snapshot_restore (place->snapshot);
  initials_of (name, initials);
  if (*initials != '\0')
    draw_initials (self, place, initials, &color);
  else
    draw_icon (place, "avatar-default-symbolic", (AVATAR - AVATAR / 2) / 2, AVATAR / 2, &color);
}

/* --- the three kinds of cells --- */

static int
sign_width (GopsMemberPaint      *self,
            GtkWidget            *widget,
            const GopsMemberSign *sign,
            gboolean              short_sign)
{
  int width = 8 + ICON + 8;

  return short_sign ? width : width + 4 + layout_width (use_layout (self, LAYOUT_SIGN, widget, sign->text, -1));
}

static void
draw_sign (GopsMemberPaint      *self,
           const Place          *place,
           const GopsMemberSign *sign,
           gboolean              short_sign,
           int                   start,
           int                   width)
{
  GdkRGBA color, ground;
  PangoLayout *layout = use_layout (self, LAYOUT_SIGN, place->widget, sign->text, -1);
  int height;

  gops_widget_text_color (place->widget, &color);
  ground = color;
  ground.alpha *= 0.09f;
  if (sign->color != NULL)
    {
      color = named_color (place->widget, sign->color, "_text");
      ground = named_color (place->widget, sign->color, "");
      ground.alpha *= 0.15f;
    }
  pango_layout_get_pixel_size (layout, NULL, &height);
  draw_ground (place, start, width, height + 2, 6, &ground);
  draw_icon (place, sign->icon, start + 8, ICON, &color);
  if (!short_sign)
    draw_layout (place, layout, start + 8 + ICON + 4, width - 16 - ICON - 4, &color);
}

void
gops_member_paint_name (GopsMemberPaint      *self,
                        GtkWidget            *widget,
                        GtkSnapshot          *snapshot,
                        const char           *name,
                        const GopsMemberSign *sign,
                        gboolean              short_sign)
{
  Place place = place_of (widget, snapshot);
  int start = AVATAR + NAME_GAP, sign_room = sign != NULL ? sign_width (self, widget, sign, short_sign) : 0;
  int room = place.width - start - (sign != NULL ? NAME_GAP + sign_room : 0);
  PangoLayout *layout = use_layout (self, LAYOUT_NAME, widget, name, MAX (room, 0));
  GdkRGBA color;

  gops_widget_text_color (widget, &color);
  draw_layout (&place, layout, start, layout_width (layout), &color);
  draw_avatar (self, &place, name);
  if (sign != NULL)
    draw_sign (self, &place, sign, short_sign, place.width - sign_room, sign_room);
}

static GskRenderNode *
make_chip (GopsMemberPaint *self,
           GtkWidget       *widget,
           const char      *tier,
           const char      *word,
           gboolean         locked)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Place place = place_of (widget, snapshot);
  int around = 7 + MARK + 5 + 9 + (locked ? 5 + ICON : 0), height, width;
  PangoLayout *layout = use_layout (self, LAYOUT_CHIP, widget, word, MAX (place.width - around, 0));
  const char *name = gops_tier_color_name (tier);
  GdkRGBA color = named_color (widget, name, "_text"), ground = named_color (widget, name, "_ground");
  cairo_t *cr;

  width = layout_width (layout);
  pango_layout_get_pixel_size (layout, NULL, &height);
  draw_ground (&place, 0, around + width, MAX (height, MARK) + 2, 7, &ground);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) left_edge (&place, 7, MARK), (float) ((place.height - MARK) / 2), MARK, MARK));
  gdk_cairo_set_source_rgba (cr, &color);
  gops_mark_shape_draw (cr, gops_mark_shape_for_name (gops_tier_mark_name (tier)), left_edge (&place, 7, MARK) + 1, (place.height - MARK) / 2 + 1, MARK - 2);
  cairo_destroy (cr);
  draw_layout (&place, layout, 7 + MARK + 5, width, &color);
  if (locked)
    draw_icon (&place, "gops-lock-symbolic", 7 + MARK + 5 + width + 5, ICON, &color);
  return gtk_snapshot_free_to_node (snapshot);
}

void
gops_member_paint_tier (GopsMemberPaint *self,
                        GtkWidget       *widget,
                        GtkSnapshot     *snapshot,
                        const char      *tier,
                        const char      *word,
                        gboolean         locked)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s\n%d\n%d\n%d", tier, word, locked, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GskRenderNode *node = g_hash_table_lookup (self->chips, key);

  if (node == NULL)
    {
      node = make_chip (self, widget, tier, word, locked);
      g_hash_table_insert (self->chips, g_steal_pointer (&key), node);
    }
  gtk_snapshot_append_node (snapshot, node);
}

void
gops_member_paint_figure (GopsMemberPaint *self,
                          GtkWidget       *widget,
                          GtkSnapshot     *snapshot,
                          const char      *text,
                          gboolean         dim)
{
  Place place = place_of (widget, snapshot);
  PangoLayout *layout = use_layout (self, LAYOUT_FIGURE, widget, text, place.width);
  int width = layout_width (layout);
  GdkRGBA color;

  gops_widget_text_color (widget, &color);
  if (dim)
    color.alpha *= (float) (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? DIM_IN_HIGH_CONTRAST : DIM);
  draw_layout (&place, layout, place.width - width, width, &color);
}

int
gops_member_paint_height (GopsMemberPaint *self,
                          GtkWidget       *widget)
{
  if (self->height == 0)   /* a table asks for each cell of each row that it makes */
    {
      pango_layout_get_pixel_size (use_layout (self, LAYOUT_NAME, widget, "Ág", -1), NULL, &self->height);
      self->height = MAX (self->height, AVATAR);
    }
  return self->height;
}

/* --- object --- */

void
gops_member_paint_forget (GopsMemberPaint *self)
{
  for (guint i = 0; i < N_LAYOUTS; i++)
    g_clear_object (&self->layouts[i]);
  g_hash_table_remove_all (self->chips);
  self->height = 0;
}

static void
gops_member_paint_finalize (GObject *object)
{
  GopsMemberPaint *self = GOPS_MEMBER_PAINT (object);

  gops_member_paint_forget (self);
  for (guint i = 0; i < N_GROUNDS; i++)
    g_clear_pointer (&self->grounds[i], gsk_render_node_unref);
  g_hash_table_unref (self->chips);

  G_OBJECT_CLASS (gops_member_paint_parent_class)->finalize (object);
}

static void
gops_member_paint_class_init (GopsMemberPaintClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_member_paint_finalize;
}

static void
gops_member_paint_init (GopsMemberPaint *self)
{
  self->chips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gsk_render_node_unref);
}

GopsMemberPaint *
gops_member_paint_new (void)
{
  return g_object_new (GOPS_TYPE_MEMBER_PAINT, NULL);
}
