/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seed users. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-fill.h"
#include "gops-positioning-changes.h"
#include "gops-scroll.h"
#include "gops-seed-dialog.h"
#include "gops-seed-paste.h"
#include "gops-seed-row.h"
#include "gops-seed-users.h"
#include "gops-seeds-section.h"
#include "gops-wrap-layout.h"

#define SHOWN_AT_FIRST 60
#define SHOWN_MORE 200

struct _GopsSeedsSection
{
  GopsView parent_instance;

  guint      shown;   /* so many rows at most */

  GtkWidget *figures, *hint, *list, *more;
};

G_DEFINE_FINAL_TYPE (GopsSeedsSection, gops_seeds_section, GOPS_TYPE_VIEW)

/* --- showing --- */

/* "2 of 5 who were tried accepted (40 %), after 2.4 attempts each. About half is usual." */
static void
show_figures (GopsSeedsSection  *self,
              const GopsDossier *dossier)
{
  GopsSeedFigures figures = gops_seed_figures (dossier);
  g_autofree char *text = NULL;

  if (figures.tried == 0)
    text = g_strdup (_("Nobody was tried yet. With a good reason and several tries, about half accept."));
  else
    text = g_strdup_printf (_("%u of %u accepted: %.0f %%, after %.1f attempts each. About half is usual."), figures.accepted,
                            figures.tried, figures.acceptance, figures.attempts_each);
  gtk_label_set_label (GTK_LABEL (self->figures), text);
  gtk_widget_set_visible (self->figures, figures.n > 0);
  gtk_widget_set_visible (self->hint, figures.n == 0);
  gtk_widget_set_visible (self->list, figures.n > 0);
}

/* Due first, then open by their next day, then the others. */
static int
rank_of (gpointer outreach)
{
  const char *result = gops_record_get_text (outreach, GOPS_OUTREACH_RESULT);

  if (*result == '\0' || g_str_equal (result, "open"))
    return gops_record_is_blank (outreach, GOPS_OUTREACH_NEXT_ON) ? 1 : 0;
  return g_str_equal (result, "accepted") ? 2 : 3;
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  gpointer one = *(gpointer *) a, other = *(gpointer *) b;
  gint64 by_position = gops_record_get_int (one, GOPS_OUTREACH_POSITION) - gops_record_get_int (other, GOPS_OUTREACH_POSITION);
  int by_rank = rank_of (one) - rank_of (other);
  int by_day = strcmp (gops_record_get_text (one, GOPS_OUTREACH_NEXT_ON), gops_record_get_text (other, GOPS_OUTREACH_NEXT_ON));

  if (by_rank != 0)
    return by_rank;
  if (rank_of (one) == 0 && by_day != 0)
    return by_day;
  return by_position < 0 ? -1 : by_position > 0;
}

static GPtrArray *
sort_people (const GopsDossier *dossier)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < dossier->outreach->len; i++)
    g_ptr_array_add (people, g_ptr_array_index (dossier->outreach, i));
  g_ptr_array_sort (people, compare_people);
  return people;
}

static void
show_people (GopsSeedsSection  *self,
             const GopsDossier *dossier)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  g_autoptr (GPtrArray) people = sort_people (dossier);
  guint n = MIN (people->len, self->shown);
  g_autofree char *more = g_strdup_printf (ngettext ("Show %u More", "Show %u More", people->len - n), people->len - n);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      gpointer outreach = g_ptr_array_index (people, i);

      if (gtk_list_box_get_row_at_index (list, (int) i) == NULL)
        gtk_list_box_append (list, gops_seed_row_new ());
      gops_seed_row_set (GOPS_SEED_ROW (gtk_list_box_get_row_at_index (list, (int) i)), dossier, outreach,
                         gops_seed_attempts (dossier, gops_record_get_id (outreach)));
    }
  gtk_button_set_label (GTK_BUTTON (self->more), more);
  gtk_widget_set_visible (self->more, people->len > n);
}

static void
gops_seeds_section_refresh (GopsView *view)
{
  GopsSeedsSection *self = GOPS_SEEDS_SECTION (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);

  if (dossier == NULL)
    return;
  show_figures (self, dossier);
  show_people (self, dossier);
}

static GtkListBoxRow *
find_row (GopsSeedsSection *self,
          gint64            id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (gops_seed_row_get_id (GOPS_SEED_ROW (row)) == id)
      return row;
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
}

/* An attempt belongs to somebody. */
static gint64
person_of (GopsSeedsSection *self,
           const char       *table,
           gint64            row)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  gpointer attempt = g_str_equal (table, "outreach_attempt") ? gops_positioning_find (dossier->attempts, row) : NULL;

  return attempt != NULL ? gops_record_get_int (attempt, GOPS_OUTREACH_ATTEMPT_OUTREACH_ID) : row;
}

static void
gops_seeds_section_go_to (GopsView   *view,
                          const char *table,
                          gint64      row,
                          const char *column)
{
  GopsSeedsSection *self = GOPS_SEEDS_SECTION (view);
  gint64 id = person_of (self, table, row);
  GtkListBoxRow *found = find_row (self, id);
  GtkWidget *target = found != NULL ? GTK_WIDGET (found) : GTK_WIDGET (self);

  if (found != NULL)
    gtk_widget_grab_focus (target);
  gops_scroll_to (target);
  if (found != NULL && column != NULL && gops_seed_row_get_id (GOPS_SEED_ROW (found)) == id)
    gops_seed_dialog_present (view, id, column);
}

/* --- commands --- */

static gboolean
insert_person (GopsStore *store,
               gpointer   person,
               GError   **error)
{
  return gops_record_insert (person, store, error);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsView *view = GOPS_VIEW (widget);
  const GopsDossier *dossier = gops_view_get_dossier (view);
  gpointer last;
  g_autoptr (GopsOutreach) person = NULL;

  if (dossier == NULL)
    return;
  last = dossier->outreach->len > 0 ? g_ptr_array_index (dossier->outreach, dossier->outreach->len - 1) : NULL;
  person = gops_record_new (GOPS_TYPE_OUTREACH, "group-id", gops_record_get_id (dossier->group), "result", "open", "next-on",
                            dossier->today, "position", last != NULL ? gops_record_get_int (last, GOPS_OUTREACH_POSITION) + 1 : (gint64) 1, NULL);
  /* the same good reason serves many */
  if (last != NULL)
    gops_record_set_text (person, GOPS_OUTREACH_REASON, gops_record_get_text (last, GOPS_OUTREACH_REASON));
  if (!gops_view_change (view, N_("Add seed user"), NULL, insert_person, person))
    return;
  gops_session_refresh_now (gops_view_get_session (view));
  gops_seed_dialog_present (view, gops_record_get_id (person), "name");
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gops_seed_paste_present (GOPS_VIEW (widget));
}

static void
attempt_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gops_seed_dialog_present (GOPS_VIEW (widget), g_variant_get_int64 (parameter), "attempt");
}

static GopsOutreach *
find_person (GtkWidget *widget,
             GVariant  *parameter)
{
  const GopsDossier *dossier = gops_view_get_dossier (widget);

  return dossier != NULL ? gops_positioning_find (dossier->outreach, g_variant_get_int64 (parameter)) : NULL;
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsOutreach *person = find_person (widget, parameter);
  g_autofree char *reason = person != NULL ? gops_method_fill (gops_view_get_dossier (widget),
                                                               gops_record_get_text (person, GOPS_OUTREACH_REASON)) : NULL;

  if (reason != NULL && *reason != '\0')
    gops_session_copy_text (gops_view_get_session (widget), reason, _("Reason copied"));
  else
    gops_session_toast (gops_view_get_session (widget), _("There is no reason to copy yet"));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsOutreach *person = find_person (widget, parameter);
  g_autofree char *label = person != NULL ? g_strdup (gops_record_get_text (person, GOPS_OUTREACH_NAME)) : NULL;

  if (person != NULL
      && gops_positioning_remove (GOPS_VIEW (widget), GOPS_TYPE_OUTREACH, g_variant_get_int64 (parameter),
                                  N_("Remove seed user “%s”"), label))
    gops_session_toast_undo (gops_view_get_session (widget), _("Seed user removed"));
}

static void
on_row_activated_cb (GopsSeedsSection *self,
                     GopsSeedRow      *row)
{
  gops_seed_dialog_present (GOPS_VIEW (self), gops_seed_row_get_id (row), NULL);
}

static void
on_more_clicked_cb (GopsSeedsSection *self)
{
  self->shown += SHOWN_MORE;
  gops_view_refresh (GOPS_VIEW (self));
}

/* --- object --- */

static GtkWidget *
create_buttons (void)
{
  GtkWidget *box = gops_wrap_box_new (6);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_BUTTON, "label", _("_Add Person"), "use-underline", TRUE, "action-name",
                                               "seeds.add", NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_BUTTON, "label", _("_Paste List…"), "use-underline", TRUE, "action-name",
                                               "seeds.paste", NULL));
  return box;
}

static GtkWidget *
create_text (const char *text,
             const char *first_class,
             const char *second_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, first_class);
  gtk_widget_add_css_class (label, second_class);
  return label;
}

static void
gops_seeds_section_constructed (GObject *object)
{
  GopsSeedsSection *self = GOPS_SEEDS_SECTION (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  G_OBJECT_CLASS (gops_seeds_section_parent_class)->constructed (object);

  self->shown = SHOWN_AT_FIRST;
  self->figures = create_text ("", "caption", "gops-section-note");
  self->hint = create_text (_("Who should be among the first? Friends, friends’ friends, who comments often, one person others follow. "
                              "Each gets a reason, and more than one try."), "card", "gops-hint");
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Seed users"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  self->more = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->figures);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_box_append (GTK_BOX (box), create_buttons ());
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
gops_seeds_section_class_init (GopsSeedsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_seeds_section_constructed;
  GOPS_VIEW_CLASS (klass)->refresh = gops_seeds_section_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_seeds_section_go_to;

  gtk_widget_class_install_action (widget_class, "seeds.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "seeds.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "seeds.attempt", "x", attempt_action);
  gtk_widget_class_install_action (widget_class, "seeds.copy", "x", copy_action);
  gtk_widget_class_install_action (widget_class, "seeds.remove", "x", remove_action);
}

static void
gops_seeds_section_init (GopsSeedsSection *self)
{
}
