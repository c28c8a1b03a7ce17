/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the poster: faces and layers. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-faces.h"
#include "gops-poster-look.h"
#include "gops-publish-resources.h"
#include "gops-use-resource.h"

#define SIZE_STEP 0.05

struct _GopsPosterLook
{
  AdwBin parent_instance;

  GPtrArray *rows;       /* (owned) (element-type AdwActionRow): of the layers, the uppermost first */
  GPtrArray *layers;     /* (owned) (nullable) (element-type GopsPosterPiece): as shown last */
  char      *print;      /* (owned) (nullable): what the rows were made of */
  char      *chosen;     /* (owned) (nullable) */
  GopsPosterDraft *draft;   /* (owned) (nullable) */
  gboolean   showing;

  AdwComboRow    *heading_face;
  AdwComboRow    *text_face;
  AdwExpanderRow *expander;
  GtkWidget      *size_row;
  GtkLabel       *size;
  GtkWidget      *smaller;
  GtkWidget      *larger;
  GtkWidget      *put_back;
  GtkWidget      *reset_row;
};

G_DEFINE_FINAL_TYPE (GopsPosterLook, gops_poster_look, ADW_TYPE_BIN)

enum { FACE, CHOOSE, ARRANGE, RESET, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- what is there --- */

static const char *
id_of (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "gops-layer");
}

static GopsPosterPiece *
find_layer (GopsPosterLook *self,
            const char     *id)
{
  for (guint i = 0; self->layers != NULL && i < self->layers->len; i++)
    if (g_strcmp0 (((GopsPosterPiece *) self->layers->pdata[i])->id, id) == 0)
      return self->layers->pdata[i];
  return NULL;
}

static GopsPosterLayerChange
change_of (GopsPosterLook *self,
           const char     *id)
{
  return gops_poster_draft_get_layer (self->draft, id);
}

static const char *
icon_of (const GopsPosterPiece *piece)
{
  switch (piece->kind)
    {
    case GOPS_POSTER_PIECE_TEXT:    return "gops-text-symbolic";
    case GOPS_POSTER_PIECE_CODE:    return "gops-qr-symbolic";
    case GOPS_POSTER_PIECE_PICTURE: return "gops-picture-symbolic";
    case GOPS_POSTER_PIECE_DRAWING: return "gops-poster-symbolic";
    }
  return NULL;
}

/* --- what is wanted --- */

/* The layers may be shown anew while it is told: @id is the caller's. */
static void
arrange (GopsPosterLook        *self,
         const char            *id,
         GopsPosterLayerChange  change)
{
  GopsPosterPiece *piece = find_layer (self, id);

  if (piece != NULL)
    g_signal_emit (self, signals[ARRANGE], 0, piece, &change);
}

static void
resize (GopsPosterLook *self,
        double          by)
{
  GopsPosterLayerChange change;

  if (self->chosen == NULL)
    return;
  change = change_of (self, self->chosen);
  change.size = CLAMP (change.size + by, GOPS_POSTER_LEAST_SIZE, GOPS_POSTER_MOST_SIZE);
  arrange (self, self->chosen, change);
}

static void
on_smaller_clicked_cb (GopsPosterLook *self)
{
  resize (self, -SIZE_STEP);
}

static void
on_larger_clicked_cb (GopsPosterLook *self)
{
  resize (self, SIZE_STEP);
}

static void
on_put_back_clicked_cb (GopsPosterLook *self)
{
  if (self->chosen != NULL)
    arrange (self, self->chosen, (GopsPosterLayerChange) { 0, 0, 1, FALSE });
}

static void
on_reset_activated_cb (GopsPosterLook *self)
{
  g_signal_emit (self, signals[RESET], 0);
}

static void
on_row_activated_cb (AdwActionRow   *row,
                     GopsPosterLook *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHOOSE], 0, id_of (row));
}

static void
on_shown_toggled_cb (GtkToggleButton *button,
                     GopsPosterLook  *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  GopsPosterLayerChange change;

  if (self->showing || row == NULL)
    return;
  change = change_of (self, id_of (row));
  change.hidden = !gtk_toggle_button_get_active (button);
  arrange (self, id_of (row), change);
}

static void
on_face_selected_cb (GopsPosterLook *self,
                     GParamSpec     *pspec,
                     AdwComboRow    *row)
{
  GopsPosterFace face = row == self->heading_face ? GOPS_POSTER_FACE_HEADING : GOPS_POSTER_FACE_TEXT;

  if (!self->showing && self->draft != NULL)
    g_signal_emit (self, signals[FACE], 0, (int) face, gops_faces_get (row));
}

/* --- rows --- */

static void
show_toggle (GtkWidget *toggle,
             gboolean   hidden)
{
  const char *label = hidden ? _("Show the layer") : _("Hide the layer");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), !hidden);
  gtk_button_set_icon_name (GTK_BUTTON (toggle), hidden ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (toggle, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
make_toggle (GopsPosterLook *self,
             gboolean        hidden)
{
  GtkWidget *toggle = gtk_toggle_button_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (toggle, "flat");
  gtk_widget_add_css_class (toggle, "gops-eye");
  show_toggle (toggle, hidden);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (on_shown_toggled_cb), self, 0);
  return toggle;
}

static GtkWidget *
make_row (GopsPosterLook        *self,
          const GopsPosterPiece *piece)
{
  /* GTK 4.8 gives an ellipsized digit less room than its ellipsis */
  int lines = g_utf8_strlen (piece->name, -1) > 2 ? 1 : 0;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", lines, "activatable", TRUE, NULL);

  (void) gops_plain_row (row, piece->name, NULL);
  if (piece->hidden)
    gtk_widget_add_css_class (row, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_of (piece)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_toggle (self, piece->hidden));
  g_object_set_data_full (G_OBJECT (row), "gops-layer", g_strdup (piece->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self, 0);
  return row;
}

/* Rows are made anew only when there are others: the keyboard may be on one. */
static char *
print_of (GPtrArray *layers)
{
  GString *print = g_string_new (NULL);

  for (guint i = 0; i < layers->len; i++)
    {
      const GopsPosterPiece *piece = layers->pdata[i];

      g_string_append_printf (print, "%s\t%s\t%d\n", piece->id, piece->name, piece->hidden);
    }
  return g_string_free (print, FALSE);
}

static void
clear_rows (GopsPosterLook *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
row_of (GopsPosterLook *self,
        const char     *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (id_of (self->rows->pdata[i]), id) == 0)
      return self->rows->pdata[i];
  return NULL;
}

/* Returns: (transfer full) (nullable): the layer whose row has the keyboard */
static char *
layer_with_focus (GopsPosterLook *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if ((gtk_widget_get_state_flags (self->rows->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
      return g_strdup (id_of (self->rows->pdata[i]));
  return NULL;
}

static void
rebuild_rows (GopsPosterLook *self)
{
  g_autofree char *print = print_of (self->layers), *focus = NULL;

  if (g_strcmp0 (print, self->print) == 0)
    return;
  focus = layer_with_focus (self);
  clear_rows (self);
  adw_expander_row_remove (self->expander, self->size_row);
  adw_expander_row_remove (self->expander, self->reset_row);
  for (guint i = self->layers->len; i > 0; i--)
    {
      GtkWidget *row = make_row (self, self->layers->pdata[i - 1]);

      adw_expander_row_add_row (self->expander, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_expander_row_add_row (self->expander, self->size_row);
  adw_expander_row_add_row (self->expander, self->reset_row);
  g_free (self->print);
  self->print = g_steal_pointer (&print);
  if (focus != NULL && row_of (self, focus) != NULL)
    (void) gtk_widget_grab_focus (row_of (self, focus));
}

static void
show_chosen (GopsPosterLook *self)
{
  GopsPosterPiece *piece = find_layer (self, self->chosen);
  GopsPosterLayerChange change = change_of (self, self->chosen != NULL ? self->chosen : "");
  g_autofree char *percent = g_strdup_printf (_("%d %%"), (int) (change.size * 100 + 0.5));

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_strcmp0 (id_of (self->rows->pdata[i]), self->chosen) == 0)
        gtk_widget_add_css_class (self->rows->pdata[i], "gops-chosen-layer");
      else
        gtk_widget_remove_css_class (self->rows->pdata[i], "gops-chosen-layer");
    }
  gtk_label_set_label (self->size, percent);
  gtk_widget_set_visible (self->size_row, piece != NULL);
  gtk_widget_set_sensitive (self->smaller, piece != NULL && !piece->hidden && piece->kind != GOPS_POSTER_PIECE_DRAWING);
  gtk_widget_set_sensitive (self->larger, piece != NULL && !piece->hidden && piece->kind != GOPS_POSTER_PIECE_DRAWING);
  gtk_widget_set_sensitive (self->put_back, change.dx != 0 || change.dy != 0 || change.size != 1 || change.hidden);
  gtk_widget_set_visible (self->reset_row, !gops_poster_changes_is_empty (gops_poster_draft_get_changes (self->draft)));
}

void
gops_poster_look_show (GopsPosterLook  *self,
                       GopsPosterDraft *draft,
                       GPtrArray       *layers,
                       const char      *chosen)
{
  const GopsPosterChanges *changes = gops_poster_draft_get_changes (draft);
  gboolean other = chosen != NULL && g_strcmp0 (chosen, self->chosen) != 0;
  char *id = g_strdup (chosen);

  self->showing = TRUE;
  (void) gops_poster_draft_ref (draft);
  g_clear_pointer (&self->draft, gops_poster_draft_unref);
  self->draft = draft;
  (void) g_ptr_array_ref (layers);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  self->layers = layers;
  g_free (self->chosen);
  self->chosen = id;
  gops_faces_show (self->heading_face, gops_poster_changes_get_face (changes, GOPS_POSTER_FACE_HEADING));
  gops_faces_show (self->text_face, gops_poster_changes_get_face (changes, GOPS_POSTER_FACE_TEXT));
  rebuild_rows (self);
  show_chosen (self);
  if (other)
    adw_expander_row_set_expanded (self->expander, TRUE);
  self->showing = FALSE;
}

/* --- object --- */

static void
gops_poster_look_dispose (GObject *object)
{
  GopsPosterLook *self = GOPS_POSTER_LOOK (object);

  self->showing = TRUE;
  g_clear_pointer (&self->draft, gops_poster_draft_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_poster_look_parent_class)->dispose (object);
}

static void
gops_poster_look_finalize (GObject *object)
{
  GopsPosterLook *self = GOPS_POSTER_LOOK (object);

  g_ptr_array_unref (self->rows);
  g_free (self->print);
  g_free (self->chosen);

  G_OBJECT_CLASS (gops_poster_look_parent_class)->finalize (object);
}

static void
gops_poster_look_class_init (GopsPosterLookClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_poster_look_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_poster_look_finalize;

  GOPS_USE_RESOURCE (gops_publish);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/publish/gops-poster-look.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPosterLook, name)
  CHILD (heading_face);
  CHILD (text_face);
  gtk_widget_class_bind_template_child_full (widget_class, "layers", FALSE, G_STRUCT_OFFSET (GopsPosterLook, expander));
  CHILD (size_row);
  CHILD (size);
  CHILD (smaller);
  CHILD (larger);
  CHILD (put_back);
  CHILD (reset_row);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_face_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_smaller_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_larger_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_put_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_activated_cb);
  signals[FACE] = g_signal_new ("face", GOPS_TYPE_POSTER_LOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[CHOOSE] = g_signal_new ("choose", GOPS_TYPE_POSTER_LOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ARRANGE] = g_signal_new ("arrange", GOPS_TYPE_POSTER_LOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[RESET] = g_signal_new ("reset", GOPS_TYPE_POSTER_LOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_poster_look_init (GopsPosterLook *self)
{
  self->rows = g_ptr_array_new ();
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_expander_row_set_label (self->expander, _("Layers"));
  adw_expander_row_add_row (self->expander, self->size_row);
  adw_expander_row_add_row (self->expander, self->reset_row);
  self->showing = FALSE;
}
