/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people who may be one. */
#include "config.h"

#include "gops-suggestion-card.h"

#include <glib/gi18n.h>

#define LIKELY 70   /* of 100 */

struct _GopsSuggestionCard
{
  AdwBin parent_instance;

  gint64     kept_id;
  gint64     merged_id;

  GtkWidget *kept;
  GtkLabel  *kept_name;
  GtkLabel  *kept_facts;
  GtkWidget *merged;
  GtkLabel  *merged_name;
  GtkLabel  *merged_facts;
  GtkLabel  *sign;
  GtkBox    *words;
  GtkWidget *merge;
  GtkWidget *apart;
};

G_DEFINE_FINAL_TYPE (GopsSuggestionCard, gops_suggestion_card, ADW_TYPE_BIN)

enum { MERGE, APART, OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_merge_clicked_cb (GopsSuggestionCard *self)
{
  g_signal_emit (self, signals[MERGE], 0);
}

static void
on_apart_clicked_cb (GopsSuggestionCard *self)
{
  g_signal_emit (self, signals[APART], 0);
}

static void
on_kept_clicked_cb (GopsSuggestionCard *self)
{
  g_signal_emit (self, signals[OPEN], 0, self->kept_id);
}

static void
on_merged_clicked_cb (GopsSuggestionCard *self)
{
  g_signal_emit (self, signals[OPEN], 0, self->merged_id);
}

/* "+ The same telephone number" */
static void
add_words (GopsSuggestionCard *self,
           const char         *sign,
           const char         *text,
           const char         *css_class)
{
  g_autofree char *line = g_strdup_printf ("%s %s", sign, text);
  GtkWidget *label = gtk_label_new (line);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (label, "caption");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->words, label);
}

static void
show_verdict (GopsSuggestionCard      *self,
              const GopsPersonVerdict *verdict)
{
  gboolean sure = verdict->score >= GOPS_PERSON_SUGGEST_SURE;

  gtk_label_set_label (self->sign, sure ? _("Sure") : verdict->score >= LIKELY ? _("Likely") : _("Possible"));
  if (sure)
    gtk_widget_add_css_class (GTK_WIDGET (self->sign), "jade");
  for (guint i = 0; i < verdict->reasons->len; i++)
    add_words (self, "+", verdict->reasons->pdata[i], NULL);
  for (guint i = 0; i < verdict->doubts->len; i++)
    add_words (self, "−", verdict->doubts->pdata[i], "gops-doubt");
}

static void
set_label (GtkWidget  *widget,
           const char *format,
           const char *first,
           const char *second)
{
  g_autofree char *label = g_strdup_printf (format, first, second);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
gops_suggestion_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOPS_TYPE_SUGGESTION_CARD);

  G_OBJECT_CLASS (gops_suggestion_card_parent_class)->dispose (object);
}

static void
gops_suggestion_card_class_init (GopsSuggestionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_suggestion_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/people/gops-suggestion-card.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsSuggestionCard, name)
  CHILD (kept);
  CHILD (kept_name);
  CHILD (kept_facts);
  CHILD (merged);
  CHILD (merged_name);
  CHILD (merged_facts);
  CHILD (sign);
  CHILD (words);
  CHILD (merge);
  CHILD (apart);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_merge_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_apart_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_merged_clicked_cb);
  signals[MERGE] = g_signal_new ("merge", GOPS_TYPE_SUGGESTION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[APART] = g_signal_new ("apart", GOPS_TYPE_SUGGESTION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", GOPS_TYPE_SUGGESTION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
gops_suggestion_card_init (GopsSuggestionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gops_suggestion_card_new (const GopsPersonSuggestion *suggestion,
                          const char                 *kept_facts,
                          const char                 *merged_facts)
{
  GopsSuggestionCard *self = g_object_new (GOPS_TYPE_SUGGESTION_CARD, NULL);

  self->kept_id = suggestion->kept;
  self->merged_id = suggestion->merged;
  gtk_label_set_label (self->kept_name, suggestion->kept_name);
  gtk_label_set_label (self->merged_name, suggestion->merged_name);
  gtk_label_set_label (self->kept_facts, kept_facts);
  gtk_label_set_label (self->merged_facts, merged_facts);
  set_label (self->kept, _("Open “%s”, who would stay"), suggestion->kept_name, "");
  set_label (self->merged, _("Open “%s”"), suggestion->merged_name, "");
  set_label (self->merge, _("Merge “%s” and “%s”"), suggestion->kept_name, suggestion->merged_name);
  set_label (self->apart, _("“%s” and “%s” are two people"), suggestion->kept_name, suggestion->merged_name);
  show_verdict (self, suggestion->verdict);
  return GTK_WIDGET (self);
}

gint64
gops_suggestion_card_get_kept (GopsSuggestionCard *self)
{
  return self->kept_id;
}

gint64
gops_suggestion_card_get_merged (GopsSuggestionCard *self)
{
  return self->merged_id;
}

void
gops_suggestion_card_focus (GopsSuggestionCard *self)
{
  (void) gtk_widget_grab_focus (self->merge);
}
