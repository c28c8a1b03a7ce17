/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of the sheet of a plan item: answers to its question, and who signs up and comes. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-item-part.h"
#include "gops-plan-replies.h"
#include "gops-sign-up-import.h"

#define MOST_CHARACTERS 200
#define MOST_ROWS       200   /* of answers and of people */
#define MOST_PLACES     100000

/* --- answers --- */

static void
on_paste_clicked_cb (GopsItemPart *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->data));
  g_autofree char *text = NULL, *said = NULL;
  GtkTextIter start, end;
  GError *error = NULL;
  guint n = 0;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gops_item_part_begin (self);
  if (gops_plan_answers_paste (gops_item_part_get_store (self), gops_item_part_get_item (self), text, &n, &error))
    {
      gtk_text_buffer_set_text (buffer, "", -1);
      said = g_strdup_printf (ngettext ("%u answer kept", "%u answers kept", n), n);
      gops_session_toast_undo (self->sheet->session, said);
    }
  gops_item_part_end (self, error);
}

static void
on_clear_clicked_cb (GopsItemPart *self)
{
  GError *error = NULL;

  gops_item_part_begin (self);
  if (gops_plan_answers_clear (gops_item_part_get_store (self), gops_item_part_get_item (self), &error))
    gops_session_toast_undo (self->sheet->session, _("Answers removed"));
  gops_item_part_end (self, error);
}

/* A field for a paste, with its button. */
static GtkWidget *
create_paste (GopsItemPart *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *frame = gtk_frame_new (NULL);
  GtkWidget *hint = g_object_new (GTK_TYPE_LABEL, "label", _("Paste the answers, one a line, as “name: answer”. A line without a name counts as an answer, too."), "xalign", 0.0f, "wrap", TRUE, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new (), *view = gtk_text_view_new (), *button = gtk_button_new_with_mnemonic (_("_Count Answers"));

  self->data = view;
  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 9, "bottom-margin", 9, "left-margin", 12, "right-margin", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Answers to paste"), -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 84);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_frame_set_child (GTK_FRAME (frame), scroller);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_paste_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), button);
  g_object_set (box, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/* Returns: (transfer full) */
static char *
say_who (const GopsAnswerCount *count)
{
  g_autofree char *names = gops_brief (count->names->str, MOST_CHARACTERS);

  if (count->n_nameless == 0)
    return g_steal_pointer (&names);
  if (*names == '\0')
    return g_strdup (_("No name was given"));
  return g_strdup_printf (ngettext ("%s · %u without a name", "%s · %u without a name", count->n_nameless), names, count->n_nameless);
}

/* "Yes        12 · 60 %", with who said it below. */
static GtkWidget *
create_count (const GopsAnswerCount *count,
              guint                  total)
{
  g_autofree char *who = say_who (count);
  g_autofree char *answer = gops_brief (count->answer, MOST_CHARACTERS);
  g_autofree char *share = g_strdup_printf (_("%u · %u %%"), count->n, (count->n * 100 + total / 2) / total);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 4, NULL), answer, who);
  GtkWidget *label = gtk_label_new (share);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
fill_answers (GopsItemPart *self)
{
  g_autoptr (GPtrArray) answers = gops_plan_answers_load (gops_item_part_get_store (self), gops_item_part_get_item (self), NULL);
  guint n = answers != NULL ? answers->len : 0;
  g_autoptr (GPtrArray) counts = n > 0 ? gops_plan_answers_count (answers) : NULL;
  g_autofree char *sum = n > 0 ? g_strdup_printf (ngettext ("%u answer", "%u answers", n), n) : NULL;
  GtkWidget *clear;

  gops_item_part_say (self, sum);
  for (guint i = 0; counts != NULL && i < MIN (counts->len, MOST_ROWS); i++)
    gops_item_part_add (self, create_count (g_ptr_array_index (counts, i), n));
  if (n == 0)
    return;
  clear = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL), _("Remove All Answers"), NULL);
  g_signal_connect_swapped (clear, "activated", G_CALLBACK (on_clear_clicked_cb), self);
  gops_item_part_add (self, clear);
}

GopsItemPart *
gops_item_answers_new (const GopsItemSheet *sheet)
{
  GopsItemPart *self = gops_item_part_new (sheet, _("Answers"), FALSE, fill_answers);

  gops_item_part_add_head (self, create_paste (self));
  return self;
}

/* --- sign-up list --- */

/* One name, several lines of them, or a list as it was passed on in the group (接龙). The first name makes the list. */
static void
add_names (GopsItemPart *self,
           const char   *text)
{
  g_autofree char *said = NULL;
  GError *error = NULL;
  guint n = 0;

  gops_item_part_begin (self);
  if (gops_sign_up_take_names (gops_item_part_get_store (self), gops_item_part_get_item (self), text, &n, &error) && strchr (text, '\n') != NULL)
    {
      said = g_strdup_printf (ngettext ("%u entry taken over", "%u entries taken over", n), n);
      gops_session_toast_undo (self->sheet->session, said);
    }
  gops_item_part_end (self, error);
}

static void
on_came_toggled_cb (GopsItemPart *self,
                    GtkWidget    *check)
{
  GError *error = NULL;

  if (self->filling)
    return;
  gops_item_part_begin (self);
  (void) gops_sign_up_set_attended (gops_item_part_get_store (self), gops_item_part_number (check),
                                    gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) ? 1 : 0, &error);
  gops_item_part_end (self, error);
}

static void
on_entry_removed_cb (GopsItemPart *self,
                     GtkWidget    *button)
{
  GError *error = NULL;

  gops_item_part_begin (self);
  (void) gops_sign_up_remove_entry (gops_item_part_get_store (self), gops_item_part_number (button), &error);
  gops_item_part_end (self, error);
}

static void
on_places_changed_cb (GopsItemPart *self,
                      GParamSpec   *pspec,
                      GtkWidget    *row)
{
  int places = (int) gops_spin_row_get_value (GOPS_SPIN_ROW (row));
  GError *error = NULL;

  if (self->filling)
    return;
  (void) gops_sign_up_set_places (gops_item_part_get_store (self), gops_item_part_number (row), places > 0 ? places : -1, &error);
  gops_session_report (self->sheet->session, error);
  g_clear_error (&error);
}

static void
on_list_chosen_cb (GopsItemPart *self,
                   GParamSpec   *pspec,
                   GtkWidget    *combo)
{
  gint64 id = gops_item_part_chosen (self, combo);
  GError *error = NULL;

  if (id == 0)
    return;
  gops_item_part_begin (self);
  (void) gops_plan_sign_up_link (gops_item_part_get_store (self), gops_item_part_get_item (self), id, &error);
  gops_item_part_end (self, error);
}

static void
on_unlink_cb (GopsItemPart *self)
{
  GError *error = NULL;

  gops_item_part_begin (self);
  (void) gops_plan_sign_up_unlink (gops_item_part_get_store (self), gops_item_part_get_item (self), &error);
  gops_item_part_end (self, error);
}

/* "Waits for a place · no member of this group · brings tea". (transfer full) */
static char *
say_entry (gpointer record,
           gboolean waits)
{
  g_autofree char *remark = gops_brief (gops_record_get_text (record, GOPS_SIGN_UP_ENTRY_REMARK), MOST_CHARACTERS);
  GString *said = g_string_new (waits ? _("Waits for a place") : NULL);

  if (gops_record_get_int (record, GOPS_SIGN_UP_ENTRY_PERSON_ID) == 0)
    g_string_append_printf (said, "%s%s", said->len > 0 ? " · " : "", _("Nobody of this name is known"));
  if (gops_record_get_real (record, GOPS_SIGN_UP_ENTRY_QUANTITY) <= 0)
    g_string_append_printf (said, "%s%s", said->len > 0 ? " · " : "", _("Called off"));
  if (*remark != '\0')
    g_string_append_printf (said, "%s%s", said->len > 0 ? " · " : "", remark);
  return g_string_free (said, FALSE);
}

/* "3. Ana × 2" (transfer full) */
static char *
number_entry (gpointer    record,
              guint       number,
              const char *name)
{
  double quantity = gops_record_get_real (record, GOPS_SIGN_UP_ENTRY_QUANTITY);

  return quantity > 1 ? g_strdup_printf ("%u. %s × %g", number, name, quantity) : g_strdup_printf ("%u. %s", number, name);
}

static GtkWidget *
create_entry (GopsItemPart *self,
              gpointer      record,
              guint         number,
              gboolean      waits)
{
  g_autofree char *name = gops_brief (gops_record_get_text (record, GOPS_SIGN_UP_ENTRY_NAME), MOST_CHARACTERS);
  g_autofree char *numbered = number_entry (record, number, name), *spoken = g_strdup_printf (_("%s came"), name);
  g_autofree char *said = say_entry (record, waits);
  gint64 id = gops_record_get_id (record);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL), numbered, said);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), gops_record_get_int (record, GOPS_SIGN_UP_ENTRY_ATTENDED) > 0);
  gtk_widget_set_tooltip_text (check, _("Came"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (check), "number", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_came_toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  (void) gops_item_part_button (self, row, "user-trash-symbolic", _("Remove"), name, id, G_CALLBACK (on_entry_removed_cb));
  return row;
}

static GtkWidget *
create_places (GopsItemPart *self,
               gpointer      list)
{
  GtkWidget *row = gops_spin_row_new (_("Places (0: without a limit)"), 0, MOST_PLACES, 1);
  gint64 id = gops_record_get_id (list);

  gops_spin_row_set_value (GOPS_SPIN_ROW (row), MAX (gops_record_get_int (list, GOPS_SIGN_UP_PLACES), 0));
  g_object_set_data_full (G_OBJECT (row), "number", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_swapped (row, "notify::value", G_CALLBACK (on_places_changed_cb), self);
  return row;
}

/* Lists that were imported from the group. */
static void
add_lists_to_choose (GopsItemPart *self)
{
  g_autoptr (GPtrArray) lists = gops_plan_sign_ups_free (gops_item_part_get_store (self), gops_item_part_get_item (self), NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *combo;
  GArray *ids;

  if (lists == NULL || lists->len == 0)
    return;
  combo = adw_combo_row_new ();
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_string_list_append (names, _("None"));
  for (guint i = 0; i < lists->len; i++)
    {
      gpointer list = g_ptr_array_index (lists, i);
      g_autofree char *title = gops_brief (gops_record_get_text (list, GOPS_SIGN_UP_TITLE), MOST_CHARACTERS);
      g_autofree char *name = g_strdup_printf ("%s · %s", title, gops_record_get_text (list, GOPS_SIGN_UP_ON_DATE));
      gint64 id = gops_record_get_id (list);

      gtk_string_list_append (names, name);
      g_array_append_val (ids, id);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), _("List That Is There"));
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (names));
  gops_item_part_offer (combo, ids);
  g_signal_connect_swapped (combo, "notify::selected", G_CALLBACK (on_list_chosen_cb), self);
  gops_item_part_add (self, combo);
}

/* (transfer full) */
static char *
say_list (guint  n,
          double heads,
          guint  came)
{
  if (came > 0)
    return g_strdup_printf (_("%u signed up, %u came"), n, came);
  return heads > n ? g_strdup_printf (_("%u signed up · %g in all"), n, heads) : g_strdup_printf (ngettext ("%u signed up", "%u signed up", n), n);
}

static void
fill_list (GopsItemPart *self,
           gpointer      list)
{
  g_autoptr (GPtrArray) entries = gops_sign_up_entries_load (gops_item_part_get_store (self), gops_record_get_id (list), NULL);
  gint64 places = gops_record_get_int (list, GOPS_SIGN_UP_PLACES);
  g_autofree char *sum = NULL;
  GtkWidget *unlink;
  guint came = 0, n = entries != NULL ? entries->len : 0;
  double heads = 0;

  gops_item_part_add (self, create_places (self, list));
  for (guint i = 0; i < n; i++)
    {
      came += gops_record_get_int (g_ptr_array_index (entries, i), GOPS_SIGN_UP_ENTRY_ATTENDED) > 0;
      heads += gops_record_get_real (g_ptr_array_index (entries, i), GOPS_SIGN_UP_ENTRY_QUANTITY);
      if (i < MOST_ROWS)
        gops_item_part_add (self, create_entry (self, g_ptr_array_index (entries, i), i + 1, places >= 0 && heads > (double) places));
    }
  unlink = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL), _("Take the List Away"), NULL);
  g_signal_connect_swapped (unlink, "activated", G_CALLBACK (on_unlink_cb), self);
  gops_item_part_add (self, unlink);
  sum = say_list (n, heads, came);
  gops_item_part_say (self, sum);
}

static void
fill_sign_up (GopsItemPart *self)
{
  g_autoptr (GopsSignUp) list = gops_plan_sign_up_load (gops_item_part_get_store (self), gops_item_part_get_item (self), NULL);

  if (list != NULL)
    {
      fill_list (self, list);
      return;
    }
  gops_item_part_say (self, NULL);
  add_lists_to_choose (self);
}

GopsItemPart *
gops_item_sign_up_new (const GopsItemSheet *sheet)
{
  GopsItemPart *self = gops_item_part_new (sheet, _("Sign-Up List"), FALSE, fill_sign_up);

  gops_item_part_add_head (self, gops_item_part_entry (self, _("Sign Up: a name, or paste a sign-up list"), add_names));
  return self;
}
