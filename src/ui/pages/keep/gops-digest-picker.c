/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages for a digest. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-date-row.h"
#include "gops-day.h"
#include "gops-digest-edit.h"
#include "gops-digest-picker.h"
#include "gops-digest-pick.h"
#include "gops-loaded-view.h"
#include "gops-short-date.h"
#include "gops-store-task.h"

#define MOST_SHOWN      60
#define MOST_CHARACTERS 240
#define DAYS            30    /* that are looked at first */
#define WAIT            200   /* ms after a key */

#define GOPS_TYPE_DIGEST_PICKER (gops_digest_picker_get_type ())
G_DECLARE_FINAL_TYPE (GopsDigestPicker, gops_digest_picker, GOPS, DIGEST_PICKER, AdwBin)

struct _GopsDigestPicker
{
  AdwBin parent_instance;

  GopsSession  *session;    /* (owned) */
  GCancellable *loading;    /* (owned) (nullable) */
  GHashTable   *chosen;     /* (owned): gint64*: numbers of messages */
  gint64        group, digest, after;
  guint         timeout;

  GtkEditable  *words, *who;
  GtkDropDown  *order;      /* most answered, newest */
  GopsDateRow  *from, *until;
  GtkStack     *stack;      /* "list", "none", "loading" */
  GtkListBox   *list;
  GtkWidget    *add;
};

G_DEFINE_FINAL_TYPE (GopsDigestPicker, gops_digest_picker, ADW_TYPE_BIN)

/* --- looking --- */

typedef struct
{
  gint64   group;
  char    *words, *who;     /* (owned) */
  int      first, last;     /* GOPS_DAY_NONE: not said */
  gboolean answered;
} Wish;

typedef struct
{
  GopsTalk *talk;    /* (owned) */
  GArray   *picks;   /* (owned) (element-type GopsDigestPick) */
} Found;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->words);
  g_free (wish->who);
  g_free (wish);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->talk, gops_talk_free);
  g_clear_pointer (&found->picks, g_array_unref);
  g_free (found);
}

static gpointer
find_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  const Wish *wish = data;
  Found *found;
  int last = wish->last, first;
  GopsTalk *talk;

  if (last == GOPS_DAY_NONE && !gops_talk_find_last_day (store, wish->group, DAYS, &last, error))
    return NULL;
  first = wish->first != GOPS_DAY_NONE ? wish->first : last - DAYS + 1;
  talk = gops_talk_load (store, wish->group, MIN (first, last), last, cancellable, error);
  if (talk == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->talk = talk;
  found->picks = gops_digest_pick (talk, &(GopsDigestWish) { .words = wish->words, .who = wish->who, .first = GOPS_DAY_NONE, .last = GOPS_DAY_NONE,
                                                             .answered = wish->answered }, MOST_SHOWN);
  return found;
}

/* --- rows --- */

static void
update_button (GopsDigestPicker *self)
{
  guint n = g_hash_table_size (self->chosen);
  g_autofree char *label = n > 0 ? g_strdup_printf (ngettext ("Add %u Message", "Add %u Messages", n), n) : g_strdup (_("Add"));

  gtk_button_set_label (GTK_BUTTON (self->add), label);
  gtk_widget_set_sensitive (self->add, n > 0);
}

static void
on_toggled_cb (GopsDigestPicker *self,
               GtkCheckButton   *check)
{
  const gint64 *message = g_object_get_data (G_OBJECT (check), "message");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, g_memdup2 (message, sizeof *message));
  else
    g_hash_table_remove (self->chosen, message);
  update_button (self);
}

static char *
describe (const GopsTalkMessage *message,
          guint                  answers)
{
  g_autofree char *name = gops_brief (*message->name != '\0' ? message->name : _("Somebody"), MOST_CHARACTERS);
  g_autofree char *date = gops_day_format (message->day), *day = gops_short_date (date, date);
  g_autofree char *said = answers > 0 ? g_strdup_printf (ngettext ("%u answer", "%u answers", answers), answers) : NULL;

  return said != NULL ? g_strdup_printf (_("%s, %s · %s"), name, day, said) : g_strdup_printf (_("%s, %s"), name, day);
}

static GtkWidget *
create_row (GopsDigestPicker      *self,
            const GopsTalkMessage *message,
            guint                  answers)
{
  g_autofree char *body = gops_brief (message->body, MOST_CHARACTERS), *facts = describe (message, answers);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 4, "subtitle-lines", 1, NULL),
                                   g_strdelimit (body, "\r\n", ' '), facts);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, body, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->chosen, &message->id));
  g_object_set_data_full (G_OBJECT (check), "message", g_memdup2 (&message->id, sizeof message->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GopsDigestPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) == self->loading && self->loading != NULL)
    {
      g_clear_object (&self->loading);
      gops_loaded_view_clear_list (GTK_WIDGET (self->list));
      for (guint i = 0; found != NULL && i < found->picks->len; i++)
        {
          const GopsDigestPick *pick = &g_array_index (found->picks, GopsDigestPick, i);

          gtk_list_box_append (self->list, create_row (self, gops_talk_get (found->talk, pick->index), pick->answers));
        }
      gtk_stack_set_visible_child_name (self->stack, found != NULL && found->picks->len > 0 ? "list" : "none");
      gops_session_report (self->session, error);
    }
  g_clear_pointer (&found, found_free);
}

static void
stop (GopsDigestPicker *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
look (GopsDigestPicker *self)
{
  Wish *wish = g_new0 (Wish, 1);

  stop (self);
  *wish = (Wish) { self->group, g_strdup (gtk_editable_get_text (self->words)), g_strdup (gtk_editable_get_text (self->who)),
                   gops_day_parse (gops_date_row_get_date (self->from)), gops_day_parse (gops_date_row_get_date (self->until)),
                   gtk_drop_down_get_selected (self->order) == 0 };
  self->loading = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (self->session), find_in_thread, wish, wish_free, found_free, NULL, NULL, self->loading, on_found_cb,
                        g_object_ref (self));
}

static gboolean
on_timeout_cb (gpointer data)
{
  GopsDigestPicker *self = data;

  self->timeout = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed_cb (GopsDigestPicker *self)
{
  stop (self);
  self->timeout = g_timeout_add (WAIT, on_timeout_cb, self);
}

/* --- adding --- */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* In the order in which they were said. */
static void
on_add_clicked_cb (GopsDigestPicker *self)
{
  g_autoptr (GArray) messages = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer message;
  guint n;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &message, NULL))
    g_array_append_val (messages, *(gint64 *) message);
  g_array_sort (messages, compare_numbers);
  if (!gops_digest_add_messages (gops_session_get_store (self->session), self->digest, messages, self->after, &n, &error))
    {
      gops_session_report (self->session, error);
      return;
    }
  text = n > 0 ? g_strdup_printf (ngettext ("%u message added", "%u messages added", n), n) : g_strdup (_("All of them are in the digest already"));
  if (n > 0)
    gops_session_toast_undo (self->session, text);
  else
    gops_session_toast (self->session, text);
  gops_dialog_close (GTK_WIDGET (self));
}

/* --- object --- */

static void
gops_digest_picker_dispose (GObject *object)
{
  GopsDigestPicker *self = GOPS_DIGEST_PICKER (object);

  stop (self);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_digest_picker_parent_class)->dispose (object);
}

static void
gops_digest_picker_class_init (GopsDigestPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_digest_picker_dispose;
}

static GtkWidget *
make_header (GopsDigestPicker *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->add = gtk_button_new_with_label (_("Add"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gops_dialog_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  return header;
}

static GtkWidget *
make_days (GopsDigestPicker *self)
{
  GtkWidget *expander = adw_expander_row_new ();

  self->who = GTK_EDITABLE (adw_entry_row_new ());
  self->from = g_object_new (GOPS_TYPE_DATE_ROW, "title", _("From"), NULL);
  self->until = g_object_new (GOPS_TYPE_DATE_ROW, "title", _("Until"), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->who), _("Written by"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("Who and When"));
  gops_expander_row_set_label (ADW_EXPANDER_ROW (expander), _("Who and When"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), _("The last 30 days, unless you choose others"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), GTK_WIDGET (self->who));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), GTK_WIDGET (self->from));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), GTK_WIDGET (self->until));
  g_signal_connect_object (self->who, "changed", G_CALLBACK (on_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->from, "picked", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->until, "picked", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  return expander;
}

static GtkWidget *
make_search (GopsDigestPicker *self)
{
  static const char *const orders[] = { N_("Most Answered"), N_("Newest First"), NULL };
  const char *const names[] = { _(orders[0]), _(orders[1]), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *entry = gtk_search_entry_new (), *order = gtk_drop_down_new_from_strings (names);

  self->words = GTK_EDITABLE (entry);
  self->order = GTK_DROP_DOWN (order);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Words that the messages hold"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (order), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Order"), -1);
  g_object_set (entry, "placeholder-text", _("Words of the message"), NULL);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (order, "notify::selected", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), order);
  return box;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _("Nothing was said that fits. Choose other words or days; texts must be kept for it."), "wrap", TRUE,
                                   "justify", GTK_JUSTIFY_CENTER, "margin-top", 36, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_content (GopsDigestPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *filter = gops_loaded_view_make_list (_("Who and When"));
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", box, NULL);

  self->list = GTK_LIST_BOX (gops_loaded_view_make_list (_("Messages")));
  self->stack = g_object_new (GTK_TYPE_STACK, "vhomogeneous", FALSE, NULL);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
  gtk_stack_add_named (self->stack, make_none (), "none");
  gtk_list_box_append (GTK_LIST_BOX (filter), make_days (self));
  gtk_box_append (GTK_BOX (box), make_search (self));
  gtk_box_append (GTK_BOX (box), filter);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
}

static void
gops_digest_picker_init (GopsDigestPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_bin_set_child (ADW_BIN (self), box);
  update_button (self);
}

void
gops_digest_pick_present (GopsSession *session,
                          gint64       digest,
                          gint64       after,
                          GtkWidget   *parent)
{
  GopsDigestPicker *self = g_object_new (GOPS_TYPE_DIGEST_PICKER, NULL);

  self->session = g_object_ref (session);
  self->group = gops_session_get_group (session);
  self->digest = digest;
  self->after = after;
  look (self);
  gops_dialog_present (GTK_WIDGET (self), _("Add Messages"), 640, 680, parent);
}
