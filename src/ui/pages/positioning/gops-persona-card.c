/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A persona as a card. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-context-menu.h"
#include "gops-language.h"
#include "gops-persona-card.h"
#include "gops-picture-button.h"

#define MOST_CHARACTERS 160

struct _GopsPersonaCard
{
  GtkFlowBoxChild parent_instance;

  gint64     id;

  GtkWidget *avatar, *name, *facts, *quote;
};

G_DEFINE_FINAL_TYPE (GopsPersonaCard, gops_persona_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
show_text (GtkWidget  *label,
           const char *text,
           const char *language)
{
  g_autofree char *brief = gops_brief (text, MOST_CHARACTERS);
  g_autofree char *shown = gops_language_thin_space (brief);

  gops_language_tag (label, language);
  gtk_label_set_label (GTK_LABEL (label), shown);
  gtk_widget_set_visible (label, *shown != '\0');
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "page.remove-persona", "x", gops_persona_card_get_id (GOPS_PERSONA_CARD (widget)));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  (void) gtk_widget_activate (widget);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gint64 id = gops_persona_card_get_id (GOPS_PERSONA_CARD (widget));

  gtk_widget_activate_action (widget, "page.move-persona", "(xb)", id, g_str_equal (name, "persona.forward"));
}

static GMenuModel *
create_menu (GtkWidget *widget)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Edit"), "persona.edit");
  g_menu_append (menu, _("Move _Forward"), "persona.forward");
  g_menu_append (menu, _("Move _Back"), "persona.back");
  g_menu_append (menu, _("_Remove"), "persona.remove");
  return G_MENU_MODEL (menu);
}

static void
gops_persona_card_class_init (GopsPersonaCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/positioning/gops-persona-card.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsPersonaCard, avatar);
  gtk_widget_class_bind_template_child (widget_class, GopsPersonaCard, name);
  gtk_widget_class_bind_template_child (widget_class, GopsPersonaCard, facts);
  gtk_widget_class_bind_template_child (widget_class, GopsPersonaCard, quote);
  gtk_widget_class_install_action (widget_class, "persona.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "persona.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "persona.forward", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "persona.back", NULL, move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "persona.forward", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "persona.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "persona.forward", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "persona.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "persona.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "persona.remove", NULL);
}

static void
gops_persona_card_init (GopsPersonaCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_context_menu_add (GTK_WIDGET (self), create_menu);
}

GtkWidget *
gops_persona_card_new (void)
{
  return g_object_new (GOPS_TYPE_PERSONA_CARD, NULL);
}

gint64
gops_persona_card_get_id (GopsPersonaCard *self)
{
  return self->id;
}

void
gops_persona_card_set_persona (GopsPersonaCard   *self,
                               GopsStore         *store,
                               const GopsDossier *dossier,
                               GopsPersona       *persona)
{
  const char *language = gops_dossier_language (dossier);
  const char *name = gops_record_get_text (persona, GOPS_PERSONA_NAME);
  const char *facts = gops_record_get_text (persona, GOPS_PERSONA_FACTS);
  g_autofree char *spoken = g_strdup_printf (_("Persona %s. %s"), name, facts);

  self->id = gops_record_get_id (persona);
  adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  gops_picture_show (ADW_AVATAR (self->avatar), store, gops_record_get_id (dossier->group), self->id);
  show_text (self->name, *name != '\0' ? name : _("Without a name"), language);
  show_text (self->facts, facts, language);
  show_text (self->quote, gops_record_get_text (persona, GOPS_PERSONA_QUOTE), language);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
