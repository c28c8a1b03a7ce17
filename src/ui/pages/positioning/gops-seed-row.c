/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody on the list of seed users. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-brief.h"
#include "gops-context-menu.h"
#include "gops-positioning-state.h"
#include "gops-seed-row.h"
#include "gops-seed-users.h"
#include "gops-short-date.h"

#define MOST_CHARACTERS 120

struct _GopsSeedRow
{
  AdwActionRow parent_instance;

  gint64     id;

  GtkWidget *word, *attempt;
};

G_DEFINE_FINAL_TYPE (GopsSeedRow, gops_seed_row, ADW_TYPE_ACTION_ROW)

gint64
gops_seed_row_get_id (GopsSeedRow *self)
{
  return self->id;
}

/* "WeChat lilei88 · 2 attempts · next on 4 March" */
static char *
describe (const GopsDossier *dossier,
          GopsOutreach      *outreach,
          guint              attempts)
{
  const char *next = gops_record_get_text (outreach, GOPS_OUTREACH_NEXT_ON);
  g_autofree char *contact = gops_brief (gops_record_get_text (outreach, GOPS_OUTREACH_CONTACT), MOST_CHARACTERS);
  g_autofree char *day = gops_short_date (next, dossier->today);
  g_autofree char *tried = attempts > 0 ? g_strdup_printf (ngettext ("%u attempt", "%u attempts", attempts), attempts)
                                        : g_strdup (_("not tried yet"));
  GString *text = g_string_new (contact);

  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", tried);
  if (*day != '\0' && strcmp (next, dossier->today) > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("next on %s"), day);
    }
  return g_string_free (text, FALSE);
}

/* Due is amber, accepted jade, the rest quiet; each has its word. */
static void
show_word (GopsSeedRow       *self,
           const GopsDossier *dossier,
           GopsOutreach      *outreach)
{
  const char *result = gops_record_get_text (outreach, GOPS_OUTREACH_RESULT);
  const char *next = gops_record_get_text (outreach, GOPS_OUTREACH_NEXT_ON);
  gboolean open = *result == '\0' || g_str_equal (result, "open");
  gboolean due = open && *next != '\0' && strcmp (next, dossier->today) <= 0;
  gboolean accepted = g_str_equal (result, "accepted");

  gtk_label_set_label (GTK_LABEL (self->word), due ? C_("seed user", "Due") : gops_seed_result_name (result));
  gtk_widget_set_visible (self->word, due || !open);
  if (due)
    gtk_widget_add_css_class (self->word, "amber");
  else
    gtk_widget_remove_css_class (self->word, "amber");
  if (accepted)
    gtk_widget_add_css_class (self->word, "jade");
  else
    gtk_widget_remove_css_class (self->word, "jade");
  gtk_widget_set_visible (self->attempt, open);
}

void
gops_seed_row_set (GopsSeedRow       *self,
                   const GopsDossier *dossier,
                   GopsOutreach      *outreach,
                   guint              attempts)
{
  g_autofree char *name = gops_brief (gops_record_get_text (outreach, GOPS_OUTREACH_NAME), MOST_CHARACTERS);
  g_autofree char *facts = describe (dossier, outreach, attempts);
  g_autofree char *said = g_strdup_printf (_("Note an attempt for %s"), name);

  self->id = gops_record_get_id (outreach);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), *name != '\0' ? name : _("Without a name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->attempt), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  show_word (self, dossier, outreach);
}

static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_autofree char *forwarded = g_strconcat ("seeds.", strchr (name, '.') + 1, NULL);

  gtk_widget_activate_action (widget, forwarded, "x", GOPS_SEED_ROW (widget)->id);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  adw_action_row_activate (ADW_ACTION_ROW (widget));
}

static GMenuModel *
create_menu (GtkWidget *widget)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Note an _Attempt…"), "seed.attempt");
  g_menu_append (menu, _("_Copy Reason"), "seed.copy");
  g_menu_append (menu, _("_Edit"), "seed.edit");
  g_menu_append (menu, _("_Remove"), "seed.remove");
  return G_MENU_MODEL (menu);
}

static void
gops_seed_row_class_init (GopsSeedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "seed.attempt", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "seed.copy", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "seed.remove", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "seed.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "seed.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "seed.remove", NULL);
}

static void
gops_seed_row_init (GopsSeedRow *self)
{
  g_object_set (self, "activatable", TRUE, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 2, NULL);
  self->word = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->word, "gops-word");
  self->attempt = g_object_new (GTK_TYPE_BUTTON, "label", _("Attempt"), "valign", GTK_ALIGN_CENTER, "action-name", "seed.attempt", NULL);
  gtk_widget_add_css_class (self->attempt, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->word);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->attempt);
  gops_context_menu_add (GTK_WIDGET (self), create_menu);
}

GtkWidget *
gops_seed_row_new (void)
{
  return g_object_new (GOPS_TYPE_SEED_ROW, NULL);
}
