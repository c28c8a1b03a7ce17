/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One search over groups, people, clauses, plan items, replies, materials, the clause library, commands and the help. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-dialogs-resources.h"
#include "gops-dialogs.h"
#include "gops-everything.h"
#include "gops-help-window.h"
#include "gops-language.h"
#include "gops-library-index.h"
#include "gops-look.h"
#include "gops-name-index.h"
#include "gops-scroll.h"
#include "gops-store-task.h"
#include "gops-use-resource.h"

#define GOPS_TYPE_SEARCH_DIALOG (gops_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsSearchDialog, gops_search_dialog, GOPS, SEARCH_DIALOG, AdwBin)

struct _GopsSearchDialog
{
  AdwBin parent_instance;

  GopsSession   *session;   /* (owned) */
  GopsNameIndex *people;    /* (owned) */
  GopsLibraryIndex *replies, *materials;   /* (owned) */
  GtkWidget     *opener;    /* (owned): the window's widget that opened the dialog */
  GCancellable  *running;   /* (owned) (nullable): the search under way */

  GtkEditable   *entry;
  GtkStack      *stack;
  GtkListBox    *list;
};

G_DEFINE_FINAL_TYPE (GopsSearchDialog, gops_search_dialog, ADW_TYPE_BIN)

/* --- going there --- */

static const GopsHit *
hit_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "hit");
}

typedef struct
{
  GtkWidget *opener;    /* (owned) */
  char      *section;   /* (owned) */
} LibraryPlace;

/* The library opens from the rules page, which has the focus by now. */
static gboolean
on_open_library_idle_cb (gpointer data)
{
  LibraryPlace *place = data;
  GtkRoot *root = gtk_widget_get_root (place->opener);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL)
    (void) gtk_widget_activate_action (focus, "page.add-clause", "s", place->section);
  g_object_unref (place->opener);
  g_free (place->section);
  g_free (place);
  return G_SOURCE_REMOVE;
}

static void
open_library (GtkWidget  *opener,
              const char *section)
{
  LibraryPlace *place = g_new0 (LibraryPlace, 1);

  place->opener = g_object_ref (opener);
  place->section = g_strdup (section);
  g_timeout_add (250, on_open_library_idle_cb, place);
}

static void
go_there (GopsSearchDialog *self,
          const GopsHit    *hit)
{
  static const struct { const char *page, *table; } places[] = {
    [GOPS_HIT_GROUP] = { "positioning", NULL },
    [GOPS_HIT_PERSON] = { "members", "membership" },
    [GOPS_HIT_CLAUSE] = { "rules", "clause" },
    [GOPS_HIT_PLAN_ITEM] = { "content", "plan_item" },
    [GOPS_HIT_REPLY] = { "library", "reply" },
    [GOPS_HIT_MATERIAL] = { "library", "material" },
    [GOPS_HIT_LIBRARY] = { "rules", NULL },
    [GOPS_HIT_COMMAND] = { NULL, NULL },
    [GOPS_HIT_HELP] = { NULL, NULL },
  };
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  g_autoptr (GtkWidget) opener = g_object_ref (self->opener);
  g_autofree char *section = g_strdup (hit->section);
  GopsHitKind hit_kind = hit->kind;
  gboolean grouped = hit->kind != GOPS_HIT_PERSON || hit->group != 0;
  GopsPlace place = { grouped ? places[hit->kind].page : "people", hit->group, grouped ? places[hit->kind].table : "person", hit->row, NULL };

  gops_dialog_close (GTK_WIDGET (self));
  if (hit_kind == GOPS_HIT_COMMAND)
    {
      (void) gtk_widget_activate_action (opener, section, NULL);
      return;
    }
  if (hit_kind == GOPS_HIT_HELP)
    {
      gops_help_present (opener, section);
      return;
    }
  gops_session_go_to (session, &place);
  if (section != NULL)
    open_library (opener, section);
}

static void
on_row_activated_cb (GopsSearchDialog *self,
                     GtkListBoxRow    *row)
{
  go_there (self, hit_of (row));
}

static void
on_entry_activate_cb (GopsSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    go_there (self, hit_of (row));
}

/* --- showing --- */

static const char *
kind_title (GopsHitKind kind)
{
  switch (kind)
    {
    case GOPS_HIT_GROUP:     return _("Groups");
    case GOPS_HIT_PERSON:    return _("People");
    case GOPS_HIT_CLAUSE:    return _("Rules of groups");
    case GOPS_HIT_PLAN_ITEM: return _("Plan items");
    case GOPS_HIT_REPLY:     return _("Replies and Knowledge");
    case GOPS_HIT_MATERIAL:  return _("Materials");
    case GOPS_HIT_LIBRARY:   return _("Clause library");
    case GOPS_HIT_COMMAND:   return _("Commands");
    case GOPS_HIT_HELP:      return _("Help");
    }
  g_return_val_if_reached ("");
}

static void
make_header (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       user_data)
{
  GtkWidget *label;

  if (before != NULL && hit_of (before)->kind == hit_of (row)->kind)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (kind_title (hit_of (row)->kind));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "gops-hits-head");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "gops-secondary");
    }
  return label;
}

static GtkWidget *
make_row (GopsHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = make_label (hit->title, NULL);

  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  if (hit->language != NULL)
    gops_language_tag (title, hit->language);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), make_label (hit->subtitle, "caption"));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (hit->icon));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, hit->title, -1);
  g_object_set_data_full (G_OBJECT (row), "hit", hit, gops_hit_free);
  return row;
}

static void
clear_list (GopsSearchDialog *self)
{
  GtkWidget *child;

  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  return (int) (*(const GopsHit *const *) a)->kind - (int) (*(const GopsHit *const *) b)->kind;
}

static void
add_people (GopsSearchDialog *self,
            GPtrArray        *hits)
{
  g_autoptr (GArray) persons = gops_name_index_search (self->people, gtk_editable_get_text (self->entry), GOPS_HITS_MAX);
  g_autoptr (GError) error = NULL;

  if (persons != NULL && !gops_everything_add_people (gops_session_get_store (self->session), persons, hits, &error))
    gops_session_report (self->session, error);
}

static void
add_library (GopsSearchDialog *self,
             GopsLibraryIndex *index,
             GopsHitKind       kind,
             GPtrArray        *hits)
{
  const GopsLibraryFilter filter = { .text = gtk_editable_get_text (self->entry), .order = GOPS_LIBRARY_BY_USE };
  g_autoptr (GArray) ids = gops_library_index_search (index, &filter, GOPS_HITS_MAX);
  g_autoptr (GError) error = NULL;

  if (!gops_everything_add_library (gops_session_get_store (self->session), kind, ids, hits, &error))
    gops_session_report (self->session, error);
}

static void
show_hits (GopsSearchDialog *self,
           GPtrArray        *hits)
{
  add_people (self, hits);
  add_library (self, self->replies, GOPS_HIT_REPLY, hits);
  add_library (self, self->materials, GOPS_HIT_MATERIAL, hits);
  gops_everything_add_commands (gtk_editable_get_text (self->entry), gops_session_get_group (self->session) != 0, hits);
  g_ptr_array_sort (hits, compare_hits);   /* stable */
  clear_list (self);
  g_ptr_array_set_free_func (hits, NULL);   /* the rows own them */
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (hits, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "list" : "nothing");
}

/* --- asking --- */

static gpointer
find_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  return gops_everything_find (store, data, error);
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GopsSearchDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;   /* a newer question is on its way, or nobody looks any more */
  g_clear_object (&self->running);
  if (hits != NULL)
    show_hits (self, hits);
  gops_session_report (self->session, error);
}

static void
ask (GopsSearchDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  if (*text == '\0')
    {
      clear_list (self);
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }
  self->running = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (self->session), find_in_thread, g_steal_pointer (&text), g_free,
                        (GDestroyNotify) g_ptr_array_unref, NULL, NULL, self->running, on_found_cb, g_object_ref (self));
}

/* --- keys --- */

static void
move_selection (GopsSearchDialog *self,
                int               by)
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
on_key_pressed_cb (GopsSearchDialog *self,
                   guint             key,
                   guint             code,
                   GdkModifierType   state)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up && key != GDK_KEY_Page_Down && key != GDK_KEY_Page_Up)
    return FALSE;
  move_selection (self, key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : key == GDK_KEY_Page_Down ? 8 : -8);
  return TRUE;
}

static void
add_keys (GopsSearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/* --- object --- */

static void
gops_search_dialog_dispose (GObject *object)
{
  GopsSearchDialog *self = GOPS_SEARCH_DIALOG (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_object (&self->people);
  g_clear_object (&self->replies);
  g_clear_object (&self->materials);
  g_clear_object (&self->opener);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_search_dialog_parent_class)->dispose (object);
}

static void
gops_search_dialog_class_init (GopsSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_search_dialog_dispose;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, GopsSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, GopsSearchDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gops_dialog_close);
}

static void
gops_search_dialog_init (GopsSearchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, make_header, NULL, NULL);
  add_keys (self);
}

/* The names are read once in a session; the index follows changes by itself. */
static GopsNameIndex *
people_of (GopsSession *session)
{
  GopsNameIndex *people = g_object_get_data (G_OBJECT (session), "people");

  if (people == NULL)
    {
      people = gops_name_index_new (gops_session_get_store (session), 0);
      g_object_set_data_full (G_OBJECT (session), "people", people, g_object_unref);
    }
  return g_object_ref (people);
}

static GopsLibraryIndex *
library_of (GopsSession     *session,
            const char      *key,
            GopsLibraryPart  part)
{
  GopsLibraryIndex *index = g_object_get_data (G_OBJECT (session), key);

  if (index == NULL)
    {
      index = gops_library_index_new (gops_session_get_store (session), part);
      g_object_set_data_full (G_OBJECT (session), key, index, g_object_unref);
      gops_library_index_prime (index);
    }
  return g_object_ref (index);
}

void
gops_search_present (GopsSession *session,
                     GtkWidget   *parent)
{
  GopsSearchDialog *self = g_object_new (GOPS_TYPE_SEARCH_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->opener = g_object_ref (parent);
  self->people = people_of (session);
  self->replies = library_of (session, "replies", GOPS_LIBRARY_REPLIES);
  self->materials = library_of (session, "materials", GOPS_LIBRARY_MATERIALS);
  g_signal_connect_object (self->people, "notify::ready", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->replies, "ready", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->materials, "ready", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Search Everything"), 560, 560, parent);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
