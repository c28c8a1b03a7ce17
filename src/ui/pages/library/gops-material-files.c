/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Materials into the library and out of it. */

#include "config.h"

#include "gops-material-files.h"

#include <glib/gi18n.h>

#include "gops-asset.h"
#include "gops-compat.h"
#include "gops-file-writer.h"
#include "gops-library-use.h"
#include "gops-material-intake.h"
#include "gops-picture-file.h"
#include "gops-progress-dialog.h"

/* --- what came of it --- */

static void
on_told_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_free (gops_alert_ask_finish (result));
}

static void
tell_problems (GopsView  *page,
               GPtrArray *problems)
{
  const GopsAlertAnswer answers[] = { { "close", _("_Close"), GOPS_ALERT_PLAIN } };
  g_autofree char *heading = g_strdup_printf (ngettext ("%u file was not added", "%u files were not added", problems->len), problems->len);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < MIN (problems->len, 8); i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", (const char *) problems->pdata[i]);
  gops_alert_ask_async (GTK_WIDGET (page), heading, lines->str, NULL, answers, G_N_ELEMENTS (answers), "close", NULL, on_told_cb, NULL);
}

static void
tell (GopsView                 *page,
      const GopsMaterialReport *report)
{
  GopsSession *session = gops_view_get_session (page);
  g_autofree char *told = g_strdup_printf (ngettext ("%u material added", "%u materials added", report->n_added), report->n_added);

  if (report->n_added > 0)
    gops_session_toast_undo (session, told);
  else if (report->n_known > 0)
    gops_session_toast (session, ngettext ("This is in the library already", "These are in the library already", report->n_known));
  if (report->ids->len > 0)
    gops_session_go_to (session, &(GopsPlace) { .page = "library", .table = "material", .row = g_array_index (report->ids, gint64, 0) });
  if (report->problems->len > 0)
    tell_problems (page, report->problems);
}

/* @report: (transfer full) (nullable) */
static void
take_report (GopsView           *page,
             GopsMaterialReport *report,
             const GError       *error)
{
  if (gops_view_get_session (page) != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gops_view_report (page, error);
      if (report != NULL)
        tell (page, report);
    }
  g_clear_pointer (&report, gops_material_report_free);
}

/* --- adding --- */

static gpointer
add_in_thread (GopsStore     *store,
               gpointer       files,
               GopsProgress  *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  return gops_materials_add_files (store, files, 0, progress, cancellable, error);
}

static void
on_added_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GopsView) page = data;
  g_autoptr (GError) error = NULL;

  take_report (page, gops_store_run_finish (GOPS_STORE (source), result, &error), error);
}

void
gops_material_add_files (GopsView  *page,
                         GPtrArray *files)
{
  gops_progress_dialog_run (gops_view_get_store (page), GTK_WIDGET (page), _("Copying Files"), add_in_thread, files, (GDestroyNotify) g_ptr_array_unref,
                            (GDestroyNotify) gops_material_report_free, on_added_cb, g_object_ref (page));
}

static GPtrArray *
array_of (GListModel *model)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (files, g_list_model_get_item (model, i));
  return files;
}

static void
on_chosen_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsView) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = gops_file_choose_many_finish (result, &error);

  if (gops_view_get_session (page) == NULL)
    return;
  gops_view_report (page, error);
  if (files != NULL && g_list_model_get_n_items (files) > 0)
    gops_material_add_files (page, array_of (files));
}

void
gops_material_add_choose (GopsView *page)
{
  const GopsFileKind kind = { _("Pictures"), "*.png;*.jpg;*.jpeg;*.webp;*.gif;*.bmp;*.svg;*.tif;*.tiff" };

  gops_file_open_async (GTK_WIDGET (page), _("Add Files"), &kind, 1, TRUE, NULL, NULL, on_chosen_cb, g_object_ref (page));
}

static gpointer
add_picture_in_thread (GopsStore     *store,
                       gpointer       texture,
                       GopsProgress  *progress,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (texture);

  return gops_materials_add_picture (store, png, 0, error);
}

void
gops_material_add_texture (GopsView   *page,
                           GdkTexture *texture)
{
  gops_progress_dialog_run (gops_view_get_store (page), GTK_WIDGET (page), _("Copying Files"), add_picture_in_thread, g_object_ref (texture), g_object_unref,
                            (GDestroyNotify) gops_material_report_free, on_added_cb, g_object_ref (page));
}

static void
add_link (GopsView   *page,
          const char *link)
{
  g_autoptr (GError) error = NULL;

  take_report (page, gops_materials_add_link (gops_view_get_store (page), link, 0, &error), error);
}

/* --- the question for a link --- */

typedef struct
{
  GopsView  *page;   /* (owned) */
  GtkWidget *row;    /* (owned) */
} Question;

static void
on_link_changed_cb (GtkWidget *row)
{
  gops_alert_set_answer_enabled (row, "add", gops_material_is_link (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
on_link_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  Question *question = data;
  g_autofree char *answer = gops_alert_ask_finish (result);

  if (g_str_equal (answer, "add") && gops_view_get_session (question->page) != NULL)
    add_link (question->page, gtk_editable_get_text (GTK_EDITABLE (question->row)));
  g_object_unref (question->page);
  g_object_unref (question->row);
  g_free (question);
}

void
gops_material_ask_link (GopsView   *page,
                        const char *text)
{
  const GopsAlertAnswer answers[] = { { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN }, { "add", _("_Add"), GOPS_ALERT_SUGGESTED } };
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (page);
  question->row = g_object_ref_sink (g_object_new (GTK_TYPE_ENTRY, "placeholder-text", "https://", "activates-default", TRUE, "width-chars", 28, "text",
                                                   text != NULL ? text : "", NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->row), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Link"), -1);
  g_signal_connect (question->row, "changed", G_CALLBACK (on_link_changed_cb), NULL);
  gops_alert_ask_async (GTK_WIDGET (page), _("Add Link"), _("A link is copied into messages as it is. It is never opened here."), question->row, answers,
                        G_N_ELEMENTS (answers), "add", NULL, on_link_answered_cb, question);
  on_link_changed_cb (question->row);
}

/* --- dropping and pasting --- */

gboolean
gops_material_drop (GopsView     *page,
                    const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    gops_material_add_texture (page, g_value_get_object (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));
      GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

      for (GSList *l = list; l != NULL; l = l->next)
        g_ptr_array_add (files, g_object_ref (l->data));
      gops_material_add_files (page, files);
    }
  else if (G_VALUE_HOLDS_STRING (value) && gops_material_is_link (g_value_get_string (value)))
    add_link (page, g_value_get_string (value));
  else
    return FALSE;
  return TRUE;
}

/* What is nothing to keep may be what is searched for. */
static void
refuse_paste (GopsView *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!GTK_IS_TEXT (focus) || !gtk_widget_activate_action (focus, "clipboard.paste", NULL))
    gops_session_toast (gops_view_get_session (page), _("The clipboard holds no file, picture or link"));
}

static void
on_pasted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsView) page = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (gops_view_get_session (page) != NULL && (value == NULL || !gops_material_drop (page, value)))
    refuse_paste (page);
}

void
gops_material_paste (GopsView *page)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  g_autoptr (GdkContentFormats) readable = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));
  const GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE, G_TYPE_STRING };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (gdk_content_formats_contain_gtype (readable, types[i]))
      {
        gdk_clipboard_read_value_async (clipboard, types[i], G_PRIORITY_DEFAULT, NULL, on_pasted_cb, g_object_ref (page));
        return;
      }
  refuse_paste (page);
}

/* --- copying --- */

/* A picture on its way out. */
typedef struct
{
  GopsView *page;   /* (owned) */
  gint64    material;
  gint64    asset;
  char     *name;   /* (owned) */
  char     *mime;   /* (owned) */
  GFile    *to;     /* (owned) (nullable): a file is saved there; NULL: a picture is copied */
} Out;

static void
out_free (gpointer data)
{
  Out *out = data;

  g_object_unref (out->page);
  g_free (out->name);
  g_free (out->mime);
  g_clear_object (&out->to);
  g_free (out);
}

static Out *
out_new (GopsView     *page,
         GopsMaterial *material,
         GFile        *to)
{
  Out *out = g_new0 (Out, 1);

  out->page = g_object_ref (page);
  out->material = gops_record_get_id (material);
  out->asset = gops_record_get_int (material, GOPS_MATERIAL_ASSET_ID);
  out->name = g_strdup (gops_record_get_text (material, GOPS_MATERIAL_TITLE));
  out->mime = g_strdup (gops_record_get_text (material, GOPS_MATERIAL_MIME));
  out->to = to != NULL ? g_object_ref (to) : NULL;
  return out;
}

static void
note_use (Out *out)
{
  g_autoptr (GError) error = NULL;

  if (!gops_library_note_use (gops_view_get_store (out->page), "material", out->material, &error))
    gops_view_report (out->page, error);
}

/* PNG is what every chat takes from a clipboard. */
static gpointer
load_to_copy (GopsStore     *store,
              gpointer       data,
              GopsProgress  *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  Out *out = data;
  g_autoptr (GBytes) bytes = gops_asset_load (store, out->asset, error);

  if (bytes == NULL || g_str_equal (out->mime, "image/png"))
    return g_steal_pointer (&bytes);
  return gops_picture_bytes_load (bytes, out->name, 0, cancellable, error);
}

static void
on_to_copy_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Out *out = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = gops_store_run_finish (GOPS_STORE (source), result, &error);
  g_autoptr (GdkContentProvider) content = png != NULL ? gdk_content_provider_new_for_bytes ("image/png", png) : NULL;

  if (gops_view_get_session (out->page) != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gops_view_report (out->page, error);
      if (content != NULL && gdk_clipboard_set_content (gdk_display_get_clipboard (gdk_display_get_default ()), content))
        {
          gops_session_toast (gops_view_get_session (out->page), _("Picture copied"));
          note_use (out);
        }
    }
  out_free (out);
}

static void
copy_link (GopsView     *page,
           GopsMaterial *material)
{
  Out *out = out_new (page, material, NULL);

  gops_session_copy_text (gops_view_get_session (page), gops_record_get_text (material, GOPS_MATERIAL_LINK), _("Link copied"));
  note_use (out);
  out_free (out);
}

void
gops_material_copy (GopsView     *page,
                    GopsMaterial *material)
{
  const char *kind = gops_record_get_text (material, GOPS_MATERIAL_KIND);
  Out *out;

  if (g_str_equal (kind, "link"))
    copy_link (page, material);
  else if (!g_str_equal (kind, "picture"))
    gops_material_save (page, material);
  else
    {
      out = out_new (page, material, NULL);
      gops_progress_dialog_run (gops_view_get_store (page), GTK_WIDGET (page), _("Copying Picture"), load_to_copy, out, NULL, (GDestroyNotify) g_bytes_unref,
                                on_to_copy_cb, out);
    }
}

/* --- saving --- */

static gpointer
save_in_thread (GopsStore     *store,
                gpointer       data,
                GopsProgress  *progress,
                GCancellable  *cancellable,
                GError       **error)
{
  Out *out = data;
  g_autoptr (GBytes) bytes = gops_asset_load (store, out->asset, error);

  return bytes != NULL && gops_file_write (out->to, bytes, cancellable, error) ? g_steal_pointer (&bytes) : NULL;
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Out *out = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (gops_view_get_session (out->page) != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gops_view_report (out->page, error);
      if (bytes != NULL)
        gops_session_toast_file (gops_view_get_session (out->page), _("File saved"), out->to);
    }
  out_free (out);
}

static void
on_place_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  Out *out = data;
  g_autoptr (GError) error = NULL;

  out->to = gops_file_choose_finish (result, &error);
  if (gops_view_get_session (out->page) == NULL || out->to == NULL)
    {
      if (error != NULL && gops_view_get_session (out->page) != NULL)
        gops_view_report (out->page, error);
      out_free (out);
      return;
    }
  gops_progress_dialog_run (gops_view_get_store (out->page), GTK_WIDGET (out->page), _("Saving File"), save_in_thread, out, NULL,
                            (GDestroyNotify) g_bytes_unref, on_saved_cb, out);
}

void
gops_material_save (GopsView     *page,
                    GopsMaterial *material)
{
  gops_file_save_async (GTK_WIDGET (page), _("Save As"), gops_record_get_text (material, GOPS_MATERIAL_FILE_NAME), NULL, 0, NULL, NULL, on_place_chosen_cb,
                        out_new (page, material, NULL));
}

/* --- removing --- */

static gboolean
remove_material (GopsStore *store,
                 gpointer   material,
                 GError   **error)
{
  return gops_record_delete (material, store, error);
}

gboolean
gops_material_remove (GopsView     *page,
                      GopsMaterial *material)
{
  if (!gops_view_change (page, N_("Remove material “%s”"), gops_record_get_text (material, GOPS_MATERIAL_TITLE), remove_material, material))
    return FALSE;
  gops_session_toast_undo (gops_view_get_session (page), _("Material removed"));
  return TRUE;
}
