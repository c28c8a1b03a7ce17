/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of the figures: typed in, walked by keys, pasted into. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-figures-private.h"

#define WRITE_AFTER_MS 800

typedef GopsFiguresCell Cell;

static void on_entry_changed_cb (GtkWidget *entry);

void
gops_figures_cell_free (gpointer data)
{
  Cell *cell = data;

  g_clear_handle_id (&cell->timeout, g_source_remove);
  g_signal_handlers_disconnect_by_func (cell->entry, on_entry_changed_cb, NULL);
  g_object_set_data (G_OBJECT (cell->entry), "cell", NULL);
  g_object_unref (cell->entry);
  g_free (cell);
}

static Cell *
cell_of (gpointer entry)
{
  return g_object_get_data (G_OBJECT (entry), "cell");
}

static GopsFigureRow *
row_of (Cell *cell)
{
  return cell->owner->rows->pdata[cell->row];
}

/* --- writing --- */

static void
write_cell (Cell *cell)
{
  GopsFigureCell written = { row_of (cell)->group, cell->figure, GOPS_FIGURE_NONE };
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&cell->timeout, g_source_remove);
  if (!gops_figure_read (gtk_editable_get_text (GTK_EDITABLE (cell->entry)), &written.value) ||
      written.value == row_of (cell)->values[cell->figure])
    return;
  row_of (cell)->values[cell->figure] = written.value;
  if (gops_figures_set (gops_session_get_store (cell->owner->session), cell->owner->date, &written, 1, &error))
    gops_figures_tell (cell->owner, TRUE);
  else
    gops_session_report (cell->owner->session, error);
}

/* Returns: (nullable): the first that holds no number */
static Cell *
find_wrong (GopsFiguresDialog *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_has_css_class (((Cell *) self->cells->pdata[i])->entry, "error"))
      return self->cells->pdata[i];
  return NULL;
}

void
gops_figures_tell (GopsFiguresDialog *self,
                   gboolean           saved)
{
  Cell *wrong = find_wrong (self);
  g_autofree char *text = wrong != NULL ? g_strdup_printf (_("“%s” is no whole number and is not saved"), gtk_editable_get_text (GTK_EDITABLE (wrong->entry)))
                                        : g_strdup (saved ? _("✓ Saved") : _("What is typed is saved at once"));

  gtk_label_set_label (GTK_LABEL (self->state), text);
}

void
gops_figures_focus (GopsFiguresDialog *self)
{
  if (self->cells->len > 0)
    (void) gtk_widget_grab_focus (((Cell *) self->cells->pdata[0])->entry);
}

void
gops_figures_flush (GopsFiguresDialog *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (((Cell *) self->cells->pdata[i])->timeout != 0)
      write_cell (self->cells->pdata[i]);
}

static gboolean
on_timeout_cb (gpointer data)
{
  Cell *cell = data;

  cell->timeout = 0;
  write_cell (cell);
  return G_SOURCE_REMOVE;
}

void
gops_figures_mark (GtkWidget *entry,
                   gboolean   right)
{
  if (right)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry, right ? NULL : _("Write a whole number, or nothing"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               right ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
on_entry_changed_cb (GtkWidget *entry)
{
  Cell *cell = cell_of (entry);
  gint64 value;

  gops_figures_mark (entry, gops_figure_read (gtk_editable_get_text (GTK_EDITABLE (entry)), &value));
  if (cell->owner->showing)
    return;
  gops_figures_tell (cell->owner, FALSE);
  g_clear_handle_id (&cell->timeout, g_source_remove);
  cell->timeout = g_timeout_add (WRITE_AFTER_MS, on_timeout_cb, cell);
}

/* --- keys and pasting --- */

/* The cell @step rows below, of the same figure. */
static gboolean
move (Cell *cell,
      int   step)
{
  GopsFiguresDialog *self = cell->owner;
  gint64 index = ((gint64) cell->row - self->first + step) * GOPS_N_FIGURES + cell->figure;

  if (index < 0 || index >= self->cells->len)
    return FALSE;
  gtk_widget_grab_focus (((Cell *) self->cells->pdata[index])->entry);
  return TRUE;
}

static gboolean
on_key_cb (GtkEventControllerKey *controller,
           guint                  key,
           guint                  code,
           GdkModifierType        state,
           GtkWidget             *entry)
{
  Cell *cell = cell_of (entry);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (cell == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      write_cell (cell);
      (void) move (cell, shift ? -1 : 1);
      return TRUE;
    case GDK_KEY_Down:
      return move (cell, 1);
    case GDK_KEY_Up:
      return move (cell, -1);
    default:
      return FALSE;
    }
}

/* What is pasted goes down from the cell, a line for each group, and over to the right. */
static void
paste (Cell       *cell,
       const char *text)
{
  GopsFiguresDialog *self = cell->owner;
  guint refused = 0;
  g_autoptr (GArray) cells = gops_figures_paste (self->rows, cell->row, cell->figure, text, &refused);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  gops_figures_flush (self);
  if (cells->len > 0)
    {
      gboolean saved = gops_figures_set (gops_session_get_store (self->session), self->date, (const GopsFigureCell *) cells->data, cells->len, &error);

      gops_session_report (self->session, error);
      gops_figures_tell (self, saved);
    }
  if (refused == 0)
    return;
  told = g_strdup_printf (ngettext ("%u pasted cell is no number and was left out", "%u pasted cells are no numbers and were left out", refused), refused);
  gops_session_toast (self->session, told);
}

static void
on_clipboard_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GtkWidget) entry = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);   /* no text: nothing to paste */
  Cell *cell = cell_of (entry);
  int position;

  if (text == NULL || cell == NULL || cell->owner->session == NULL)
    return;
  if (strpbrk (text, "\n\t") != NULL)
    {
      paste (cell, text);
      return;
    }
  gtk_editable_delete_selection (GTK_EDITABLE (entry));
  position = gtk_editable_get_position (GTK_EDITABLE (entry));
  gtk_editable_insert_text (GTK_EDITABLE (entry), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (entry), position);
}

static void
on_paste_clipboard_cb (GtkText   *text,
                       GtkWidget *entry)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (entry), NULL, on_clipboard_cb, g_object_ref (entry));
}

/* --- cells --- */

static char *
dup_value (gint64 value)
{
  return value != GOPS_FIGURE_NONE ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : g_strdup ("");
}

static GtkWidget *
make_entry (Cell *cell)
{
  GtkWidget *entry = gtk_entry_new (), *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  GtkEventController *keys = gtk_event_controller_key_new ();
  /* Translators: a figure and the group that it is of, for screen readers: "Members, Early Runners" */
  g_autofree char *label = g_strdup_printf (_("%s, %s"), _(gops_figure_label (cell->figure)), row_of (cell)->name);
  g_autofree char *before = dup_value (row_of (cell)->before[cell->figure]);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 7);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  if (cell->figure == GOPS_FIGURE_MEMBERS)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), before);
  gtk_widget_add_css_class (entry, "gops-figures");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), entry);
  g_signal_connect (text, "paste-clipboard", G_CALLBACK (on_paste_clipboard_cb), entry);
  g_signal_connect (entry, "changed", G_CALLBACK (on_entry_changed_cb), NULL);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

GopsFiguresCell *
gops_figures_cell_new (GopsFiguresDialog *owner,
                       guint              row,
                       GopsFigure         figure)
{
  Cell *cell = g_new0 (Cell, 1);

  *cell = (Cell) { .owner = owner, .row = row, .figure = figure };
  cell->entry = g_object_ref_sink (make_entry (cell));
  g_object_set_data (G_OBJECT (cell->entry), "cell", cell);
  return cell;
}

void
gops_figures_cell_show (GopsFiguresCell *cell)
{
  g_autofree char *text = dup_value (row_of (cell)->values[cell->figure]);

  if (cell->timeout == 0 && !gtk_widget_has_css_class (cell->entry, "error") &&
      !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (cell->entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (cell->entry), text);
}
