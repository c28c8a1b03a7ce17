/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clause of the library, as a group would have it. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-fill.h"
#include "gops-language.h"
#include "gops-library-row.h"
#include "gops-rules-state.h"

struct _GopsLibraryRow
{
  GtkListBoxRow parent_instance;

  const GopsClauseTemplate *clause;   /* borrowed: of the catalogue */
  gboolean                  added;

  GtkWidget *sign, *text, *consequence, *why, *added_label, *plus;
};

G_DEFINE_FINAL_TYPE (GopsLibraryRow, gops_library_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_sign (GopsLibraryRow *self)
{
  gboolean encourages = g_str_equal (self->clause->polarity, "encourage");

  if (g_str_equal (self->clause->polarity, "neutral"))
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->sign), encourages ? "gops-encourage-symbolic" : "gops-forbid-symbolic");
  if (encourages)
    gtk_widget_set_css_classes (self->sign, (const char *[]) { "gops-jade-mark", NULL });
}

/* The clause in the group's language; why it is there in the reader's. */
static void
show_texts (GopsLibraryRow    *self,
            const GopsDossier *dossier)
{
  const char *language = gops_dossier_language (dossier);
  const char *why = gops_text_get (&self->clause->why, gops_interface_language ());
  g_autofree char *text = gops_method_fill (dossier, gops_text_get (&self->clause->text, language));
  g_autofree char *consequence = gops_method_fill (dossier, gops_text_get (&self->clause->consequence, language));

  gops_language_tag (self->text, language);
  gops_language_tag (self->consequence, language);
  gops_language_tag (self->why, gops_interface_language ());
  gtk_label_set_label (GTK_LABEL (self->text), text);
  gtk_label_set_label (GTK_LABEL (self->consequence), consequence);
  gtk_widget_set_visible (self->consequence, *consequence != '\0');
  gtk_label_set_label (GTK_LABEL (self->why), why);
}

static void
gops_library_row_class_init (GopsLibraryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-library-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsLibraryRow, sign);
  gtk_widget_class_bind_template_child (widget_class, GopsLibraryRow, text);
  gtk_widget_class_bind_template_child (widget_class, GopsLibraryRow, consequence);
  gtk_widget_class_bind_template_child (widget_class, GopsLibraryRow, why);
  gtk_widget_class_bind_template_child_full (widget_class, "added", FALSE, G_STRUCT_OFFSET (GopsLibraryRow, added_label));
  gtk_widget_class_bind_template_child (widget_class, GopsLibraryRow, plus);
}

static void
gops_library_row_init (GopsLibraryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gops_library_row_new (const GopsClauseTemplate *clause,
                      const GopsDossier        *dossier)
{
  GopsLibraryRow *self = g_object_new (GOPS_TYPE_LIBRARY_ROW, NULL);

  self->clause = clause;
  show_sign (self);
  show_texts (self, dossier);
  gops_library_row_set_added (self, FALSE);
  return GTK_WIDGET (self);
}

const GopsClauseTemplate *
gops_library_row_get_clause (GopsLibraryRow *self)
{
  return self->clause;
}

const char *
gops_library_row_get_text (GopsLibraryRow *self)
{
  return gtk_label_get_label (GTK_LABEL (self->text));
}

gboolean
gops_library_row_get_added (GopsLibraryRow *self)
{
  return self->added;
}

void
gops_library_row_set_added (GopsLibraryRow *self,
                            gboolean        added)
{
  const char *text = gops_library_row_get_text (self);
  g_autofree char *spoken = added ? g_strdup_printf (_("%s. Added"), text) : g_strdup (text);

  self->added = added;
  gtk_widget_set_visible (self->added_label, added);
  gtk_widget_set_visible (self->plus, !added);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
