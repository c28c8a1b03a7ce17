/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the platform shows of the group, and its family. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-checked-field.h"
#include "gops-family-list.h"
#include "gops-group-batch.h"
#include "gops-group-words.h"
#include "gops-language.h"
#include "gops-length-bar.h"
#include "gops-method.h"
#include "gops-picture-button.h"
#include "gops-profile-section.h"
#include "gops-scroll.h"
#include "gops-workspace.h"

enum { INTRODUCTION, ANNOUNCEMENT, N_TEXTS };

static const struct
{
  GopsGroupColumn column;
  GopsLimit       limit;
  const char     *title;
} texts[N_TEXTS] = {
  { GOPS_GROUP_INTRODUCTION, GOPS_LIMIT_INTRODUCTION, N_("Introduction") },
  { GOPS_GROUP_ANNOUNCEMENT, GOPS_LIMIT_ANNOUNCEMENT, N_("Announcement") },
};

struct _GopsProfileSection
{
  GopsView parent_instance;

  GopsBinder *binder;   /* (owned) */

  GtkWidget  *picture, *name, *name_length, *text[N_TEXTS], *length[N_TEXTS], *family;
};

G_DEFINE_FINAL_TYPE (GopsProfileSection, gops_profile_section, GOPS_TYPE_VIEW)

/* --- the name --- */

static const char *
check_name (const char *text)
{
  return gops_group_name_check (text, NULL) ? NULL : _("A group needs a name of at most 200 characters");
}

static void
follow_name (gpointer    group,
             const char *name)
{
  g_autoptr (GBytes) key = gops_collation_key (name);

  gops_record_set_blob (group, GOPS_GROUP_SORT_KEY, key);
}

/* --- lengths, counted as the platform counts --- */

static void
show_length (GopsProfileSection *self,
             GtkWidget          *bar,
             GopsLimit           limit,
             const char         *text)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  const char *id = dossier != NULL ? gops_dossier_platform (dossier) : "";
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), id);
  GopsUnit unit = GOPS_UNIT_CHARACTERS;
  gsize most = 0, length = platform != NULL ? gops_platform_measure (platform, dossier->own_limits, limit, text, &most, &unit) : 0;

  gtk_widget_set_visible (bar, most > 0);
  gops_length_bar_set (GOPS_LENGTH_BAR (bar), (guint) length, (guint) most, unit == GOPS_UNIT_BYTES, gops_group_platform_name (id));
}

static void
update_lengths (GopsProfileSection *self)
{
  show_length (self, self->name_length, GOPS_LIMIT_GROUP_NAME, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  for (guint i = 0; i < N_TEXTS; i++)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text[i]));
      GtkTextIter start, end;
      g_autofree char *text = NULL;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      show_length (self, self->length[i], texts[i].limit, text);
    }
}

/* --- showing --- */

static void
gops_profile_section_refresh (GopsView *view)
{
  GopsProfileSection *self = GOPS_PROFILE_SECTION (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);

  if (dossier == NULL)
    return;
  gops_language_tag (self->name, gops_dossier_language (dossier));
  for (guint i = 0; i < N_TEXTS; i++)
    gops_language_tag (self->text[i], gops_dossier_language (dossier));
  gops_checked_field_show (ADW_ENTRY_ROW (self->name), dossier->group);
  gops_binder_set_record (self->binder, dossier->group);
  gops_picture_button_show (GOPS_PICTURE_BUTTON (self->picture), gops_record_get_id (dossier->group), 0,
                            gops_record_get_text (dossier->group, GOPS_GROUP_NAME));
  gops_family_list_show (GOPS_FAMILY_LIST (self->family), gops_record_get_id (dossier->group));
  update_lengths (self);
}

static void
gops_profile_section_go_to (GopsView   *view,
                            const char *table,
                            gint64      row,
                            const char *column)
{
  GopsProfileSection *self = GOPS_PROFILE_SECTION (view);
  GtkWidget *target = GTK_WIDGET (self);

  if (g_str_equal (table, "picture"))
    target = self->picture;
  else if (g_strcmp0 (column, "name") == 0)
    target = self->name;
  else if (g_strcmp0 (column, "parent") == 0 || g_strcmp0 (column, "structure") == 0)
    target = self->family;
  else if (gops_binder_focus (self->binder, column))
    target = self->text[g_strcmp0 (column, "announcement") == 0 ? ANNOUNCEMENT : INTRODUCTION];
  if (target == self->picture || target == self->name)
    gtk_widget_grab_focus (target);
  else if (target == self->family)
    (void) gtk_widget_child_focus (target, GTK_DIR_TAB_FORWARD);
  gops_scroll_to (target);
}

/* --- object --- */

static GtkWidget *
create_head (GopsProfileSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *group = adw_preferences_group_new (), *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->picture = gops_picture_button_new (GOPS_VIEW (self), 64);
  self->name = g_object_new (ADW_TYPE_ENTRY_ROW, "title", C_("group", "Name"), NULL);
  self->name_length = gops_length_bar_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->name);
  gtk_box_append (GTK_BOX (right), group);
  gtk_box_append (GTK_BOX (right), self->name_length);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (box), self->picture);
  gtk_box_append (GTK_BOX (box), right);
  return box;
}

static GtkWidget *
create_text (GopsProfileSection *self,
             guint               i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _(texts[i].title), "xalign", 0.0f, NULL);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (title, "heading");
  self->text[i] = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, NULL);
  gtk_widget_add_css_class (self->text[i], "gops-statement");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, _(texts[i].title), -1);
  self->length[i] = gops_length_bar_new ();
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "gops-statement-card");
  gtk_box_append (GTK_BOX (card), self->text[i]);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (GTK_BOX (box), self->length[i]);
  return box;
}

static void
bind_fields (GopsProfileSection *self)
{
  GopsSession *session = gops_view_get_session (self);

  gops_checked_field_tie (ADW_ENTRY_ROW (self->name), session, GOPS_GROUP_NAME, check_name, follow_name);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (update_lengths), self);
  self->binder = gops_binder_new (session);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      gops_binder_add_buffer (self->binder, texts[i].column, GTK_TEXT_VIEW (self->text[i]));
      g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text[i])), "changed", G_CALLBACK (update_lengths), self);
    }
}

static void
gops_profile_section_constructed (GObject *object)
{
  GopsProfileSection *self = GOPS_PROFILE_SECTION (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *all = g_object_new (GTK_TYPE_BUTTON, "label", _("All Profile _Fields…"), "use-underline", TRUE, "halign", GTK_ALIGN_START,
                                 "action-name", "win.edit-profile", NULL);

  G_OBJECT_CLASS (gops_profile_section_parent_class)->constructed (object);

  gtk_box_append (GTK_BOX (box), create_head (self));
  for (guint i = 0; i < N_TEXTS; i++)
    gtk_box_append (GTK_BOX (box), create_text (self, i));
  gtk_box_append (GTK_BOX (box), all);
  self->family = gops_family_list_new (gops_view_get_session (self));
  gtk_box_append (GTK_BOX (box), self->family);
  adw_bin_set_child (ADW_BIN (self), box);
  bind_fields (self);
}

static void
gops_profile_section_dispose (GObject *object)
{
  g_clear_object (&GOPS_PROFILE_SECTION (object)->binder);

  G_OBJECT_CLASS (gops_profile_section_parent_class)->dispose (object);
}

static void
gops_profile_section_class_init (GopsProfileSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = gops_profile_section_constructed;
  G_OBJECT_CLASS (klass)->dispose = gops_profile_section_dispose;
  GOPS_VIEW_CLASS (klass)->refresh = gops_profile_section_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_profile_section_go_to;
}

static void
gops_profile_section_init (GopsProfileSection *self)
{
}
