/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane of the rules page. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-document-writers.h"
#include "gops-group-documents.h"
#include "gops-length-bar.h"
#include "gops-page-advice.h"
#include "gops-platform-choice.h"
#include "gops-preview-card.h"
#include "gops-rule-forms.h"
#include "gops-rules-pane.h"
#include "gops-rules-state.h"

/* Characters of the preview: more than any announcement takes; a label of ten times as many takes seconds to lay out. */
#define MOST_PREVIEWED 4500

struct _GopsRulesPane
{
  GtkWidget parent_instance;

  GopsSession *session;      /* (owned) */

  GtkWidget   *box, *forms, *platforms, *preview, *length, *over, *over_text, *shorten, *copy;
};

G_DEFINE_FINAL_TYPE (GopsRulesPane, gops_rules_pane, GTK_TYPE_WIDGET)

/* (nullable): NULL when the group's platform is none that the method knows. */
static const GopsPlatform *
get_platform (GopsRulesPane *self)
{
  return gops_platform_choice_get (GTK_DROP_DOWN (self->platforms));
}

/* The forms stand in the drop-down as GopsRuleForm has them. */
static GopsRuleForm
get_form (GopsRulesPane *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->forms));

  return selected < GOPS_N_RULE_FORMS ? (GopsRuleForm) selected : GOPS_RULE_FORM_LONG;
}

/* Which of a platform's texts holds the rules: the announcement, else a message. */
static GopsLimit
choose_limit (const GopsDossier  *dossier,
              const GopsPlatform *platform)
{
  return gops_platform_get_limit (platform, dossier->own_limits, GOPS_LIMIT_ANNOUNCEMENT) > 0 ||
         gops_platform_get_limit (platform, dossier->own_limits, GOPS_LIMIT_MESSAGE) == 0
           ? GOPS_LIMIT_ANNOUNCEMENT : GOPS_LIMIT_MESSAGE;
}

/* --- preview --- */

/* A text that the platform would cut off is not to be posted; the short form fits by choosing. */
static void
show_over (GopsRulesPane      *self,
           const GopsPlatform *platform,
           gboolean            over)
{
  g_autofree char *text = g_strdup_printf (_("Too long for %s, which would cut it off."),
                                           gops_text_get (&platform->name, gops_interface_language ()));

  gtk_label_set_label (GTK_LABEL (self->over_text), text);
  gtk_widget_set_visible (self->over, over);
  gtk_widget_set_visible (self->shorten, get_form (self) != GOPS_RULE_FORM_SHORT);
}

static void
use_short_form (GopsRulesPane *self)
{
  gtk_widget_grab_focus (self->forms);   /* the button goes */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->forms), GOPS_RULE_FORM_SHORT);
}

static void
show_length (GopsRulesPane      *self,
             const GopsDossier  *dossier,
             const GopsPlatform *platform,
             const char         *text)
{
  guint minutes = gops_reading_minutes (text);
  g_autofree char *note = g_strdup_printf (ngettext ("%u min read", "%u min read", minutes), minutes);
  gsize limit = 0, length;
  GopsUnit unit;

  length = gops_platform_measure (platform, dossier->own_limits, choose_limit (dossier, platform), text, &limit, &unit);
  gops_length_bar_set (GOPS_LENGTH_BAR (self->length), (guint) length, (guint) limit, unit == GOPS_UNIT_BYTES, note);
  show_over (self, platform, limit > 0 && length > limit);
}

/* The lines that a platform with markup shows bold. Returns: (transfer container). */
static GPtrArray *
find_headings (GopsDocument *document)
{
  GPtrArray *headings = g_ptr_array_new ();

  g_ptr_array_add (headings, document->title);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const GopsBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == GOPS_BLOCK_HEADING)
        g_ptr_array_add (headings, block->text);
    }
  g_ptr_array_add (headings, NULL);
  return headings;
}

/* Where the platform turns signs into bold letters, the preview shows letters, not signs. */
static void
show_text (GopsRulesPane      *self,
           const GopsDossier  *dossier,
           const GopsPlatform *platform)
{
  g_autoptr (GopsDocument) document = gops_rules_form_document (dossier, get_form (self), platform->id);
  /* a chat has no tables: the steps stand as the list that is copied */
  g_autofree char *text = get_form (self) == GOPS_RULE_FORM_LADDER ? gops_rules_form_text (dossier, GOPS_RULE_FORM_LADDER, platform->id)
                                                                   : gops_write_text (document, "plain");
  gboolean plain = g_str_equal (platform->markup, "plain");
  g_autoptr (GPtrArray) headings = plain ? NULL : find_headings (document);
  g_autofree char *shown = gops_brief (text, MOST_PREVIEWED);

  gops_preview_card_set_text (GOPS_PREVIEW_CARD (self->preview), shown, gops_dossier_language (dossier),
                              headings != NULL ? (const char *const *) headings->pdata : NULL);
}

static void
show_preview (GopsRulesPane *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  const GopsPlatform *platform = get_platform (self);
  const char *owner = dossier != NULL ? gops_record_get_text (dossier->group, GOPS_GROUP_OWNER) : NULL;
  g_autofree char *text = NULL;

  if (dossier == NULL || platform == NULL)
    return;
  text = gops_rules_form_text (dossier, get_form (self), platform->id);
  show_text (self, dossier, platform);
  show_length (self, dossier, platform, text);
  gops_preview_card_set_author (GOPS_PREVIEW_CARD (self->preview), owner != NULL && *owner != '\0' ? owner : _("Owner"),
                                owner != NULL && *owner != '\0' ? _("Owner") : NULL,
                                choose_limit (dossier, platform) == GOPS_LIMIT_ANNOUNCEMENT ? _("Group announcement") : _("Message"));
}

/* --- platforms --- */

static void
on_choice_changed_cb (GopsRulesPane *self)
{
  show_preview (self);
}

static void
refresh (GopsRulesPane *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);

  if (dossier == NULL)
    return;
  gops_platform_choice_show (GTK_DROP_DOWN (self->platforms), dossier);
  show_preview (self);
  gtk_widget_set_sensitive (self->copy, dossier->clauses->len > 0);
}

void
gops_rules_pane_copy (GopsRulesPane *self)
{
  const GopsPlatform *platform = get_platform (self);
  const GopsDossier *dossier;
  g_autofree char *text = NULL;

  gops_session_flush (self->session);
  gops_session_refresh_now (self->session);
  dossier = gops_session_get_dossier (self->session);
  if (dossier == NULL || platform == NULL)
    return;
  text = gops_rules_form_text (dossier, get_form (self), platform->id);
  gops_session_copy_text (self->session, text, _("Rules copied"));
}

/* --- object --- */

static void
gops_rules_pane_dispose (GObject *object)
{
  GopsRulesPane *self = GOPS_RULES_PANE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_rules_pane_parent_class)->dispose (object);
}

static void
gops_rules_pane_class_init (GopsRulesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_rules_pane_dispose;

  g_type_ensure (GOPS_TYPE_PREVIEW_CARD);
  g_type_ensure (GOPS_TYPE_LENGTH_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-rules-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPane, box);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPane, forms);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPane, platforms);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPane, preview);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPane, length);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPane, over);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPane, over_text);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPane, shorten);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPane, copy);
  gtk_widget_class_bind_template_callback (widget_class, gops_rules_pane_copy);
  gtk_widget_class_bind_template_callback (widget_class, use_short_form);
}

static void
gops_rules_pane_init (GopsRulesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_platform_choice_set_up (GTK_DROP_DOWN (self->platforms));
}

GtkWidget *
gops_rules_pane_new (GopsSession *session)
{
  GopsRulesPane *self = g_object_new (GOPS_TYPE_RULES_PANE, NULL);

  self->session = g_object_ref (session);
  gtk_box_append (GTK_BOX (self->box), gops_page_advice_new (session, "rules"));
  g_signal_connect_swapped (self->forms, "notify::selected", G_CALLBACK (on_choice_changed_cb), self);
  g_signal_connect_swapped (self->platforms, "notify::selected", G_CALLBACK (on_choice_changed_cb), self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
