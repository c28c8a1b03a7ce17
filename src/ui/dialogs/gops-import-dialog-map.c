/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing members or orders: what the columns mean, into which group, and what would happen. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-import-dialog-private.h"
#include "gops-import-group.h"
#include "gops-import-rows.h"
#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-records.h"
#include "gops-rows.h"
#include "gops-workspace.h"

#define PREVIEW_ROWS 6
#define MOST_WORDS   6     /* about one of them */
#define MOST_SKIPPED 50    /* shown before the import; the report has them all */
#define MOST_COLUMNS 60    /* of a table that people map by hand */

static const char *const encodings[] = { NULL, "UTF-8", "GB18030", "BIG5", "UTF-16LE", "UTF-16BE", "WINDOWS-1252", "SHIFT_JIS" };

/* --- what would happen --- */

void
gops_import_dialog_show_verdict (GopsImportDialog *self,
                                 const char       *title,
                                 const char       *subtitle,
                                 gboolean          good)
{
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict), safe_title);
  adw_action_row_set_subtitle (self->verdict, safe_subtitle);
  gtk_image_set_from_icon_name (self->verdict_sign, good ? "gops-sent-symbolic" : "gops-warning-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict_sign), (const char *[]) { good ? "gops-jade" : "gops-amber-mark", NULL });
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", good);
}

static void
clear_rows (GopsImportDialog *self)
{
  for (guint i = 0; i < self->shown_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->shown_rows, i);

      adw_expander_row_remove (ADW_EXPANDER_ROW (gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW)), row);
    }
  g_ptr_array_set_size (self->shown_rows, 0);
}

void
gops_import_dialog_add_row (GopsImportDialog *self,
                            AdwExpanderRow   *expander,
                            const char       *title,
                            const char       *subtitle)
{
  GtkWidget *row = gops_import_row_new (title, subtitle);

  adw_expander_row_add_row (expander, row);
  g_ptr_array_add (self->shown_rows, row);
}

static void
add_own_words (GopsImportDialog      *self,
               const GopsMemberDraft *draft,
               GPtrArray             *parts)
{
  GopsMemberImport *import = self->look->import;

  for (guint i = 0; draft->own != NULL && i < draft->own->len; i++)
    for (guint column = 0; column < gops_member_import_get_n_columns (import); column++)
      {
        const GopsOwnDraft *own = draft->own->pdata[i];
        GopsOwnField *field = gops_member_import_get_own_field (import, column);

        if (field != NULL && gops_record_get_id (field) == own->field && parts->len < MOST_WORDS)
          g_ptr_array_add (parts, g_strdup_printf ("%s %s", gops_record_get_text (field, GOPS_OWN_FIELD_NAME), own->value));
      }
}

/* What was understood of a record beside its name: "Joined 2026-03-01 · 12 messages" is said by field and value. */
static char *
draft_words (GopsImportDialog      *self,
             const GopsMemberDraft *draft)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (GopsMemberField field = GOPS_MEMBER_FIELD_NICKNAME; field < GOPS_MEMBER_N_FIELDS; field++)
    {
      const GopsMappingField *info = gops_member_field_get_info (field);

      if (parts->len >= MOST_WORDS)
        break;
      if (info->kind == GOPS_MAPPING_NUMBER && draft->numbers[field] >= 0)
        g_ptr_array_add (parts, g_strdup_printf ("%s %" G_GINT64_FORMAT, _(info->label), draft->numbers[field]));
      else if (info->kind != GOPS_MAPPING_NUMBER && draft->texts[field] != NULL && *draft->texts[field] != '\0')
        g_ptr_array_add (parts, g_strdup_printf ("%s %s", _(info->label), draft->texts[field]));
    }
  add_own_words (self, draft, parts);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_preview_rows (GopsImportDialog        *self,
                   const GopsMemberPreview *preview)
{
  for (guint i = 0; i < preview->rows->len; i++)
    {
      const GopsMemberPreviewRow *row = g_ptr_array_index (preview->rows, i);
      const char *name = row->draft.texts[GOPS_MEMBER_FIELD_NAME];
      const char *nickname = row->draft.texts[GOPS_MEMBER_FIELD_NICKNAME];
      g_autofree char *words = draft_words (self, &row->draft);
      g_autofree char *subtitle = g_strdup_printf (*words != '\0' ? "%s · %s" : "%s", row->reason, words);

      gops_import_dialog_add_row (self, self->preview, name != NULL && *name != '\0' ? name : nickname != NULL && *nickname != '\0' ? nickname : "–", subtitle);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->preview), preview->rows->len > 0);
}

void
gops_import_dialog_show_skipped (GopsImportDialog       *self,
                                 const GopsImportReport *report)
{
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u line or value", "%u lines or values", (gulong) report->n_skipped),
                                               (guint) report->n_skipped);

  for (guint i = 0; i < MIN (report->skipped->len, MOST_SKIPPED); i++)
    {
      const GopsImportSkipped *skipped = g_ptr_array_index (report->skipped, i);
      g_autofree char *line = gops_import_line_words (skipped->line), *told = gops_import_skipped_say (skipped);

      gops_import_dialog_add_row (self, self->skipped, line, told);
    }
  adw_expander_row_set_subtitle (self->skipped, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->skipped), report->n_skipped > 0);
}

/* It can be imported: whether that is wanted is for the person to say. */
static void
warn_cut (GopsImportDialog       *self,
          const GopsImportReport *report,
          const char             *words)
{
  g_autofree char *text = g_strdup_printf ("%s: %s\n%s", _("This file holds only a part"), report->cut_off, words);
  g_autofree char *safe = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (self->verdict, safe);
  gtk_image_set_from_icon_name (self->verdict_sign, "gops-warning-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict_sign), (const char *[]) { "gops-amber-mark", NULL });
}

static void
show_preview (GopsImportDialog        *self,
              const GopsMemberPreview *preview)
{
  const GopsImportReport *report = preview->report;
  guint n = (guint) (report->members_new + report->members_matched);
  g_autofree char *title = g_strdup_printf (ngettext ("%u member would be imported", "%u members would be imported", n), n);
  g_autofree char *fresh = g_strdup_printf (ngettext ("%u new person", "%u new people", (gulong) report->members_new), (guint) report->members_new);
  g_autofree char *known = g_strdup_printf (ngettext ("%u already known", "%u already known", (gulong) report->members_matched),
                                            (guint) report->members_matched);
  g_autofree char *twice = g_strdup_printf (ngettext ("%u twice in the file", "%u twice in the file", (gulong) report->duplicates),
                                            (guint) report->duplicates);
  g_autofree char *subtitle = g_strdup_printf (report->duplicates > 0 ? "%s · %s · %s" : "%s · %s", fresh, known, twice);

  show_preview_rows (self, preview);
  gops_import_dialog_show_skipped (self, report);
  gops_import_dialog_show_verdict (self, title, subtitle, n > 0);
  if (report->cut_off != NULL)
    warn_cut (self, report, subtitle);
}

static void
show_problem (GopsImportDialog *self,
              const GError     *error)
{
  gboolean order = g_error_matches (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DATE_ORDER);

  if (order)
    gtk_widget_set_visible (GTK_WIDGET (self->order), TRUE);
  gops_import_dialog_show_verdict (self, order ? _("Which comes first in the dates, day or month?") : _("Nothing can be imported yet"), error->message, FALSE);
}

gboolean
gops_import_dialog_end_preview (GopsImportDialog *self,
                                const GError     *error)
{
  g_clear_object (&self->previewing);
  if (self->closed)
    return FALSE;
  if (self->again)
    {
      gops_import_dialog_preview (self);
      return FALSE;
    }
  clear_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->skipped), FALSE);
  if (error != NULL)
    show_problem (self, error);
  return TRUE;
}

static void
on_previewed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMemberPreview) preview = gops_member_import_preview_finish (GOPS_STORE (source), result, &error);

  if (gops_import_dialog_end_preview (self, error) && preview != NULL)
    show_preview (self, preview);
}

static void
begin_preview (GopsImportDialog *self)
{
  GopsStore *store = gops_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", FALSE);
  if (!gops_import_columns_apply (self->meanings, store, &error))
    {
      show_problem (self, error);
      return;
    }
  self->previewing = g_cancellable_new ();
  if (self->look->orders != NULL)
    {
      gops_import_dialog_try_orders (self);
      return;
    }
  gops_member_import_set_date_order (self->look->import, self->date_order);
  gops_member_import_preview_async (self->look->import, store, gops_import_dialog_get_target (self), PREVIEW_ROWS, NULL, NULL, self->previewing, on_previewed_cb,
                                    g_object_ref (self));
}

/* The import must not change while it is being previewed: what is chosen meanwhile waits. */
void
gops_import_dialog_preview (GopsImportDialog *self)
{
  self->named = gops_import_dialog_get_target (self) != 0;
  self->again = self->previewing != NULL;
  if (self->again)
    {
      g_cancellable_cancel (self->previewing);
      return;
    }
  if (self->look == NULL || self->meanings == NULL)
    return;
  if (gops_import_dialog_get_target (self) != 0)
    begin_preview (self);
  else
    gops_import_dialog_show_verdict (self, self->look->orders != NULL ? _("Choose a group for these orders") : _("Choose a group for these members"),
                                     _("Or name a new one above."), FALSE);
}

/* --- columns --- */

/* A field belongs to one column: choosing it takes it from the other. */
static void
on_column_selected_cb (GopsImportDialog *self,
                       GParamSpec       *pspec,
                       AdwComboRow      *row)
{
  guint column = 0, before;

  if (self->filling || !g_ptr_array_find (self->column_rows, row, &column))
    return;
  before = gops_import_columns_set_choice (self->meanings, column, adw_combo_row_get_selected (row));
  self->filling = TRUE;
  if (before < self->column_rows->len)
    adw_combo_row_set_selected (g_ptr_array_index (self->column_rows, before), 0);
  self->filling = FALSE;
  gops_import_dialog_preview (self);
}

static void
add_column (GopsImportDialog *self,
            guint             column)
{
  g_autofree char *title = g_markup_escape_text (gops_import_columns_get_title (self->meanings, column), -1);
  g_autofree char *subtitle = g_markup_escape_text (gops_import_columns_get_sample (self->meanings, column), -1);
  g_auto (GStrv) choices = gops_import_columns_dup_choices (self->meanings, column);
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const *) choices);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "subtitle", subtitle, "subtitle-lines", 2, "model", names, NULL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), gops_import_columns_get_choice (self->meanings, column));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_column_selected_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->columns, row);
  g_ptr_array_add (self->column_rows, row);
}

static void
fill_columns (GopsImportDialog *self)
{
  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (self->columns, g_ptr_array_index (self->column_rows, i));
  g_ptr_array_set_size (self->column_rows, 0);
  g_clear_pointer (&self->meanings, gops_import_columns_free);
  self->meanings = gops_import_columns_new (self->look, gops_session_get_store (self->session));
  for (guint i = 0; i < MIN (gops_import_columns_get_n (self->meanings), MOST_COLUMNS); i++)
    add_column (self, i);
}

/* --- the group --- */

void
gops_import_dialog_fill_groups (GopsImportDialog *self)
{
  self->filling = TRUE;
  gops_import_group_fill (self->group_choice, gops_session_get_store (self->session), self->group, self->groups);
  gtk_widget_set_visible (GTK_WIDGET (self->group_name), self->group == 0);
  self->filling = FALSE;
}

static void
on_group_selected_cb (GopsImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->group_choice);

  if (self->filling || selected >= self->groups->len)
    return;
  self->group = g_array_index (self->groups, gint64, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->group_name), self->group == 0);
  if (self->group == 0)
    (void) gtk_widget_grab_focus (GTK_WIDGET (self->group_name));
  gops_import_dialog_preview (self);
}

static GopsImportGroup *
named_group (GopsImportDialog *self)
{
  return self->group == 0 ? gops_import_group_new (gops_session_get_store (self->session), gtk_editable_get_text (GTK_EDITABLE (self->group_name))) : NULL;
}

gint64
gops_import_dialog_get_target (GopsImportDialog *self)
{
  g_autoptr (GopsImportGroup) named = named_group (self);

  return named != NULL ? GOPS_IMPORT_NEW_GROUP : self->group;
}

/* What would happen is the same whatever the group is called. */
static void
on_group_name_changed_cb (GopsImportDialog *self)
{
  gboolean named = gops_import_dialog_get_target (self) != 0;

  if (self->filling || self->group != 0 || named == self->named)
    return;
  gops_import_dialog_preview (self);
}

gboolean
gops_import_dialog_make_group (GopsImportDialog *self)
{
  GopsStore *store = gops_session_get_store (self->session);
  g_autoptr (GopsImportGroup) named = named_group (self);
  g_autoptr (GError) error = NULL;

  if (named == NULL)
    return self->group != 0;
  self->group = gops_method_create_group (store, &named->draft, &error);
  if (self->group == 0)
    {
      gops_import_dialog_show_verdict (self, _("The group could not be made"), error->message, FALSE);
      return FALSE;
    }
  self->made = gops_store_next_undo (store);
  return TRUE;
}

void
gops_import_dialog_unmake_group (GopsImportDialog *self)
{
  if (self->made == 0)
    return;
  if (gops_store_next_undo (gops_session_get_store (self->session)) == self->made && gops_session_undo (self->session))
    self->group = 0;
  self->made = 0;
}

/* --- encoding and dates --- */

static const char *
shown_sheet (GopsImportDialog *self)
{
  return self->look != NULL && self->look->sheets != NULL ? self->look->sheets[self->look->sheet] : NULL;
}

static GopsHolds
shown_holds (GopsImportDialog *self)
{
  return self->look->orders != NULL ? GOPS_HOLDS_ORDERS : GOPS_HOLDS_MEMBERS;
}

static void
on_encoding_selected_cb (GopsImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->encoding);

  if (!self->filling && selected < G_N_ELEMENTS (encodings))
    gops_import_dialog_read (self, encodings[selected], shown_sheet (self), shown_holds (self));
}

static void
on_holds_selected_cb (GopsImportDialog *self)
{
  if (!self->filling && gops_import_holds_selected (self->holds) != shown_holds (self))
    gops_import_dialog_read (self, NULL, self->sheet_picked ? shown_sheet (self) : NULL, gops_import_holds_selected (self->holds));
}

static void
on_sheet_selected_cb (GopsImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->sheet);

  if (self->filling || self->look->sheets == NULL || selected == self->look->sheet)
    return;
  self->sheet_picked = TRUE;
  gops_import_dialog_read (self, NULL, self->look->sheets[selected], GOPS_HOLDS_UNKNOWN);
}

static void
show_table (GopsImportDialog *self)
{
  g_autoptr (GtkStringList) sheets = gtk_string_list_new ((const char *const *) self->look->sheets);

  gops_import_holds_show (self->holds, shown_holds (self));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), self->look->sheets != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), self->look->import == NULL ||
                          !g_str_equal (gops_member_import_get_format (self->look->import)->id, "xlsx"));
  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (sheets));
  adw_combo_row_set_selected (self->sheet, self->look->sheets != NULL ? self->look->sheet : 0);
}

static void
on_order_selected_cb (GopsImportDialog *self)
{
  static const GopsDateOrder orders[] = { GOPS_DATE_ORDER_UNKNOWN, GOPS_DATE_ORDER_DMY, GOPS_DATE_ORDER_MDY };
  guint selected = adw_combo_row_get_selected (self->order);

  if (self->filling || selected >= G_N_ELEMENTS (orders))
    return;
  self->date_order = orders[selected];
  gops_import_dialog_preview (self);
}

static void
fill_encodings (GopsImportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Found by itself"));
  for (guint i = 1; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (names, encodings[i]);
  self->filling = TRUE;
  adw_combo_row_set_model (self->encoding, G_LIST_MODEL (names));
  self->filling = FALSE;
}

/* --- the page --- */

static void
name_rows (GopsImportDialog *self)
{
  gboolean orders = self->look->orders != NULL;
  const char *first = orders ? _("First orders") : _("First members");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->preview), first);
  gops_expander_row_set_label (self->preview, first);
  gtk_widget_set_visible (GTK_WIDGET (self->add_people), orders);
}

static GopsDateOrder
found_order (GopsImportDialog *self)
{
  return self->look->orders != NULL ? gops_order_import_get_sheet (self->look->orders)->order
                                    : gops_member_import_get_date_order (self->look->import);
}

void
gops_import_dialog_show_map (GopsImportDialog *self)
{
  g_autofree char *name = g_markup_escape_text (self->look->name, -1);
  g_autofree char *how = g_markup_escape_text (self->look->how, -1);

  self->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), name);
  adw_action_row_set_subtitle (self->file_row, how);
  show_table (self);
  name_rows (self);
  self->date_order = found_order (self);
  adw_combo_row_set_selected (self->order, self->date_order == GOPS_DATE_ORDER_DMY ? 1 : self->date_order == GOPS_DATE_ORDER_MDY ? 2 : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->order), self->date_order != GOPS_DATE_ORDER_UNKNOWN);
  fill_columns (self);
  clear_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->skipped), FALSE);
  self->filling = FALSE;
  gops_import_dialog_show_verdict (self, self->look->orders != NULL ? _("Looking at the orders…") : _("Looking at the members…"), NULL, FALSE);
  gtk_widget_set_visible (self->import, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "map");
  if (gops_import_dialog_get_target (self) == 0)
    (void) gtk_widget_grab_focus (GTK_WIDGET (self->group_name));
  gops_import_dialog_preview (self);
}

void
gops_import_dialog_init_map (GopsImportDialog *self)
{
  gops_expander_row_set_label (self->skipped, _("Left out"));
  gops_import_holds_fill (self->holds);
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->column_rows = g_ptr_array_new ();
  self->shown_rows = g_ptr_array_new ();
  fill_encodings (self);
  g_signal_connect_object (self->holds, "notify::selected", G_CALLBACK (on_holds_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::selected", G_CALLBACK (on_sheet_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->encoding, "notify::selected", G_CALLBACK (on_encoding_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group_choice, "notify::selected", G_CALLBACK (on_group_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_people, "notify::active", G_CALLBACK (gops_import_dialog_preview), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (on_order_selected_cb), self, G_CONNECT_SWAPPED);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, GopsImportDialog, child)

void
gops_import_dialog_bind_map (GtkWidgetClass *widget_class)
{
  g_type_ensure (GOPS_TYPE_SWITCH_ROW);
  BIND (file_row); BIND (holds); BIND (sheet); BIND (encoding); BIND (group_choice); BIND (group_name); BIND (order); BIND (add_people);
  BIND (verdict); BIND (verdict_sign); BIND (preview); BIND (skipped); BIND (columns);
  gtk_widget_class_bind_template_callback (widget_class, on_group_name_changed_cb);
}
