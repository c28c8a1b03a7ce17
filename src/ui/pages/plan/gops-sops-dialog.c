/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All SOPs. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-file-writer.h"
#include "gops-own-sops.h"
#include "gops-sop-edit.h"
#include "gops-sop-editor.h"
#include "gops-sop-offer.h"
#include "gops-sop-pane.h"
#include "gops-sop-table.h"
#include "gops-sop-triggers.h"
#include "gops-sops-dialog.h"

#define MOST_LINES 100   /* of an offer that are shown */

#define GOPS_TYPE_SOPS_DIALOG (gops_sops_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsSopsDialog, gops_sops_dialog, GOPS, SOPS_DIALOG, GopsSopPane)

enum { OFFERS, OWN, SHIPPED, N_LISTS };

struct _GopsSopsDialog
{
  GopsSopPane parent_instance;

  GopsSops            *sops;       /* (owned) */
  GPtrArray           *rows;       /* (owned): borrowed rows of own and shipped SOPs */
  GPtrArray           *offers;     /* (owned): borrowed rows */
  GCancellable        *cancellable;
  AdwPreferencesGroup *lists[N_LISTS];
};

G_DEFINE_FINAL_TYPE (GopsSopsDialog, gops_sops_dialog, GOPS_TYPE_SOP_PANE)

static const char *
name_of (const GopsSop *sop)
{
  return gops_text_get (&sop->name, gops_interface_language ());
}

static const GopsSop *
sop_of (GopsSopsDialog *self,
        GtkWidget      *widget)
{
  return gops_sops_find (self->sops, gops_sop_pane_id_of (widget), NULL);
}

static void
report (GopsSopsDialog *self,
        const GError   *error)
{
  gops_session_report (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), error);
}

/* --- what can be done with one --- */

static void
on_row_activated_cb (GopsSopsDialog *self,
                     GtkWidget      *row)
{
  if (sop_of (self, row) != NULL)
    gops_sop_edit_present (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), gops_sop_pane_id_of (row), GTK_WIDGET (self));
}

static void
on_copy_clicked_cb (GopsSopsDialog *self,
                    GtkWidget      *button)
{
  const GopsSop *sop = sop_of (self, button);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sop != NULL ? gops_own_sop_copy (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), sop, &error) : NULL;

  report (self, error);
  if (id != NULL)
    gops_sop_edit_present (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), id, GTK_WIDGET (self));
}

static void
on_remove_clicked_cb (GopsSopsDialog *self,
                      GtkWidget      *button)
{
  g_autoptr (GError) error = NULL;

  if (gops_own_sop_remove (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), gops_sop_pane_id_of (button), &error))
    gops_session_toast_undo (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), _("SOP removed"));
  report (self, error);
}

/* What is saved, and as whom to say so. */
typedef struct
{
  GopsSopsDialog *self;   /* (owned) */
  char           *id;     /* (owned) */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->self);
  g_free (export->id);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
on_export_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  const GopsSop *sop = export->self->sops != NULL ? gops_sops_find (export->self->sops, export->id, NULL) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (file != NULL && sop != NULL)
    {
      text = g_str_has_suffix (name, ".csv") ? gops_sop_table_write (sop, gops_interface_language ()) : gops_sop_to_json (sop);
      bytes = g_bytes_new_take (text, strlen (text));
      if (gops_file_write (file, bytes, NULL, &error))
        gops_session_toast_file (gops_sop_pane_get_session (GOPS_SOP_PANE (export->self)), _("SOP saved"), file);
    }
  report (export->self, error);
}

static void
on_export_clicked_cb (GopsSopsDialog *self,
                      GtkWidget      *button)
{
  const GopsFileKind kinds[] = { { _("SOP"), "*.json" }, { _("Tables"), "*.csv" } };
  Export *export = g_new0 (Export, 1);
  g_autofree char *name = g_strconcat (gops_sop_pane_id_of (button), ".json", NULL);

  export->self = g_object_ref (self);
  export->id = g_strdup (gops_sop_pane_id_of (button));
  gops_file_save_async (GTK_WIDGET (self), _("Save SOP"), name, kinds, G_N_ELEMENTS (kinds), NULL, NULL, on_export_chosen_cb, export);
}

/* --- new ones --- */

static void
on_new_clicked_cb (GopsSopsDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = gops_own_sop_new (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), _("New SOP"), gops_interface_language (), &error);

  report (self, error);
  if (id != NULL)
    gops_sop_edit_present (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), id, GTK_WIDGET (self));
}

static void
on_import_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GopsSopsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  g_autofree char *id = file != NULL ? gops_sop_import_file (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), file, NULL, &error) : NULL;

  if (id != NULL)
    gops_session_toast_undo (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), _("SOP taken in"));
  report (self, error);
}

static void
on_import_clicked_cb (GopsSopsDialog *self)
{
  const GopsFileKind kinds[] = { { _("SOPs and tables"), "*.json;*.csv;*.tsv;*.xlsx" } };

  gops_file_open_async (GTK_WIDGET (self), _("Take In an SOP"), kinds, G_N_ELEMENTS (kinds), FALSE, NULL, NULL, on_import_chosen_cb, g_object_ref (self));
}

/* --- rows --- */

static char *
describe (const GopsSop *sop)
{
  g_autofree char *days = g_strdup_printf (ngettext ("%d day in all", "%d days in all", (gulong) gops_sop_count_days (sop)), gops_sop_count_days (sop));
  g_autofree char *entries = g_strdup_printf (ngettext ("%u entry", "%u entries", sop->n_items), sop->n_items);
  g_autofree char *begins = gops_sop_is_for_a_person (sop) ? gops_sop_start_describe (&sop->start) : NULL;

  return g_strdup_printf ("%s · %s%s%s", days, entries, begins != NULL ? " · " : "", begins != NULL ? begins : "");
}

static void
add_row (GopsSopsDialog *self,
         const GopsSop  *sop)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean own = gops_sop_is_own (sop->id);
  g_autofree char *subtitle = describe (sop), *copy = g_strdup_printf (_("Copy “%s” to change it"), name_of (sop));
  g_autofree char *save = g_strdup_printf (_("Save “%s” as a file"), name_of (sop)), *remove = g_strdup_printf (_("Remove “%s”"), name_of (sop));

  g_object_set (row, "use-markup", FALSE, "activatable", TRUE, "title-lines", 2, NULL);
  (void) gops_plain_row (row, name_of (sop), subtitle);
  gops_sop_pane_set_id (row, sop->id);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gops_sop_pane_button (GOPS_SOP_PANE (self), "edit-copy-symbolic", _("Copy to Change"), copy, sop->id,
                                                                         G_CALLBACK (on_copy_clicked_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gops_sop_pane_button (GOPS_SOP_PANE (self), "document-save-symbolic", _("Save as File"), save, sop->id,
                                                                         G_CALLBACK (on_export_clicked_cb)));
  if (own)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gops_sop_pane_button (GOPS_SOP_PANE (self), "user-trash-symbolic", _("Remove SOP"), remove, sop->id,
                                                                           G_CALLBACK (on_remove_clicked_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (self->lists[own ? OWN : SHIPPED], row);
  g_ptr_array_add (self->rows, row);
}

static void
remove_rows (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (rows->pdata[i], ADW_TYPE_PREFERENCES_GROUP)), rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

/* --- what is offered to plans --- */

static void
on_accept_clicked_cb (GopsSopsDialog *self,
                      GtkWidget      *button)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (gops_sop_offer_accept (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), gops_sop_pane_id_of (button), 0, NULL, &n, &error))
    {
      text = g_strdup_printf (ngettext ("%u item brought up to date", "%u items brought up to date", n), n);
      gops_session_toast_undo (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), text);
    }
  report (self, error);
}

static const char *
kind_of (const GopsSopOfferItem *item)
{
  switch (item->kind)
    {
    case GOPS_SOP_OFFER_CHANGE: return _("will be changed");
    case GOPS_SOP_OFFER_ADD:    return _("will be added");
    case GOPS_SOP_OFFER_REMOVE: return _("will be removed");
    case GOPS_SOP_OFFER_LEFT:   return _("changed by hand, stays as it is");
    }
  return "";
}

static void
add_lines (AdwExpanderRow     *row,
           const GopsSopOffer *offer,
           guint              *inout_left)
{
  for (guint i = 0; i < offer->items->len && *inout_left > 0; i++, (*inout_left)--)
    {
      const GopsSopOfferItem *item = offer->items->pdata[i];
      GtkWidget *line = adw_action_row_new ();
      g_autofree char *facts = g_strdup_printf ("%s · %s %s · %s", offer->name, gops_record_get_text (item->item, GOPS_PLAN_ITEM_ON_DATE),
                                                gops_record_get_text (item->item, GOPS_PLAN_ITEM_AT_TIME), kind_of (item));

      g_object_set (line, "use-markup", FALSE, NULL);
      (void) gops_plain_row (line, gops_record_get_text (item->item, GOPS_PLAN_ITEM_TITLE), facts);
      adw_expander_row_add_row (row, line);
    }
}

static void
add_offers (GopsSopsDialog      *self,
            const GopsSopOffers *offers)
{
  GtkWidget *row = adw_expander_row_new (), *button = gtk_button_new_with_mnemonic (_("_Update"));
  g_autofree char *label = g_strdup_printf (_("Update the plans made from “%s”"), offers->name), *left = NULL, *text = NULL;
  guint changes = 0, by_hand = 0, lines = MOST_LINES;

  for (guint i = 0; i < offers->groups->len; i++)
    {
      changes += ((const GopsSopOffer *) offers->groups->pdata[i])->n_changes;
      by_hand += ((const GopsSopOffer *) offers->groups->pdata[i])->n_left;
      add_lines (ADW_EXPANDER_ROW (row), offers->groups->pdata[i], &lines);
    }
  text = g_strdup_printf (ngettext ("%u item can be brought up to date", "%u items can be brought up to date", changes), changes);
  if (by_hand > 0)
    left = g_strdup_printf (ngettext ("%u changed by hand stays", "%u changed by hand stay", by_hand), by_hand);
  g_object_set (row, "use-markup", FALSE, NULL);
  (void) gops_plain_row (row, offers->name, NULL);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", text, left != NULL ? " · " : "", left != NULL ? left : "");
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, changes > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gops_sop_pane_set_id (button, offers->sop);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_accept_clicked_cb), self, G_CONNECT_SWAPPED);
  gops_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  adw_preferences_group_add (self->lists[OFFERS], row);
  g_ptr_array_add (self->offers, row);
}

static gpointer
find_offers (GopsStore    *store,
             gpointer      data,
             GopsProgress *progress,
             GCancellable *cancellable,
             GError      **error)
{
  return gops_sop_offers_all (store, cancellable, error);
}

static void
on_offers_found_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (GopsSopsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (all == NULL || gops_sop_pane_get_session (GOPS_SOP_PANE (self)) == NULL)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && gops_sop_pane_get_session (GOPS_SOP_PANE (self)) != NULL)
        report (self, error);
      return;
    }
  remove_rows (self->offers);
  for (guint i = 0; i < all->len; i++)
    add_offers (self, all->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->lists[OFFERS]), all->len > 0);
}

static void
look_for_offers (GopsSopsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gops_store_run_async (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), find_offers, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, NULL,
                        self->cancellable, on_offers_found_cb, g_object_ref (self));
}

/* --- object --- */

static void
gops_sops_dialog_show (GopsSopPane *pane)
{
  GopsSopsDialog *self = GOPS_SOPS_DIALOG (pane);
  g_autoptr (GError) error = NULL;
  GopsSops *sops = gops_sops_load (gops_sop_pane_get_store (pane), &error);
  guint own = 0;

  report (self, error);
  if (sops == NULL)
    return;
  g_clear_pointer (&self->sops, gops_sops_free);
  self->sops = sops;
  remove_rows (self->rows);
  for (guint i = 0; i < gops_sops_get_all (sops)->len; i++)
    {
      add_row (self, gops_sops_get_all (sops)->pdata[i]);
      own += gops_sop_is_own (((const GopsSop *) gops_sops_get_all (sops)->pdata[i])->id);
    }
  adw_preferences_group_set_description (self->lists[OWN], own > 0 ? NULL
    : _("Copy one of those below and change it, take one in from a table, or save a week that went well."));
  look_for_offers (self);
}

static void
gops_sops_dialog_dispose (GObject *object)
{
  GopsSopsDialog *self = GOPS_SOPS_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sops, gops_sops_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_sops_dialog_parent_class)->dispose (object);
}

static void
gops_sops_dialog_class_init (GopsSopsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_sops_dialog_dispose;
  GOPS_SOP_PANE_CLASS (klass)->show = gops_sops_dialog_show;
}

static void
gops_sops_dialog_init (GopsSopsDialog *self)
{
  const char *const titles[N_LISTS] = { [OFFERS] = _("Changes for Plans"), [OWN] = _("Own SOPs"), [SHIPPED] = _("SOPs of the Program") };

  self->rows = g_ptr_array_new ();
  self->offers = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < N_LISTS; i++)
    {
      self->lists[i] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (self->lists[i], titles[i]);
      gtk_box_append (gops_sop_pane_get_body (GOPS_SOP_PANE (self)), GTK_WIDGET (self->lists[i]));
    }
  adw_preferences_group_set_description (self->lists[OFFERS], _("An SOP has changed since it was applied. What you have changed by hand stays as it is."));
  gtk_widget_set_visible (GTK_WIDGET (self->lists[OFFERS]), FALSE);
}

void
gops_sops_present (GopsSession *session,
                   GtkWidget   *parent)
{
  GopsSopsDialog *self = g_object_new (GOPS_TYPE_SOPS_DIALOG, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (buttons), gops_sop_pane_button (GOPS_SOP_PANE (self), "list-add-symbolic", _("New SOP"), _("New SOP"), "", G_CALLBACK (on_new_clicked_cb)));
  gtk_box_append (GTK_BOX (buttons), gops_sop_pane_button (GOPS_SOP_PANE (self), "document-open-symbolic", _("Take In an SOP"), _("Take In an SOP"), "",
                                                           G_CALLBACK (on_import_clicked_cb)));
  gops_sop_pane_present (GOPS_SOP_PANE (self), session, _("SOPs"), buttons, 560, 680, parent);
}
