/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The channels of the group that is shown: add, change, order, remove. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-channel-question.h"
#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-empty-state.h"
#include "gops-group-words.h"
#include "gops-money.h"
#include "gops-order-buttons.h"
#include "gops-short-date.h"

#define GOPS_TYPE_CHANNELS_DIALOG (gops_channels_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsChannelsDialog, gops_channels_dialog, GOPS, CHANNELS_DIALOG, AdwBin)

struct _GopsChannelsDialog
{
  AdwBin parent_instance;

  GopsSession         *session;    /* (owned) */
  gint64               group;      /* whose channels they are */
  GPtrArray           *channels;   /* (owned) (nullable) (element-type GopsChannel) */
  GPtrArray           *rows;       /* (owned): of the channels; borrowed */

  GtkStack            *stack;      /* "none", "some" */
  AdwPreferencesGroup *list;
};

G_DEFINE_FINAL_TYPE (GopsChannelsDialog, gops_channels_dialog, ADW_TYPE_BIN)

/* --- rows --- */

static void
on_row_activated_cb (GopsChannelsDialog *self,
                     GtkWidget          *row)
{
  gops_channel_ask (self->session, g_object_get_data (G_OBJECT (row), "channel"), GTK_WIDGET (self));
}

static void
move_channel (gpointer owner,
              gpointer channel,
              guint    to)
{
  GopsChannelsDialog *self = owner;
  g_autoptr (GError) error = NULL;

  if (!gops_channel_move (gops_session_get_store (self->session), gops_record_get_id (channel), to, &error))
    gops_session_report (self->session, error);
}

static void
remove_channel (gpointer owner,
                gpointer channel)
{
  GopsChannelsDialog *self = owner;
  g_autoptr (GError) error = NULL;

  if (gops_channel_remove (gops_session_get_store (self->session), gops_record_get_id (channel), &error))
    gops_session_toast_undo (self->session, _("Channel removed"));
  else
    gops_session_report (self->session, error);
}

static void
add_part (GString    *text,
          const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* "code until 24 December", "code ended on 1 March", "the group’s code" */
static char *
describe_code (GopsChannel *channel,
               const char  *today)
{
  const char *until = gops_record_get_text (channel, GOPS_CHANNEL_CODE_UNTIL);
  g_autofree char *day = gops_short_date (until, today);

  if (gops_record_is_blank (channel, GOPS_CHANNEL_CODE))
    return g_strdup (_("the group’s code"));
  if (*day == '\0')
    return g_strdup (_("its own code"));
  return g_strdup_printf (g_strcmp0 (until, today) < 0 ? _("code ended on %s") : _("code until %s"), day);
}

static char *
describe (GopsChannelsDialog *self,
          GopsChannel        *channel)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  const char *currency = gops_record_get_text (channel, GOPS_CHANNEL_CURRENCY);
  g_autofree char *code = describe_code (channel, dossier != NULL ? dossier->today : "");
  g_autofree char *cost = *currency != '\0' ? gops_money_format (gops_record_get_int (channel, GOPS_CHANNEL_COST), currency) : g_strdup ("");
  g_autoptr (GString) text = g_string_new (NULL);

  add_part (text, gops_channel_kind_name (gops_record_get_text (channel, GOPS_CHANNEL_KIND)));
  add_part (text, code);
  add_part (text, cost);
  return g_markup_escape_text (text->str, -1);
}

static void
add_row (GopsChannelsDialog *self,
         GopsChannel        *channel,
         guint               position)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = gops_record_get_text (channel, GOPS_CHANNEL_NAME);
  g_autofree char *title = g_markup_escape_text (name, -1), *subtitle = describe (self, channel);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "channel", g_object_ref (channel), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  gops_order_buttons_add (row, channel, &(GopsOrderButtons) { self, name, _("Remove Channel"), position, self->channels->len, move_channel, remove_channel });
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
show (GopsChannelsDialog *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *channels = gops_channels_load (gops_session_get_store (self->session), self->group, &error);

  gops_session_report (self->session, error);
  if (channels == NULL)
    return;
  g_clear_pointer (&self->channels, g_ptr_array_unref);
  self->channels = channels;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < channels->len; i++)
    add_row (self, channels->pdata[i], i);
  gtk_stack_set_visible_child_name (self->stack, channels->len > 0 ? "some" : "none");
}

/* --- object --- */

static void
on_add_clicked_cb (GopsChannelsDialog *self)
{
  gops_channel_ask (self->session, NULL, GTK_WIDGET (self));
}

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_CHANNELS_DIALOG (widget)->session);
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (GOPS_CHANNELS_DIALOG (widget)->session);
}

static void
gops_channels_dialog_dispose (GObject *object)
{
  GopsChannelsDialog *self = GOPS_CHANNELS_DIALOG (object);

  g_clear_pointer (&self->channels, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_channels_dialog_parent_class)->dispose (object);
}

static void
gops_channels_dialog_class_init (GopsChannelsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_channels_dialog_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static GtkWidget *
make_header (GopsChannelsDialog *self,
             const char         *group)
{
  GtkWidget *header = adw_header_bar_new (), *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (header, "flat");
  gtk_widget_set_tooltip_text (add, _("Add Channel"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add channel"), -1);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Channels"), group));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  return header;
}

static GtkWidget *
make_list (GopsChannelsDialog *self)
{
  GtkWidget *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();

  self->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (self->list, _("Each way has a code and a poster of its own. The Publish page offers them for every poster."));
  g_object_set (self->list, "margin-top", 6, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
  return scroller;
}

static GtkWidget *
make_empty (GopsChannelsDialog *self)
{
  GtkWidget *empty = gops_empty_state_new ("gops-publish-symbolic", _("How Do People Come?"),
    _("An article, a post, a notice on a wall, a partner, a friend’s invitation: give each way a code and a poster of its own, and you see which one brings people."));
  GtkWidget *add = gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), _("_Add Channel"), NULL);

  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  return empty;
}

static void
gops_channels_dialog_init (GopsChannelsDialog *self)
{
  GtkWidget *stack = gtk_stack_new ();

  self->rows = g_ptr_array_new ();
  self->stack = GTK_STACK (stack);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, make_list (self), "some");
  gtk_stack_add_named (self->stack, make_empty (self), "none");
}

void
gops_channels_present (GopsSession *session,
                       gint64       channel,
                       GtkWidget   *parent)
{
  const GopsDossier *dossier = gops_session_get_dossier (session);
  GopsChannelsDialog *self;
  GtkWidget *box;
  GopsChannel *chosen;

  if (dossier == NULL)
    return;
  self = g_object_new (GOPS_TYPE_CHANNELS_DIALOG, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->session = g_object_ref (session);
  self->group = gops_record_get_id (dossier->group);
  gtk_box_append (GTK_BOX (box), make_header (self, gops_record_get_text (dossier->group, GOPS_GROUP_NAME)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  show (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Channels"), 520, 560, parent);
  chosen = self->channels != NULL ? gops_channels_find_id (self->channels, channel) : NULL;
  if (chosen != NULL)
    gops_channel_ask (session, chosen, GTK_WIDGET (self));
}
