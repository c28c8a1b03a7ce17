/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in the messages of a group, or of all. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-dialogs-resources.h"
#include "gops-dialogs.h"
#include "gops-look.h"
#include "gops-message-indexer.h"
#include "gops-message-words.h"
#include "gops-records.h"
#include "gops-scroll.h"
#include "gops-use-resource.h"

#define MOST_HITS  50
#define CHARACTERS 160   /* shown of a message */
#define AROUND     12    /* messages shown before one, and as many after */
#define FEWEST     2     /* characters that can be looked for */

#define GOPS_TYPE_MESSAGES_DIALOG (gops_messages_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsMessagesDialog, gops_messages_dialog, GOPS, MESSAGES_DIALOG, AdwBin)

struct _GopsMessagesDialog
{
  AdwBin parent_instance;

  GopsSession  *session;   /* (owned) */
  GCancellable *running;   /* (owned) (nullable): the search under way */
  char         *asked;     /* (owned) (nullable): for what was searched last */
  gboolean      waiting;   /* the index grew: what is shown may not be all */

  GtkEditable    *entry;
  GtkDropDown    *scope;
  GtkStack       *stack;
  GtkWidget      *around;    /* the commands beside a message among others; visible while one is shown */
  GtkListBox     *list;
  GtkWidget      *building;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (GopsMessagesDialog, gops_messages_dialog, ADW_TYPE_BIN)

/* --- rows --- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_head (GopsMessagesDialog     *self,
           const GopsFoundMessage *found)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sender = make_label (found->sender, "heading");
  GtkWidget *at = make_label (found->at, "caption");

  gtk_widget_set_hexpand (sender, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (at), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (at, "gops-figures");
  gtk_widget_add_css_class (at, "gops-secondary");
  gtk_box_append (GTK_BOX (head), sender);
  gtk_box_append (GTK_BOX (head), at);
  return head;
}

static GtkWidget *
make_row (GopsMessagesDialog     *self,
          const GopsFoundMessage *found,
          const char             *text,
          gboolean                all)
{
  g_autofree char *markup = gops_message_snippet (found->body, text, CHARACTERS);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *body = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (body), markup);
  gtk_label_set_xalign (GTK_LABEL (body), 0);
  gtk_label_set_wrap (GTK_LABEL (body), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (body), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), make_head (self, found));
  gtk_box_append (GTK_BOX (box), body);
  if (all)
    {
      GtkWidget *group = make_label (found->group, "caption");

      gtk_widget_add_css_class (group, "gops-secondary");
      gtk_box_append (GTK_BOX (box), group);
    }
  gtk_widget_add_css_class (box, "gops-sample");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, found->sender,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, found->body, -1);
  g_object_set_data_full (G_OBJECT (row), "hit", g_memdup2 (&found->hit, sizeof found->hit), g_free);
  g_object_set_data_full (G_OBJECT (row), "member", g_memdup2 (&found->member, sizeof found->member), g_free);
  return row;
}

static void
clear_list (GopsMessagesDialog *self)
{
  GtkWidget *child;

  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static gboolean
in_all_groups (GopsMessagesDialog *self)
{
  return gtk_drop_down_get_selected (self->scope) == 1;
}

static void
show_found (GopsMessagesDialog *self,
            GPtrArray          *found)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  clear_list (self);
  gtk_widget_set_visible (self->around, FALSE);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, make_row (self, found->pdata[i], text, in_all_groups (self)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "nothing");
}

/* --- asking --- */

typedef struct
{
  gint64  group;
  char   *text;   /* (owned) */
} Question;

static void
question_free (gpointer data)
{
  g_free (((Question *) data)->text);
  g_free (data);
}

static gpointer
find_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  const Question *question = data;

  return gops_found_messages (store, question->group, question->text, MOST_HITS, error);
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GopsMessagesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (self->session == NULL || g_task_get_cancellable (G_TASK (result)) != self->running)
    return;   /* a newer question is on its way, or nobody looks any more: cancelled, or too late for that */
  g_clear_object (&self->running);
  if (found != NULL)
    show_found (self, found);
  gops_session_report (self->session, error);
}

static void
ask (GopsMessagesDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  Question *question;

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->waiting = FALSE;
  if (g_utf8_strlen (text, -1) < FEWEST)
    {
      clear_list (self);
      gtk_widget_set_visible (self->around, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }
  g_free (self->asked);
  self->asked = g_strdup (text);
  question = g_new (Question, 1);
  *question = (Question) { in_all_groups (self) ? 0 : gops_session_get_group (self->session), g_steal_pointer (&text) };
  self->running = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (self->session), find_in_thread, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                        NULL, NULL, self->running, on_found_cb, g_object_ref (self));
}

/* The entry tells late of what was typed. Where the index has had it searched meanwhile, and one of the messages is shown among
 * others already, it must not be taken away again. */
static void
on_search_changed_cb (GopsMessagesDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (!gtk_widget_get_visible (self->around) || g_strcmp0 (text, self->asked) != 0)
    ask (self);
}

/* While it grows a search may find too little: it is asked again at the end. */
static void
on_indexer_changed_cb (GopsMessagesDialog *self,
                       GopsMessageIndexer *indexer)
{
  gboolean running = gops_message_indexer_is_running (indexer);

  gtk_widget_set_visible (self->building, running);
  gtk_progress_bar_set_fraction (self->progress, gops_message_indexer_get_fraction (indexer));
  if (!running && self->waiting && !gtk_widget_get_visible (self->around))
    ask (self);
  self->waiting = running;
}

/* --- one message among those around it --- */

static gboolean
on_scroll_idle_cb (gpointer row)
{
  if (gtk_widget_get_parent (row) != NULL)
    gops_scroll_to (row);
  return G_SOURCE_REMOVE;
}

static void
select_message (GopsMessagesDialog *self,
                gint64              message)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (((const GopsMessageHit *) g_object_get_data (G_OBJECT (row), "hit"))->message == message)
      {
        gtk_list_box_select_row (self->list, row);
        (void) g_timeout_add_full (G_PRIORITY_LOW, 50, on_scroll_idle_cb, g_object_ref (row), g_object_unref);   /* when it has its place */
        return;
      }
}

static void
show_around (GopsMessagesDialog *self,
             GopsMessageHit      hit)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = gops_messages_around (gops_session_get_store (self->session), &hit, AROUND, &error);

  gops_session_report (self->session, error);
  if (found == NULL || found->len == 0)
    return;
  if (self->running != NULL)
    g_cancellable_cancel (self->running);   /* it would put the results back */
  g_clear_object (&self->running);
  clear_list (self);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, make_row (self, found->pdata[i], text, in_all_groups (self)));
  gtk_widget_set_visible (self->around, TRUE);
  select_message (self, hit.message);
}

/* --- going there --- */

static void
show_sender (GopsMessagesDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const GopsMessageHit *hit = row != NULL ? g_object_get_data (G_OBJECT (row), "hit") : NULL;
  const gint64 *member = row != NULL ? g_object_get_data (G_OBJECT (row), "member") : NULL;
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  GopsPlace place;

  if (hit == NULL)
    return;
  place = (GopsPlace) { "members", hit->group, *member != 0 ? "membership" : NULL, *member, NULL };
  gops_dialog_close (GTK_WIDGET (self));
  gops_session_go_to (session, &place);
}

/* One that was found is shown among others; among those, who wrote it. */
static void
on_row_activated_cb (GopsMessagesDialog *self,
                     GtkListBoxRow      *row)
{
  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_get_visible (self->around))
    show_sender (self);
  else
    show_around (self, *(const GopsMessageHit *) g_object_get_data (G_OBJECT (row), "hit"));
}

static void
on_entry_activate_cb (GopsMessagesDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    on_row_activated_cb (self, row);
}

static void
move_selection (GopsMessagesDialog *self,
                int                 by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *next = row != NULL ? gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + by) : NULL;

  if (next == NULL)
    return;
  gtk_list_box_select_row (self->list, next);
  gops_scroll_to (GTK_WIDGET (next));
}

/* Arrows choose while the entry keeps the focus. */
static gboolean
on_key_pressed_cb (GopsMessagesDialog *self,
                   guint               key,
                   guint               code,
                   GdkModifierType     state)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  move_selection (self, key == GDK_KEY_Down ? 1 : -1);
  return TRUE;
}

/* --- object --- */

static void
gops_messages_dialog_dispose (GObject *object)
{
  GopsMessagesDialog *self = GOPS_MESSAGES_DIALOG (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_pointer (&self->asked, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_messages_dialog_parent_class)->dispose (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsMessagesDialog, name)

static void
gops_messages_dialog_class_init (GopsMessagesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_messages_dialog_dispose;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-messages-dialog.ui");
  CHILD (entry); CHILD (scope); CHILD (stack); CHILD (around); CHILD (list); CHILD (building); CHILD (progress);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sender);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gops_dialog_close);
}

static void
gops_messages_dialog_init (GopsMessagesDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

static void
fill_scope (GopsMessagesDialog *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  const char *names[] = { dossier != NULL ? gops_record_get_text (dossier->group, GOPS_GROUP_NAME) : _("No group"), _("All groups"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->scope, dossier != NULL ? 0 : 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scope), dossier != NULL);
  g_signal_connect_object (self->scope, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
}

static GopsMessagesDialog *
present (GopsSession *session,
         const char  *text,
         GtkWidget   *parent)
{
  GopsMessagesDialog *self = g_object_new (GOPS_TYPE_MESSAGES_DIALOG, NULL);
  GopsMessageIndexer *indexer = gops_message_indexer_of (session);

  self->session = g_object_ref (session);
  fill_scope (self);
  gtk_editable_set_text (self->entry, text);
  g_signal_connect_object (indexer, "changed", G_CALLBACK (on_indexer_changed_cb), self, G_CONNECT_SWAPPED);
  gops_message_indexer_schedule (indexer, 0);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Search Messages"), 560, 600, parent);
  on_indexer_changed_cb (self, indexer);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return self;
}

void
gops_messages_present (GopsSession *session,
                       GtkWidget   *parent)
{
  (void) present (session, "", parent);
}

void
gops_messages_show (GopsSession *session,
                    const char  *text,
                    GtkWidget   *parent)
{
  (void) present (session, text, parent);
}

void
gops_messages_show_one (GopsSession *session,
                        gint64       message,
                        GtkWidget   *parent)
{
  show_around (present (session, "", parent), (GopsMessageHit) { .group = gops_session_get_group (session), .message = message });
}
