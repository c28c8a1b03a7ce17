/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where posters hang: of the group that is shown, or of all. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-empty-state.h"
#include "gops-posting-question.h"
#include "gops-short-date.h"
#include "gops-workspace.h"

#define MOST_ROWS 300   /* each is a widget; the rest is counted */

#define GOPS_TYPE_POSTINGS_DIALOG (gops_postings_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsPostingsDialog, gops_postings_dialog, GOPS, POSTINGS_DIALOG, AdwBin)

struct _GopsPostingsDialog
{
  AdwBin parent_instance;

  GopsSession         *session;    /* (owned) */
  gint64               group;      /* that is shown; 0: none */
  GHashTable          *names;      /* (owned) (nullable) (element-type gint64 utf8): of groups */
  GPtrArray           *rows;       /* (owned): of the postings; borrowed */

  GtkToggleButton     *all;
  GtkStack            *stack;      /* "none", "some" */
  AdwPreferencesGroup *list;
  GtkWidget           *more;
};

G_DEFINE_FINAL_TYPE (GopsPostingsDialog, gops_postings_dialog, ADW_TYPE_BIN)

/* --- words --- */

static void
add_part (GString    *text,
          const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* "since 24 November", "taken down on 1 December" */
static char *
describe_days (GopsPosting *posting,
               const char  *today)
{
  gboolean down = !gops_record_is_blank (posting, GOPS_POSTING_TAKEN_DOWN);
  g_autofree char *day = gops_short_date (gops_record_get_text (posting, down ? GOPS_POSTING_TAKEN_DOWN : GOPS_POSTING_POSTED_ON), today);

  return *day == '\0' ? g_strdup ("") : g_strdup_printf (down ? _("taken down on %s") : _("since %s"), day);
}

static char *
describe_code (GopsPosting *posting,
               const char  *today)
{
  const char *until = gops_record_get_text (posting, GOPS_POSTING_CODE_UNTIL);
  g_autofree char *day = gops_short_date (until, today);

  return *day == '\0' ? g_strdup ("") : g_strdup_printf (g_strcmp0 (until, today) < 0 ? _("code ended on %s") : _("code until %s"), day);
}

static char *
describe (GopsPostingsDialog *self,
          GopsPosting        *posting,
          const char         *today)
{
  gint64 group = gops_record_get_int (posting, GOPS_POSTING_GROUP_ID);
  const char *name = gtk_toggle_button_get_active (self->all) && self->names != NULL ? g_hash_table_lookup (self->names, &group) : NULL;
  g_autofree char *days = describe_days (posting, today), *code = describe_code (posting, today);
  g_autoptr (GString) text = g_string_new (NULL);

  add_part (text, name != NULL ? name : "");
  add_part (text, gops_record_get_text (posting, GOPS_POSTING_TITLE));
  add_part (text, days);
  add_part (text, code);
  add_part (text, gops_record_get_text (posting, GOPS_POSTING_NOTE));
  return g_markup_escape_text (text->str, -1);
}

/* --- rows --- */

static GopsPosting *
posting_of (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "posting");
}

static void
on_row_activated_cb (GopsPostingsDialog *self,
                     GtkWidget          *row)
{
  GopsPosting *posting = posting_of (row);
  GopsPostingDraft draft = gops_posting_describe (posting);

  gops_posting_ask (self->session, gops_record_get_int (posting, GOPS_POSTING_GROUP_ID), gops_record_get_id (posting), &draft, GTK_WIDGET (self));
}

static void
on_down_clicked_cb (GopsPostingsDialog *self,
                    GtkWidget          *button)
{
  GopsPosting *posting = posting_of (button);
  g_autofree char *today = gops_date_today (gops_session_get_store (self->session), NULL);
  gboolean down = !gops_record_is_blank (posting, GOPS_POSTING_TAKEN_DOWN);
  g_autoptr (GError) error = NULL;

  if (gops_posting_take_down (gops_session_get_store (self->session), gops_record_get_id (posting), down ? "" : today, &error))
    gops_session_toast_undo (self->session, down ? _("Hangs again") : _("Taken down"));
  else
    gops_session_report (self->session, error);
}

static void
on_remove_clicked_cb (GopsPostingsDialog *self,
                      GtkWidget          *button)
{
  g_autoptr (GError) error = NULL;

  if (gops_posting_remove (gops_session_get_store (self->session), gops_record_get_id (posting_of (button)), &error))
    gops_session_toast_undo (self->session, _("Posting removed"));
  else
    gops_session_report (self->session, error);
}

static void
add_button (GopsPostingsDialog *self,
            GtkWidget          *row,
            GopsPosting        *posting,
            const char         *icon,
            const char         *label,
            GCallback           callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, gops_record_get_text (posting, GOPS_POSTING_PLACE));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "posting", g_object_ref (posting), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* What hangs with a dead code stands out; what was taken down steps back. */
static GtkWidget *
make_sign (GopsPostingState state)
{
  static const char *const icons[] = { "gops-encourage-symbolic", "gops-warning-symbolic", "gops-warning-symbolic", "go-bottom-symbolic" };
  static const char *const classes[] = { "gops-jade-mark", "gops-amber-mark", "error", "dim-label" };
  const char *const names[] = { _("Hangs"), _("Its code ends soon"), _("Its code has ended"), _("Taken down") };
  GtkWidget *sign = gtk_image_new_from_icon_name (icons[state]);

  gtk_widget_add_css_class (sign, classes[state]);
  gtk_widget_set_tooltip_text (sign, names[state]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, names[state], -1);
  return sign;
}

static void
add_row (GopsPostingsDialog *self,
         GopsPosting        *posting,
         const char         *today)
{
  GtkWidget *row = adw_action_row_new ();
  GopsPostingState state = gops_posting_state (posting, today);
  gboolean down = state == GOPS_POSTING_DOWN;
  g_autofree char *title = g_markup_escape_text (gops_record_get_text (posting, GOPS_POSTING_PLACE), -1);
  g_autofree char *subtitle = describe (self, posting, today);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_sign (state));
  g_object_set_data_full (G_OBJECT (row), "posting", g_object_ref (posting), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  add_button (self, row, posting, down ? "edit-undo-symbolic" : "go-bottom-symbolic", down ? _("Hangs Again") : _("Taken Down"),
              G_CALLBACK (on_down_clicked_cb));
  add_button (self, row, posting, "user-trash-symbolic", _("Remove From the List"), G_CALLBACK (on_remove_clicked_cb));
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
load_names (GopsPostingsDialog *self)
{
  g_autoptr (GopsStatement) rows = gops_store_query (gops_session_get_store (self->session), NULL, "SELECT id, name FROM chat_group", NULL);

  g_clear_pointer (&self->names, g_hash_table_unref);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_hash_table_insert (self->names, g_memdup2 (&id, sizeof id), g_strdup (gops_statement_text (rows, 1)));
    }
}

static void
show_more (GopsPostingsDialog *self,
           guint               n)
{
  guint more = n > MOST_ROWS ? n - MOST_ROWS : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

  gtk_label_set_label (GTK_LABEL (self->more), text);
  gtk_widget_set_visible (self->more, more > 0);
}

static void
show (GopsPostingsDialog *self)
{
  gboolean all = gtk_toggle_button_get_active (self->all);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) postings = gops_postings_load (gops_session_get_store (self->session), all ? 0 : self->group, &error);
  g_autofree char *today = gops_date_today (gops_session_get_store (self->session), NULL);

  gops_session_report (self->session, error);
  if (postings == NULL)
    return;
  if (all)
    load_names (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (postings->len, MOST_ROWS); i++)
    add_row (self, postings->pdata[i], today);
  show_more (self, postings->len);
  gtk_stack_set_visible_child_name (self->stack, postings->len > 0 ? "some" : "none");
}

/* --- object --- */

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_POSTINGS_DIALOG (widget)->session);
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (GOPS_POSTINGS_DIALOG (widget)->session);
}

static void
gops_postings_dialog_dispose (GObject *object)
{
  GopsPostingsDialog *self = GOPS_POSTINGS_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_postings_dialog_parent_class)->dispose (object);
}

static void
gops_postings_dialog_class_init (GopsPostingsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_postings_dialog_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static GtkWidget *
make_switch (GopsPostingsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *one = gtk_toggle_button_new_with_mnemonic (_("_This Group"));

  self->all = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_("_All Groups")));
  gtk_toggle_button_set_group (self->all, GTK_TOGGLE_BUTTON (one));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (one), TRUE);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), one);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all));
  return box;
}

static GtkWidget *
make_list (GopsPostingsDialog *self)
{
  GtkWidget *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->more = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->more, "dim-label");
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->more);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
  return scroller;
}

static void
gops_postings_dialog_init (GopsPostingsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *stack = gtk_stack_new ();

  self->rows = g_ptr_array_new ();
  self->stack = GTK_STACK (stack);
  gtk_widget_add_css_class (header, "flat");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Where It Hangs"), NULL));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_switch (self));
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, make_list (self), "some");
  gtk_stack_add_named (self->stack, gops_empty_state_new ("gops-publish-symbolic", _("Nothing Hangs Yet"),
    _("After a poster was posted, note the place with “Posted…” on the Publish page: Today then reminds you before its code ends.")), "none");
  gtk_box_append (GTK_BOX (box), stack);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
gops_postings_present (GopsSession *session,
                       gboolean     all,
                       GtkWidget   *parent)
{
  GopsPostingsDialog *self = g_object_new (GOPS_TYPE_POSTINGS_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->group = gops_session_get_group (session);
  gtk_toggle_button_set_active (self->all, all || self->group == 0);
  show (self);
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Where It Hangs"), 560, 600, parent);
}
