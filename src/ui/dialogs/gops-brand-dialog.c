/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The brand of the workspace: logo, name, tone, colours, faces, and what three posters make of it. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-brand-sample.h"
#include "gops-brand.h"
#include "gops-compat.h"
#include "gops-dialogs-resources.h"
#include "gops-dialogs.h"
#include "gops-faces.h"
#include "gops-look.h"
#include "gops-picture-row.h"
#include "gops-use-resource.h"

#define GOPS_TYPE_BRAND_DIALOG (gops_brand_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsBrandDialog, gops_brand_dialog, GOPS, BRAND_DIALOG, AdwBin)

/* A colour of the brand, and what is shown while none was chosen. */
typedef struct
{
  const char *id;       /* of its row */
  guint       column;
  const char *fallback;
} ColorKind;

static const ColorKind color_kinds[] = {
  { "main_color", GOPS_BRAND_MAIN_COLOR, "#1F9D78" },
  { "accent_color", GOPS_BRAND_ACCENT_COLOR, "#F2A33A" },
  { "paper_color", GOPS_BRAND_PAPER_COLOR, "#FAF6EC" },
  { "ink_color", GOPS_BRAND_INK_COLOR, "#1E2A2A" },
};

struct _GopsBrandDialog
{
  AdwBin parent_instance;

  GopsSession *session;   /* (owned) */
  GopsBrand   *brand;     /* (owned): in memory until something is chosen */
  GopsBinder  *binder;    /* (owned) */
  gboolean     showing;

  GtkBox         *samples;
  AdwPreferencesGroup *names;
  GopsPictureRow *logo;
  GtkWidget      *brand_name;
  GtkWidget      *tone;
  GtkWidget      *color_rows[G_N_ELEMENTS (color_kinds)];
  GtkWidget      *color_buttons[G_N_ELEMENTS (color_kinds)];
  GtkWidget      *clear_buttons[G_N_ELEMENTS (color_kinds)];
  AdwComboRow    *heading_face;
  AdwComboRow    *text_face;
};

G_DEFINE_FINAL_TYPE (GopsBrandDialog, gops_brand_dialog, ADW_TYPE_BIN)

/* --- the record --- */

static GopsStore *
get_store (GopsBrandDialog *self)
{
  return gops_session_get_store (self->session);
}

static GopsBrand *
load_brand (GopsStore *store)
{
  g_autoptr (GPtrArray) rows = gops_record_load_all (GOPS_TYPE_BRAND, store, NULL, "ORDER BY id LIMIT 1", NULL);

  return rows != NULL && rows->len > 0 ? g_object_ref (rows->pdata[0]) : gops_record_new (GOPS_TYPE_BRAND, "name", "", NULL);
}

static gboolean
write_brand (gpointer    brand,
             GopsStore  *store,
             const char *key,
             const char *label,
             GError    **error)
{
  gboolean ok;

  if (!gops_store_begin_merging (store, error, key, label, NULL))
    return FALSE;
  ok = gops_record_get_id (brand) == 0 ? gops_record_insert (brand, store, error) : gops_record_save (brand, store, error);
  if (ok)
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

static void
save (GopsBrandDialog *self,
      const char      *what,
      const char      *label)
{
  g_autofree char *key = g_strconcat ("brand/", what, NULL);
  g_autoptr (GError) error = NULL;

  gops_binder_flush (self->binder);
  if (!write_brand (self->brand, get_store (self), key, label, &error))
    gops_session_report (self->session, error);
}

/* --- showing --- */

static void
show_color (GopsBrandDialog *self,
            guint            i)
{
  const char *hex = gops_record_get_text (self->brand, color_kinds[i].column);

  gops_color_button_set_hex (GOPS_COLOR_BUTTON (self->color_buttons[i]), hex, color_kinds[i].fallback);
  gtk_widget_set_opacity (self->color_buttons[i], *hex != '\0' ? 1 : 0.35);
  gtk_widget_set_visible (self->clear_buttons[i], *hex != '\0');
}

static void
show_samples (GopsBrandDialog *self)
{
  for (GtkWidget *sample = gtk_widget_get_first_child (GTK_WIDGET (self->samples)); sample != NULL; sample = gtk_widget_get_next_sibling (sample))
    gops_brand_sample_show (sample, get_store (self));
}

static void
show (GopsBrandDialog *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (color_kinds); i++)
    show_color (self, i);
  gops_picture_row_show (self->logo, gops_record_get_int (self->brand, GOPS_BRAND_LOGO_ID));
  gops_faces_show (self->heading_face, gops_record_get_text (self->brand, GOPS_BRAND_HEADING_FACE));
  gops_faces_show (self->text_face, gops_record_get_text (self->brand, GOPS_BRAND_TEXT_FACE));
  self->showing = FALSE;
  show_samples (self);
}

static void
on_session_refreshed_cb (GopsBrandDialog *self)
{
  g_autoptr (GopsBrand) brand = load_brand (get_store (self));

  g_set_object (&self->brand, brand);
  gops_binder_set_record (self->binder, brand);
  show (self);
}

/* --- changing --- */

static void
set_color (GopsBrandDialog *self,
           guint            i,
           const char      *hex)
{
  if (g_str_equal (gops_record_get_text (self->brand, color_kinds[i].column), hex))
    return;
  gops_record_set_text (self->brand, color_kinds[i].column, hex);
  save (self, color_kinds[i].id, N_("Choose a colour of the brand"));
  show (self);
}

static guint
index_of (GtkWidget *const *widgets,
          gpointer          widget)
{
  guint i = 0;

  while (widgets[i] != widget)
    i++;
  return i;
}

static void
on_color_chosen_cb (GopsColorButton *button,
                    GopsBrandDialog *self)
{
  g_autofree char *hex = gops_color_button_dup_hex (button);

  if (!self->showing)
    set_color (self, index_of (self->color_buttons, button), hex);
}

static void
on_clear_clicked_cb (GtkButton       *button,
                     GopsBrandDialog *self)
{
  set_color (self, index_of (self->clear_buttons, button), "");
}

static void
on_logo_picked_cb (GopsBrandDialog *self,
                   gint64           material)
{
  gops_record_set_int (self->brand, GOPS_BRAND_LOGO_ID, material);
  save (self, "logo", material != 0 ? N_("Choose the logo of the brand") : N_("Remove the logo of the brand"));
  show (self);
}

static void
on_face_selected_cb (GopsBrandDialog *self,
                     GParamSpec      *pspec,
                     AdwComboRow     *row)
{
  guint column = row == self->heading_face ? GOPS_BRAND_HEADING_FACE : GOPS_BRAND_TEXT_FACE;
  const char *family = gops_faces_get (row);

  if (self->showing || self->session == NULL)
    return;
  gops_record_set_text (self->brand, column, family != NULL ? family : "");
  save (self, column == GOPS_BRAND_HEADING_FACE ? "heading" : "text", N_("Choose the faces of the brand"));
  show (self);
}

/* --- object --- */

static void
gops_brand_dialog_dispose (GObject *object)
{
  GopsBrandDialog *self = GOPS_BRAND_DIALOG (object);

  if (self->binder != NULL)
    gops_binder_flush (self->binder);
  self->showing = TRUE;
  g_clear_object (&self->binder);
  g_clear_object (&self->brand);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_brand_dialog_parent_class)->dispose (object);
}

static void
gops_brand_dialog_class_init (GopsBrandDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_brand_dialog_dispose;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-brand-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsBrandDialog, name)
  CHILD (samples);
  CHILD (names);
  CHILD (brand_name);
  CHILD (tone);
  CHILD (heading_face);
  CHILD (text_face);
#undef CHILD
  for (guint i = 0; i < G_N_ELEMENTS (color_kinds); i++)
    gtk_widget_class_bind_template_child_full (widget_class, color_kinds[i].id, FALSE,
                                               G_STRUCT_OFFSET (GopsBrandDialog, color_rows) + (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_callback (widget_class, on_face_selected_cb);
}

static GtkWidget *
make_clear_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("No colour of the brand"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("No colour of the brand"), -1);
  return button;
}

static void
add_color (GopsBrandDialog *self,
           guint            i)
{
  AdwActionRow *row = ADW_ACTION_ROW (self->color_rows[i]);

  self->clear_buttons[i] = make_clear_button ();
  self->color_buttons[i] = gops_color_button_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  adw_action_row_add_suffix (row, self->clear_buttons[i]);
  adw_action_row_add_suffix (row, self->color_buttons[i]);
  g_signal_connect_object (self->color_buttons[i], "color-chosen", G_CALLBACK (on_color_chosen_cb), self, 0);
  g_signal_connect_object (self->clear_buttons[i], "clicked", G_CALLBACK (on_clear_clicked_cb), self, 0);
}

static void
gops_brand_dialog_init (GopsBrandDialog *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (color_kinds); i++)
    add_color (self, i);
  gops_brand_samples_add (self->samples);
  self->showing = FALSE;
}

static void
bind_fields (GopsBrandDialog *self)
{
  self->binder = gops_binder_new (self->session);
  gops_binder_set_insert_label (self->binder, N_("Describe the brand"));
  gops_binder_add_text (self->binder, GOPS_BRAND_NAME, GTK_EDITABLE (self->brand_name));
  gops_binder_add_text (self->binder, GOPS_BRAND_TONE, GTK_EDITABLE (self->tone));
  gops_binder_set_record (self->binder, self->brand);
}

void
gops_brand_present (GopsSession *session,
                    GtkWidget   *parent)
{
  GopsBrandDialog *self = g_object_new (GOPS_TYPE_BRAND_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->brand = load_brand (get_store (self));
  self->logo = GOPS_PICTURE_ROW (gops_picture_row_new (session, _("Logo")));
  adw_preferences_group_add (self->names, GTK_WIDGET (self->logo));
  g_signal_connect_object (self->logo, "picked", G_CALLBACK (on_logo_picked_cb), self, G_CONNECT_SWAPPED);
  bind_fields (self);
  show (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_session_refreshed_cb), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Brand"), 560, 760, parent);
}
